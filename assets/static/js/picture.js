// @ts-check
// What is said about a picture, and how it is handed over as a file.

import { digits, say } from "./texts.js";

/**
 * Size, seed, place, model and day, as one line.
 * @param {import("./store.js").Kept} kept
 */
export function facts(kept) {
  const day = new Date(kept.made).toLocaleDateString(document.documentElement.lang, { ...digits, dateStyle: "medium" });
  const seed = kept.seed ? say("seed", { seed: kept.seed }) : "";
  const size = kept.width > 0 ? `${kept.width} × ${kept.height}` : "";
  const known = [size, seed, kept.place ?? "", kept.model, day];
  return known.filter((fact) => fact !== "").join(" · ");
}

/**
 * Makes a link give the picture as a file.
 * @param {HTMLAnchorElement | null} link
 * @param {import("./store.js").Kept} kept
 * @param {string} address
 */
export function offer(link, kept, address) {
  if (!link) return;
  link.href = address;
  link.download = kept.name;
}

/**
 * Waits for a picture and measures it; one this browser cannot show measures nothing.
 * @param {HTMLImageElement} image
 */
export async function measure(image) {
  await image.decode().catch(() => {});
  return { width: image.naturalWidth, height: image.naturalHeight };
}
