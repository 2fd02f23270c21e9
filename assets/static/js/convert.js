// @ts-check
// A picture in another format, made in the browser. The mark that it was made by a machine goes along.

import { prepare } from "./copies.js";
import { carryMark } from "./mark.js";
import { carryMarkToPng } from "./mark-png.js";
import { encoded } from "./probe.js";

/** How much is kept of what the eye sees: nobody shall see a difference. */
const QUALITY = 0.95;

/** Whether this browser's canvas gives back what was drawn on it; where it does not, nothing can be converted. */
export async function canConvert() {
  return (await prepare()) !== null;
}

/**
 * The picture in this format; nothing where this browser does not write it.
 * @param {Blob} picture
 * @param {string} type
 * @returns {Promise<Blob | null>}
 */
export async function converted(picture, type) {
  if (picture.type === type) return picture;
  if (!(await canConvert())) return null;
  try {
    const canvas = await drawn(picture, type);
    const file = await encoded(canvas, type, QUALITY);
    if (file?.type !== type) return null;
    return await (type === "image/png" ? carryMarkToPng(picture, file) : carryMark(picture, file, canvas));
  } catch {
    return null;
  }
}

/**
 * @param {Blob} picture
 * @param {string} type
 */
async function drawn(picture, type) {
  const image = await createImageBitmap(picture);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext("2d");
  if (context && type === "image/jpeg") {
    // JPEG has no transparency, and what is left of it would be black.
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context?.drawImage(image, 0, 0);
  image.close();
  return canvas;
}
