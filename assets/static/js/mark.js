// @ts-check
// The mark that says a picture was made by a machine: a canvas drops it, a copy carries it on.
//
// The server writes the same packet of XMP into every picture it passes on, so it is found by its first and last words.

const BEGIN = ascii("<?xpacket begin=");
const END = ascii('<?xpacket end="r"?>');
/** The header of an XMP segment in a JPEG (XMP part 3, 1.1.3): an address, and nothing is asked there. */
const JPEG_XMP = ascii(["http:", "//ns.adobe.com/xap/1.0/\0"].join(""));
/** What a WebP file's own head says (RFC 9649, 2.7): that it holds XMP, that it has transparency. */
const HOLDS_XMP = 0x04;
const HAS_ALPHA = 0x10;

/**
 * The copy with the picture's mark; the copy as it is when the picture has none.
 * @param {Blob} picture
 * @param {Blob} copy
 * @param {{ width: number, height: number }} size of the copy
 * @returns {Promise<Blob>}
 */
export async function carryMark(picture, copy, size) {
  const packet = packetOf(new Uint8Array(await picture.arrayBuffer()));
  if (!packet) return copy;
  const bytes = new Uint8Array(await copy.arrayBuffer());
  const parts = copy.type === "image/webp" ? markedWebp(bytes, packet, size) : markedJpeg(bytes, packet);
  return new Blob(parts, { type: copy.type });
}

/**
 * The packet of XMP in a file; nothing when there is none.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Uint8Array<ArrayBuffer> | null}
 */
export function packetOf(bytes) {
  const begin = placeOf(bytes, BEGIN, 0);
  const end = begin < 0 ? -1 : placeOf(bytes, END, begin);
  return end < 0 ? null : bytes.subarray(begin, end + END.length);
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {Uint8Array<ArrayBuffer>} packet
 * @param {{ width: number, height: number }} size
 */
export function markedWebp(bytes, packet, size) {
  const first = String.fromCharCode(...bytes.subarray(12, 16));
  const extended = first === "VP8X";
  const chunks = bytes.slice(extended ? 30 : 12);
  // A lossless picture says in its fourth byte whether it has transparency (RFC 9649, 3.4).
  const alpha = first === "VP8L" && ((bytes[24] ?? 0) & 0x10) !== 0 ? HAS_ALPHA : 0;
  const flags = HOLDS_XMP | (extended ? (bytes[20] ?? 0) : alpha);
  const head = new DataView(new ArrayBuffer(18));
  put(head, 0, "VP8X");
  head.setUint32(4, 10, true);
  head.setUint8(8, flags);
  for (const [at, side] of [[12, size.width], [15, size.height]]) {
    head.setUint16(Number(at), (Number(side) - 1) & 0xffff, true);
    head.setUint8(Number(at) + 2, (Number(side) - 1) >> 16);
  }
  const padded = packet.length + (packet.length % 2);
  const mark = new DataView(new ArrayBuffer(8));
  put(mark, 0, "XMP ");
  mark.setUint32(4, packet.length, true);
  const file = new DataView(new ArrayBuffer(12));
  put(file, 0, "RIFF");
  file.setUint32(4, 4 + 18 + chunks.length + 8 + padded, true);
  put(file, 8, "WEBP");
  return [file.buffer, head.buffer, chunks, mark.buffer, packet, new Uint8Array(padded - packet.length)];
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {Uint8Array<ArrayBuffer>} packet
 */
function markedJpeg(bytes, packet) {
  const head = new DataView(new ArrayBuffer(4));
  head.setUint16(0, 0xffe1);
  head.setUint16(2, 2 + JPEG_XMP.length + packet.length);
  return [bytes.subarray(0, 2), head.buffer, JPEG_XMP, packet, bytes.subarray(2)];
}

/**
 * @param {DataView} view
 * @param {number} at
 * @param {string} text
 */
function put(view, at, text) {
  for (const [place, letter] of [...text].entries()) view.setUint8(at + place, letter.charCodeAt(0));
}

/**
 * @param {Uint8Array} bytes
 * @param {Uint8Array} sought
 * @param {number} from
 */
function placeOf(bytes, sought, from) {
  const first = sought[0] ?? 0;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (sought.every((byte, place) => bytes[at + place] === byte)) return at;
  }
  return -1;
}

/** @param {string} text */
function ascii(text) {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
