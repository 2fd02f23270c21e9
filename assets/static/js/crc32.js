// @ts-check
// CRC-32 as ZIP uses it (ISO/IEC 3309; APPNOTE 4.4.7), of bytes that come in parts.

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/**
 * The checksum of these bytes after those that gave `before`.
 * @param {Uint8Array} bytes
 * @param {number} [before]
 */
export function crc32(bytes, before = 0) {
  let rest = ~before;
  for (const byte of bytes) rest = (rest >>> 8) ^ (TABLE[(rest ^ byte) & 0xff] ?? 0);
  return ~rest >>> 0;
}

/**
 * The checksum of a file, which is never in memory whole.
 * @param {Blob} file
 */
export async function crcOf(file) {
  let sum = 0;
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return sum;
    sum = crc32(value, sum);
  }
}
