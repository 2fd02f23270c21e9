// @ts-check
// The page of what is held: what this browser keeps beside it, and whether it is really gone when it was erased.

import { erase, look } from "./browser-data.js";
import { find } from "./dom.js";
import { digits, say } from "./texts.js";

/** The units of a size, each a thousand times the one before. */
const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"];

/** @param {HTMLElement} list */
async function show(list) {
  tell("looking");
  const { kept, blocked, whole } = await look();
  const lines = kept.map((one) => [named(one), amount(one)]);
  if (whole) lines.push([say("browser-whole"), size(whole)]);
  list.replaceChildren(...lines.flatMap(([what, much]) => [element("dt", what), element("dd", much)]));
  list.hidden = lines.length === 0;
  tell(blocked ? "blocked" : kept.length === 0 ? "nothing" : "");
}

/**
 * The server has told the browser to erase everything; where it did not, or could not, the script does.
 * @param {HTMLElement} place
 */
async function finish(place) {
  tell("looking");
  const { kept, blocked } = await erase();
  tell(blocked ? "blocked" : kept.length === 0 ? "erased" : "left");
  const left = kept.map((one) => element("li", `${named(one)}: ${amount(one)}`));
  find("[data-browser-left]", HTMLElement, place)?.replaceChildren(...left);
}

/** @param {import("./browser-data.js").Kept} kept */
function named({ kind, name = "", part = "" }) {
  return say(`browser-${kind}`, { name, part });
}

/** @param {import("./browser-data.js").Kept} kept */
function amount({ count, bytes }) {
  return bytes === null ? say("browser-number", { count }) : say("browser-entries", { count, size: size(bytes) });
}

/**
 * A size in the page's language.
 * @param {number} bytes
 */
function size(bytes) {
  const place = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const format = { ...digits, style: /** @type {const} */ ("unit"), unit: UNITS[place], maximumSignificantDigits: 3 };
  return new Intl.NumberFormat(document.documentElement.lang, format).format(bytes / 1000 ** place);
}

/**
 * @param {string} kind
 * @param {string} [words]
 */
function element(kind, words = "") {
  const made = document.createElement(kind);
  made.textContent = words;
  return made;
}

/** @param {"looking" | "blocked" | "nothing" | "erased" | "left" | ""} what */
function tell(what) {
  const status = find("[data-browser-status]", HTMLElement);
  if (status) status.textContent = what && say(`browser-${what}`);
}

const list = find("[data-browser]", HTMLElement);
const erased = find("[data-erased]", HTMLElement);
if (list) show(list);
if (erased) finish(erased);
