// @ts-check
// A filled form as the part of a link that no browser sends to any server, and back.

import { SETTINGS } from "./settings.js";

/** The longest fragment: what is longer is broken by the programs that links are pasted into. */
const MOST = 16_000;
/** The longest value but the words. */
const SHORT = 200;
/** @type {readonly string[]} */
const WORDS = ["prompt", "negative_prompt"];

/**
 * The fragment for these settings, or nothing when it is too long for a link or holds no words.
 * @param {ReadonlyMap<string, string>} fields
 * @returns {string | null}
 */
export function written(fields) {
  return fields.get("prompt") ? reuse(fields) : null;
}

/**
 * The fragment for these settings, with words or without, as a picture has them; nothing when it is too long for a link.
 * @param {ReadonlyMap<string, string>} fields
 * @returns {string | null}
 */
export function reuse(fields) {
  const parameters = new URLSearchParams();
  for (const name of ["prompt", ...SETTINGS]) {
    const value = fields.get(name);
    if (value && !parameters.has(name)) parameters.set(name, value);
  }
  const fragment = `#${parameters}`;
  return parameters.size > 0 && fragment.length <= MOST ? fragment : null;
}

/**
 * The settings of a fragment; nothing when it holds none of ours. What it says is typed by a stranger: only names that
 * are known come through, each once, and no letters that nobody can see.
 * @param {string} fragment
 * @returns {Map<string, string> | null}
 */
export function read(fragment) {
  if (fragment.length > MOST) return null;
  const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
  /** @type {Map<string, string>} */
  const fields = new Map();
  for (const name of SETTINGS) {
    const value = plain(parameters.get(name) ?? "");
    if (value !== "" && (WORDS.includes(name) || value.length <= SHORT)) fields.set(name, value);
  }
  return fields.size > 0 ? fields : null;
}

/**
 * Without control characters, and without marks that turn or hide the letters around them.
 * @param {string} text
 */
function plain(text) {
  return text.replace(/\r\n?/g, "\n").replace(/(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu, "").trim();
}
