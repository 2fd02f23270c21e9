// @ts-check
// A smaller copy of a picture, in the quality the visitor chose.

import { carryMark } from "./mark.js";
import { encoded, probe } from "./probe.js";

/** @typedef {"small" | "good" | "best"} Quality */

/**
 * The largest side of a copy in pixels, and what the encoder is told.
 * @type {Record<Quality, { side: number, quality: number }>}
 */
export const QUALITIES = {
  small: { side: 768, quality: 0.6 },
  good: { side: 1024, quality: 0.8 },
  best: { side: 2048, quality: 0.92 },
};

/** @type {ReturnType<typeof probe> | undefined} */
let probed;

/** Finds out whether copies can be made at all, so that it is known when there is one to make. */
export function prepare() {
  probed ??= probe();
  return probed;
}

/**
 * A copy; nothing where it would be no smaller than the picture, or no true copy.
 * @param {Blob} picture
 * @param {Quality} quality
 * @returns {Promise<Blob | null>}
 */
export async function copyOf(picture, quality) {
  const type = await prepare();
  if (!type) return null;
  try {
    const canvas = await drawn(picture, QUALITIES[quality].side);
    if (!canvas || (type === "image/jpeg" && !isOpaque(canvas))) return null;
    const copy = await encoded(canvas, type, QUALITIES[quality].quality);
    if (copy?.type !== type) return null;
    const marked = await carryMark(picture, copy, canvas);
    return marked.size < picture.size ? marked : null;
  } catch {
    return null;
  }
}

/**
 * @param {Blob} picture
 * @param {number} side
 */
async function drawn(picture, side) {
  const image = await createImageBitmap(picture);
  const scale = Math.min(1, side / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const context = canvas.getContext("2d");
  if (context) context.imageSmoothingQuality = "high";
  context?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return context && canvas;
}

/** @param {HTMLCanvasElement} canvas */
function isOpaque(canvas) {
  const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data;
  return Boolean(pixels?.every((value, at) => at % 4 !== 3 || value === 255));
}
