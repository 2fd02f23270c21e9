// @ts-check
// The pages in Firefox, whole visits: once as it is, and once as Tor Browser has it, where a canvas lies.
// `node --test tests/firefox.mjs`; tests/browser has the same promises one by one in Chromium.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browser, folder, service } from "./program.mjs";

const WORDS = "a lake at dawn";
/** What is not there after this long does not come. */
const PATIENCE = { timeout: 60_000 };

/** @type {Awaited<ReturnType<typeof service>>} */
let site;
before(async () => (site = await service()));
after(() => site?.stop());

for (const [name, lies, preferences] of /** @type {const} */ ([
  ["as it is", false, {}],
  ["with resistFingerprinting on", true, { "privacy.resistFingerprinting": true }],
])) {
  test(`a picture is made, kept, shown, taken along, brought back and erased in Firefox ${name}`, async () => {
    const visit = await arrive(preferences);
    try {
      await story(visit, lies);
      assert.deepEqual(await visit.complaints(), []);
    } finally {
      await visit.leave();
    }
  });
}

for (const [theme, preference] of /** @type {const} */ ([["dark", 0], ["light", 1]])) {
  test(`a system that is ${theme} gets a ${theme} page in Firefox, and the button turns it over for good`, async () => {
    const visit = await arrive({ "layout.css.prefers-color-scheme.content-override": preference });
    try {
      const dark = () => visit.page.evaluate(() => {
        const [red = 0] = getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
        return red < 128;
      });
      await visit.open("/privacy");
      assert.equal(await dark(), theme === "dark");
      await visit.click("[data-theme-switch]");
      assert.equal(await dark(), theme !== "dark");
      await visit.open("/gallery");
      assert.equal(await dark(), theme !== "dark", "the choice is remembered");
      assert.deepEqual(await visit.complaints(), []);
    } finally {
      await visit.leave();
    }
  });
}

/**
 * Makes a picture and does with it what one does.
 * @param {Awaited<ReturnType<typeof arrive>>} visit
 * @param {boolean} lies whether what a canvas gives back is not what was drawn
 */
async function story(visit, lies) {
  const { page } = visit;
  await visit.open("/");
  await page.type("#prompt", WORDS);
  await visit.click("[data-submit]");
  await visit.reads("[data-kept]", "Kept in this browser.");
  await visit.click("[data-pictures] [data-download]");
  const made = await visit.downloaded(".png");
  assert.ok(made.subarray(1, 4).equals(Buffer.from("PNG")));

  await visit.open("/gallery");
  await visit.reads("[data-count]", "Pictures kept: 1");
  const seen = () => {
    const image = document.querySelector("[data-grid] img");
    return image instanceof HTMLImageElement && image.complete ? [image.naturalWidth, image.naturalHeight] : [0, 0];
  };
  await page.waitForFunction((width) => {
    const image = document.querySelector("[data-grid] img");
    return image instanceof HTMLImageElement && image.naturalWidth === width;
  }, PATIENCE, made.readUInt32BE(16));
  assert.deepEqual(await page.evaluate(seen), [made.readUInt32BE(16), made.readUInt32BE(20)]);
  assert.equal(await visit.copy(), lies ? "image/png" : "image/webp", "a copy is made where it would be the picture");
  await visit.click("[data-grid] button");
  await page.waitForSelector("[data-viewer] [data-download][download]", PATIENCE);
  await visit.click("[data-viewer] [data-download]");
  assert.ok(made.equals(await visit.downloaded(".png")), "what is saved is what came");
  await page.waitForFunction((lies) => document.querySelector("[data-format]")?.matches(":disabled") === lies, PATIENCE, lies);
  await page.keyboard.press("Escape");

  await visit.click("[data-export] [type=submit]");
  await visit.reads("[data-export-status]", "Exported.");
  const exported = await visit.downloadedPath(".afterimage");
  await visit.click("[data-delete-all]");
  await visit.click("[data-question] [value=delete]");
  await visit.reads("[data-empty]", "Nothing here yet.");
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(".picture.")).length), 0);

  const field = /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement>} */ (await page.$("[data-import-file]"));
  await field.uploadFile(exported);
  await visit.click("[data-import] [type=submit]");
  await visit.reads("[data-import-status]", "Pictures added: 1.");
  await visit.reads("[data-count]", "Pictures kept: 1");
  await visit.click("[data-grid] button");
  await page.waitForSelector("[data-viewer] [data-download][download]", PATIENCE);
  await visit.click("[data-viewer] [data-download]");
  assert.ok(made.equals(await visit.downloaded(".png")), "what came back is what came");
}

/**
 * Somebody before a Firefox of their own.
 * @param {Record<string, unknown>} preferences
 */
async function arrive(preferences) {
  const downloads = folder();
  const firefox = await browser("firefox", {
    "browser.download.folderList": 2,
    "browser.download.dir": downloads,
    "browser.helperApps.neverAsk.saveToDisk": "image/png,application/octet-stream",
    "intl.accept_languages": "en",
    ...preferences,
  });
  const page = await firefox.newPage();
  await page.setViewport({ width: 1100, height: 800 });
  /** @type {string[]} */
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(site.origin) && !/^(blob|data|about):/.test(address)) complaints.push(address);
  });
  // What the policy forbids is told to the page alone, so the page has to remember it for us.
  await page.evaluateOnNewDocument(() => {
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      sessionStorage.setItem("violated", `${sessionStorage.getItem("violated") ?? ""}${violatedDirective} ${blockedURI};`);
    });
  });
  const found = (/** @type {string} */ ending) => {
    const name = readdirSync(downloads).find((name) => name.endsWith(ending));
    // Beside a file that grows lies one with an ending of Firefox's own.
    return name && !existsSync(join(downloads, `${name}.part`)) && readFileSync(join(downloads, name)).length > 0 ? join(downloads, name) : null;
  };
  const downloadedPath = async (/** @type {string} */ ending) => {
    for (let end = Date.now() + PATIENCE.timeout; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const path = found(ending);
      if (path) return path;
    }
    throw new Error(`no ${ending} is saved`);
  };
  return {
    page,
    downloadedPath,
    open: (/** @type {string} */ path) => page.goto(site.origin + path, { waitUntil: "load" }),
    /** @param {string} css */
    async click(css) {
      const element = await page.waitForSelector(css, { ...PATIENCE, visible: true });
      await element?.scrollIntoView();
      await element?.click();
    },
    /**
     * @param {string} css
     * @param {string} words
     */
    async reads(css, words) {
      const says = (/** @type {string} */ css, /** @type {string} */ words) => document.querySelector(css)?.textContent?.includes(words);
      await page.waitForFunction(says, PATIENCE, css, words).catch(async (error) => {
        throw new Error(`${css} does not say ${words}: ${await page.evaluate(() => document.body.innerText)}`, { cause: error });
      });
    },
    /** @param {string} ending */
    async downloaded(ending) {
      const path = await downloadedPath(ending);
      const bytes = readFileSync(path);
      rmSync(path);
      return bytes;
    },
    /** The format of what the grid shows. */
    copy: () =>
      page.evaluate(async () => {
        const entry = document.querySelector("script[src$='gallery.js']")?.getAttribute("src") ?? "";
        const { openStore } = await import(entry.replace("gallery.js", "store.js"));
        const store = openStore();
        return (await store.thumbnail((await store.list())[0].id)).type;
      }),
    async complaints() {
      const violated = await page.evaluate(() => sessionStorage.getItem("violated"));
      return violated === null ? complaints : [...complaints, violated];
    },
    leave: () => firefox.close(),
  };
}
