// @ts-check
// Whether what a canvas gives back can be believed: some browsers answer noise, one colour or another format, so that
// no page can tell them apart by it.

/** Wide enough that a browser which changes one pixel in hundreds is found out. */
const SIDE = 64;

/**
 * The format that copies are made in; nothing when a copy would not be the picture.
 * @returns {Promise<"image/webp" | "image/jpeg" | null>}
 */
export async function probe() {
  try {
    const drawn = draw();
    if (!drawn || !(await isHonest(drawn))) return null;
    for (const type of /** @type {const} */ (["image/webp", "image/jpeg"])) {
      const copy = await encoded(drawn.canvas, type, 0.9);
      if (copy?.type === type && (await isLike(copy, drawn))) return type;
    }
  } catch {
    // What cannot be tried cannot be trusted.
  }
  return null;
}

/**
 * A picture of a canvas; nothing when the browser gives none.
 * @param {HTMLCanvasElement} canvas
 * @param {string} type
 * @param {number} [quality]
 * @returns {Promise<Blob | null>}
 */
export function encoded(canvas, type, quality) {
  return new Promise((resolve) => canvas.toBlob(resolve, type, quality));
}

/** @typedef {{ canvas: HTMLCanvasElement, pixels: Uint8ClampedArray }} Drawn */

/** @returns {Drawn | null} */
function draw() {
  const canvas = document.createElement("canvas");
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext("2d");
  if (!context) return null;
  const image = context.createImageData(SIDE, SIDE);
  for (let at = 0; at < image.data.length; at += 4) {
    const x = (at / 4) % SIDE;
    const y = Math.floor(at / 4 / SIDE);
    // Slopes and steps, in every colour, without transparency: a copy of little quality still resembles them.
    image.data.set([x * 4, y * 4, (x & 32) * 4 + (y & 32) * 3, 255], at);
  }
  context.putImageData(image, 0, 0);
  return { canvas, pixels: image.data };
}

/**
 * Whether pixels read, and pixels written as a file and read again, are those drawn.
 * @param {Drawn} drawn
 */
async function isHonest({ canvas, pixels }) {
  const seen = canvas.getContext("2d")?.getImageData(0, 0, SIDE, SIDE).data;
  if (!seen || farthest(seen, pixels) > 0) return false;
  const file = await encoded(canvas, "image/png");
  const again = file && (await pixelsOf(file));
  return Boolean(again && farthest(again, pixels) === 0);
}

/**
 * Whether a lossy copy still is the picture.
 * @param {Blob} copy
 * @param {Drawn} drawn
 */
async function isLike(copy, { pixels }) {
  const seen = await pixelsOf(copy);
  return Boolean(seen && mean(seen, pixels) < 12);
}

/** @param {Blob} file */
async function pixelsOf(file) {
  const image = await createImageBitmap(file);
  const canvas = document.createElement("canvas");
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext("2d");
  context?.drawImage(image, 0, 0);
  image.close();
  return context && canvas.width === SIDE && canvas.height === SIDE ? context.getImageData(0, 0, SIDE, SIDE).data : null;
}

/**
 * @param {Uint8ClampedArray} one
 * @param {Uint8ClampedArray} other
 */
function farthest(one, other) {
  return one.reduce((most, value, at) => Math.max(most, Math.abs(value - (other[at] ?? 0))), 0);
}

/**
 * @param {Uint8ClampedArray} one
 * @param {Uint8ClampedArray} other
 */
function mean(one, other) {
  return one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length;
}
