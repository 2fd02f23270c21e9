// @ts-check
// What is said about a picture, and how it is handed over as a file.

import { digits, say } from "./texts.js";

/** @type {Intl.DateTimeFormat | undefined} */
let days;

/**
 * Size, seed, place, model and day, as one line.
 * @param {import("./store.js").Kept} kept
 */
export function facts(kept) {
  const seed = kept.seed ? say("seed", { seed: kept.seed }) : "";
  const size = kept.width > 0 ? `${kept.width} × ${kept.height}` : "";
  const known = [size, seed, kept.place ?? "", kept.model, day(kept)];
  // From right to left, a number after a name would be drawn into it (UAX #9): each fact is kept by itself.
  const apart = document.documentElement.dir === "rtl" ? (/** @type {string} */ fact) => `\u2068${fact}\u2069` : String;
  return known.filter((fact) => fact !== "").map(apart).join(" · ");
}

/**
 * The day a picture was made, in the page's language.
 * @param {import("./store.js").Kept} kept
 */
export function day(kept) {
  const made = new Date(kept.made);
  // A format of its own for each of a thousand pictures would take longer than everything else about them.
  days ??= new Intl.DateTimeFormat(document.documentElement.lang, { ...digits, dateStyle: "medium" });
  return Number.isNaN(made.getTime()) ? "" : days.format(made);
}

/**
 * Makes a link give the picture as a file.
 * @param {HTMLAnchorElement | null} link
 * @param {import("./store.js").Kept} kept
 * @param {string} address
 * @param {string} [type] of what is there
 */
export function offer(link, kept, address, type = kept.mime) {
  if (!link) return;
  link.href = address;
  link.download = fileName(kept, type);
}

/**
 * The name for a file of this type: a copy may be of another than the file it was made of.
 * @param {import("./store.js").Kept} kept
 * @param {string} type
 */
export function fileName(kept, type) {
  return type === kept.mime ? kept.name : kept.name.replace(/(\.\w+)?$/, `.${type.replace(/^image\//, "")}`);
}

/**
 * Waits for a picture and measures it; one this browser cannot show measures nothing.
 * @param {HTMLImageElement} image
 */
export async function measure(image) {
  await image.decode().catch(() => {});
  return { width: image.naturalWidth, height: image.naturalHeight };
}
