// @ts-check
// Every page in every language as html-validate reads it: the rules of the HTML standard, and those for everybody's reach.
// `node --test tests/markup.mjs`; the pages are those of templates/examples/preview.rs.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";

const root = new URL("..", import.meta.url).pathname;
const built = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug/examples/preview");
const LANGUAGES = ["en", "de", "fr", "es", "pt", "ja", "zh", "ar"];

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // How it is written, not what it says.
    "long-title": "off",
    "no-trailing-whitespace": "off",
    // A table laid out as cards on a phone is no table to some browsers unless it is called one.
    "no-redundant-role": "off",
    // A passphrase is for a file, and no program shall take it for a visitor's password.
    "autocomplete-password": "off",
    // What comes from the page's own origin cannot be changed without the page itself.
    "require-sri": ["error", { target: "crossorigin" }],
  },
});

/**
 * Writes every page of a language, by the example as the tests have built it, or else as it is built now.
 * @param {string} folder
 * @param {string} lang
 */
function preview(folder, lang) {
  const cargo = ["cargo", "run", "--quiet", "--locked", "-p", "afterimage-templates", "--example", "preview", "--"];
  const [command = "", ...rest] = existsSync(built) ? [built] : cargo;
  const { status, stderr } = spawnSync(command, [...rest, folder, lang], { cwd: root, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return readdirSync(folder).filter((name) => name.endsWith(".html"));
}

for (const lang of LANGUAGES) {
  test(`every page is good markup: ${lang}`, async () => {
    const folder = mkdtempSync(join(tmpdir(), "afterimage-"));
    try {
      const names = preview(folder, lang);
      assert.ok(names.length > 15, `${names}`);
      const broken = [];
      for (const name of names) {
        const page = readFileSync(join(folder, name), "utf8");
        assert.ok(lang === "pt" ? page.includes('lang="pt-BR"') : page.includes(`lang="${lang}`), name);
        const { results } = await validator.validateString(page, name);
        for (const { messages } of results) {
          for (const { ruleId, message, selector } of messages) broken.push(`${name}: ${ruleId}: ${message} (${selector})`);
        }
      }
      assert.deepEqual(broken, []);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
