// @ts-check
// The mark that says a picture was made by a machine, in a PNG that a canvas wrote without it.

import { crc32 } from "./crc32.js";
import { packetOf } from "./mark.js";

/** The name of a PNG's chunk of text, its keyword for XMP (XMP part 3, 1.1.5), and its empty fields. */
const BEGIN = Uint8Array.from("iTXtXML:com.adobe.xmp\0\0\0\0\0", (letter) => letter.charCodeAt(0));
/** The name itself, which the length of a chunk does not count. */
const NAME = 4;
/** A PNG's signature and its first chunk, after which any other may stand (PNG 3rd edition, 5.6). */
const HEAD = 33;

/**
 * The PNG with the picture's mark; the PNG as it is when the picture has none.
 * @param {Blob} picture
 * @param {Blob} png
 */
export async function carryMarkToPng(picture, png) {
  const packet = packetOf(new Uint8Array(await picture.arrayBuffer()));
  if (!packet) return png;
  const body = new Uint8Array([...BEGIN, ...packet]);
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, body.length - NAME);
  const sum = new DataView(new ArrayBuffer(4));
  sum.setUint32(0, crc32(body));
  return new Blob([png.slice(0, HEAD), length.buffer, body, sum.buffer, png.slice(HEAD)], { type: png.type });
}
