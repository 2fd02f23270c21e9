// @ts-check
// Whether a picture came to its end: what broke off on the server's way ends like any other part.

/** The last chunk of every PNG (PNG 3rd edition, 11.2.5), with its length and its checksum. */
const PNG_END = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];
/** The last marker of every JPEG (ITU T.81, B.1.1.3). */
const JPEG_END = [0xff, 0xd9];
/** What stands before the length in a RIFF file and is not counted in it (RFC 9649, 2.3). */
const RIFF_HEAD = 8;

/**
 * Whether these bytes end as their format says. The server cuts off whatever follows the end, so nothing can.
 * @param {Uint8Array} bytes
 * @param {string} type
 */
export function isWhole(bytes, type) {
  if (type === "image/png") return endsWith(bytes, PNG_END);
  if (type === "image/jpeg") return endsWith(bytes, JPEG_END);
  if (bytes.length < RIFF_HEAD) return false;
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + RIFF_HEAD === bytes.length;
}

/**
 * @param {Uint8Array} bytes
 * @param {number[]} end
 */
function endsWith(bytes, end) {
  const start = bytes.length - end.length;
  return start >= 0 && end.every((byte, place) => bytes[start + place] === byte);
}
