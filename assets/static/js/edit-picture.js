// @ts-check
// The visitor's own picture, made ready to be sent: upright, no larger than it is of use, and nothing but the picture.

import { kindOf, strip } from "./edit-file.js";
import { encoded, probe } from "./probe.js";

/** How well a picture is kept that is too heavy as PNG; the first that is light enough is taken. */
const QUALITIES = [0.95, 0.88, 0.78, 0.65];

/** @type {Promise<boolean> | undefined} */
let honest;

/** Whether what a canvas gives back can be believed. @returns {Promise<boolean>} */
export function isHonest() {
  honest ??= probe().then((type) => type !== null);
  return honest;
}

/** What is wrong with a file, as the last part of the sentence's id. */
export class Unfit extends Error {}

/**
 * @typedef {object} Limits
 * @property {number} bytes of the file
 * @property {[number, number]} pixels across and down
 * @property {number} side beyond which pixels are of no use to the model
 *
 * @typedef {object} Given
 * @property {ImageBitmap} image upright
 * @property {Blob | null} file the picture alone as it was chosen; nothing where it has to be written anew
 * @property {boolean} turned it lies as the camera stored it, for this browser cannot write it upright
 */

/**
 * Reads a file.
 * @param {Blob} chosen
 * @returns {Promise<Given>}
 * @throws {Unfit}
 */
export async function read(chosen) {
  const bytes = new Uint8Array(await chosen.arrayBuffer());
  const kind = kindOf(bytes);
  if (kind === "gif" || kind === "svg" || kind === "heic") throw new Unfit(kind);
  const bare = strip(bytes);
  if (!bare) throw new Unfit("other");
  const file = new Blob([bare.bytes], { type: `image/${kind}` });
  const canWrite = await isHonest();
  if (bare.moving && !canWrite) throw new Unfit("moving");
  const rewrite = canWrite && (bare.turned || bare.profiled || bare.moving);
  try {
    const image = await createImageBitmap(rewrite ? new Blob([bytes], { type: file.type }) : file);
    return { image, file: rewrite ? null : file, turned: bare.turned && !canWrite };
  } catch {
    throw new Unfit("other");
  }
}

/**
 * The size at which a picture is of use: no side longer than the model's longest, and never larger than it is.
 * @param {{ width: number, height: number }} size
 * @param {Limits} limits
 */
export function fitted({ width, height }, { side, pixels }) {
  const scale = Math.min(1, side / Math.max(width, height), pixels[0] / width, pixels[1] / height);
  const scaled = (/** @type {number} */ length) => Math.max(1, Math.round(length * scale));
  return { width: scaled(width), height: scaled(height) };
}

/**
 * The picture as a canvas of this size, its edges drawn out to where it is extended: the model has colours to begin with.
 * @param {CanvasImageSource & { width: number, height: number }} image
 * @param {import("./edit-mask.js").Box} inner where the picture lies
 * @param {number} width
 * @param {number} height
 */
export function drawn(image, inner, width, height) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  context.imageSmoothingQuality = "high";
  const { left, top, right, bottom } = inner;
  const across = [[0, 1, 0, left], [0, image.width, left, right - left], [image.width - 1, 1, right, width - right]];
  const down = [[0, 1, 0, top], [0, image.height, top, bottom - top], [image.height - 1, 1, bottom, height - bottom]];
  for (const [fromX = 0, wide = 0, x = 0, w = 0] of across) {
    for (const [fromY = 0, high = 0, y = 0, h = 0] of down) {
      if (w > 0 && h > 0) context.drawImage(image, fromX, fromY, wide, high, x, y, w, h);
    }
  }
  return canvas;
}

/**
 * The canvas as a file that is light enough.
 * @param {HTMLCanvasElement} canvas
 * @param {number} most bytes
 * @returns {Promise<Blob>}
 * @throws {Unfit}
 */
export async function written(canvas, most) {
  const png = await encoded(canvas, "image/png");
  if (png?.type === "image/png" && png.size <= most) return png;
  const flat = document.createElement("canvas");
  [flat.width, flat.height] = [canvas.width, canvas.height];
  const context = flat.getContext("2d");
  // A JPEG knows no transparency: what shows through is white, as on paper.
  if (context) context.fillStyle = "#fff";
  context?.fillRect(0, 0, flat.width, flat.height);
  context?.drawImage(canvas, 0, 0);
  for (const quality of QUALITIES) {
    const file = await encoded(flat, "image/jpeg", quality);
    if (file?.type === "image/jpeg" && file.size <= most) return file;
  }
  throw new Unfit("heavy");
}
