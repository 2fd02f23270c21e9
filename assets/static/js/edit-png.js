// @ts-check
// A mask as a PNG, written byte by byte: a canvas would multiply with transparency, and some answer noise.

import { crc32 } from "./crc32.js";

/** @typedef {"white" | "transparent"} Way how a model wants to be told what is painted */

/** Whether this browser can write one. */
export const writable = "CompressionStream" in globalThis;

/**
 * Writes a mask: white on black, or transparent in opaque black.
 * @param {Uint8Array} cover 255 where all is made anew, and less at a soft edge
 * @param {number} width
 * @param {number} height
 * @param {Way} way
 * @returns {Promise<Blob>}
 */
export async function maskFile(cover, width, height, way) {
  const grey = way === "white";
  const size = grey ? 1 : 4;
  const rows = new Uint8Array(height * (1 + width * size));
  for (let y = 0; y < height; y += 1) {
    // The first byte of a row names its filter: none.
    const row = y * (1 + width * size) + 1;
    for (let x = 0; x < width; x += 1) {
      const painted = cover[y * width + x] ?? 0;
      if (grey) rows[row + x] = painted;
      else rows[row + x * 4 + 3] = 255 - painted;
    }
  }
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // Eight bits a sample; grey, or colour with transparency (PNG, third edition, 11.2.1).
  head.set([8, grey ? 0 : 6], 8);
  const signature = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pieces = [signature, chunk("IHDR", head), chunk("IDAT", await deflated(rows)), chunk("IEND", new Uint8Array())];
  return new Blob(pieces, { type: "image/png" });
}

/**
 * @param {string} name
 * @param {Uint8Array} body
 */
function chunk(name, body) {
  const whole = new Uint8Array(body.length + 12);
  const view = new DataView(whole.buffer);
  view.setUint32(0, body.length);
  for (let at = 0; at < 4; at += 1) whole[4 + at] = name.charCodeAt(at);
  whole.set(body, 8);
  view.setUint32(body.length + 8, crc32(whole.subarray(4, body.length + 8)));
  return whole;
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function deflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
