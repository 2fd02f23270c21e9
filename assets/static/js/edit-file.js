// @ts-check
// A picture's file as it was chosen: what it is, and the same picture without whatever else the file says.

/** What follows of a JPEG's marker without a length: TEM, RST0 to RST7, SOI, EOI (ITU-T T.81, B.1.1.3). */
const BARE = (/** @type {number} */ marker) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9);
/** Segments a decoder needs: tables, frames, scans, and how colours are written (APP0 JFIF, APP14 Adobe). */
const SEGMENTS = (/** @type {number} */ marker) =>
  (marker >= 0xc0 && marker <= 0xcf) || [0xda, 0xdb, 0xdd, 0xe0, 0xee].includes(marker);
/** Chunks a decoder needs (PNG, third edition, 11.2 and 11.3.1). */
const PNG_CHUNKS = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"];
/** Chunks of a still picture (RFC 9649, 2.7). */
const WEBP_CHUNKS = ["VP8 ", "VP8L", "ALPH", "VP8X"];
/** Of the flags of `VP8X` only the one for transparency stays. */
const ALPHA = 0x10;

/** @typedef {"png" | "jpeg" | "webp" | "gif" | "svg" | "heic" | "other"} Kind */

/**
 * What a file is, by its first bytes; its name and its type may say anything.
 * @param {Uint8Array} file
 * @returns {Kind}
 */
export function kindOf(file) {
  const text = letters(file, 0, 256);
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (text.startsWith("\xff\xd8\xff")) return "jpeg";
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return "webp";
  if (text.startsWith("GIF8")) return "gif";
  if (/^ftyp(hei|hev|mif|msf|heim|heis)/.test(text.slice(4, 12))) return "heic";
  if (/^(\xef\xbb\xbf)?\s*<(\?xml|!--|!DOCTYPE svg|svg)/i.test(text)) return "svg";
  return "other";
}

/** @typedef {{ bytes: Uint8Array<ArrayBuffer>, turned: boolean, profiled: boolean, moving: boolean }} Stripped */

/**
 * The picture alone, its pixels as they were; nothing when the file is broken. What is lost with the rest is told:
 * that a viewer would turn the picture, that its colours are those of a profile, that it moves.
 * @param {Uint8Array<ArrayBuffer>} file
 * @returns {Stripped | null}
 */
export function strip(file) {
  const kind = kindOf(file);
  if (kind === "jpeg") return stripJpeg(file);
  if (kind === "png") return stripPng(file);
  return kind === "webp" ? stripWebp(file) : null;
}

/**
 * @param {Uint8Array<ArrayBuffer>} file
 * @returns {Stripped | null}
 */
function stripJpeg(file) {
  const view = viewOf(file);
  const pieces = [file.subarray(0, 2)];
  const found = { turned: false, profiled: false, moving: false };
  let at = 2;
  while (at + 4 <= file.length) {
    const marker = file[at + 1] ?? 0;
    if (file[at] !== 0xff) return null;
    if (marker === 0xff) at += 1;
    else if (marker === 0xd9) return { bytes: joined([...pieces, file.subarray(at, at + 2)]), ...found };
    else if (BARE(marker)) at += 2;
    else {
      const end = at + 2 + view.getUint16(at + 2);
      if (end > file.length || end < at + 4) return null;
      const body = letters(file, at + 4, 12);
      if (marker === 0xe1 && body.startsWith("Exif\0\0")) found.turned ||= isTurned(file.subarray(at + 10, end));
      if (marker === 0xe2 && body.startsWith("ICC_PROFILE\0")) found.profiled = true;
      // An APP0 may hold a thumbnail of another picture: only the JFIF head stays.
      if (marker === 0xe0 && body.startsWith("JFIF\0")) pieces.push(jfif(file.subarray(at, end)));
      else if (SEGMENTS(marker) && marker !== 0xe0) pieces.push(file.subarray(at, end));
      at = end;
      if (marker === 0xda) {
        at = afterScan(file, end);
        pieces.push(file.subarray(end, at));
      }
    }
  }
  return at + 2 <= file.length && file[at] === 0xff && file[at + 1] === 0xd9
    ? { bytes: joined([...pieces, file.subarray(at, at + 2)]), ...found }
    : null;
}

/**
 * The head of a JFIF segment, without its thumbnail.
 * @param {Uint8Array<ArrayBuffer>} segment
 */
function jfif(segment) {
  const head = segment.slice(0, 18);
  head.set([0, 16], 2);
  head.set([0, 0], 16);
  return head;
}

/**
 * Where the next marker stands behind the coded pixels, which hold 0xff only before a nought or a restart.
 * @param {Uint8Array} file
 * @param {number} from
 */
function afterScan(file, from) {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return file.length;
}

/**
 * @param {Uint8Array<ArrayBuffer>} file
 * @returns {Stripped | null}
 */
function stripPng(file) {
  const view = viewOf(file);
  const pieces = [file.subarray(0, 8)];
  const found = { turned: false, profiled: false, moving: false };
  for (let at = 8; at + 12 <= file.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > file.length) return null;
    const name = letters(file, at + 4, 4);
    if (name === "eXIf") found.turned ||= isTurned(file.subarray(at + 8, end - 4));
    if (["iCCP", "cICP", "gAMA", "cHRM"].includes(name)) found.profiled = true;
    if (name === "acTL") found.moving = true;
    if (PNG_CHUNKS.includes(name)) pieces.push(file.subarray(at, end));
    if (name === "IEND") return { bytes: joined(pieces), ...found };
    at = end;
  }
  return null;
}

/**
 * @param {Uint8Array<ArrayBuffer>} file
 * @returns {Stripped | null}
 */
function stripWebp(file) {
  const view = viewOf(file);
  const pieces = [];
  const found = { turned: false, profiled: false, moving: false };
  const whole = Math.min(file.length, 8 + (file.length >= 12 ? view.getUint32(4, true) : 0));
  for (let at = 12; at + 8 <= whole; ) {
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (at + 8 + size > whole) return null;
    const name = letters(file, at, 4);
    const skipped = letters(file, at + 8, 6) === "Exif\0\0" ? 6 : 0;
    if (name === "EXIF") found.turned ||= isTurned(file.subarray(at + 8 + skipped, end));
    if (name === "ICCP") found.profiled = true;
    if (name === "ANIM" || name === "ANMF") found.moving = true;
    const piece = file.slice(at, end);
    if (name === "VP8X") piece[8] = (piece[8] ?? 0) & ALPHA;
    if (WEBP_CHUNKS.includes(name)) pieces.push(piece);
    at = end;
  }
  if (pieces.length === 0) return null;
  const bytes = joined([file.slice(0, 12), ...pieces]);
  viewOf(bytes).setUint32(4, bytes.length - 8, true);
  return { bytes, ...found };
}

/**
 * Whether EXIF says that the picture lies otherwise than it is stored (EXIF 3.0, tag 0x0112).
 * @param {Uint8Array} exif from its byte order on
 */
export function isTurned(exif) {
  const view = viewOf(exif);
  if (exif.length < 14) return false;
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > exif.length) return false;
  for (let entry = 0; entry < view.getUint16(directory, little); entry += 1) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > exif.length) return false;
    if (view.getUint16(at, little) === 0x0112) return view.getUint16(at + 8, little) > 1;
  }
  return false;
}

/** @param {Uint8Array} bytes */
function viewOf(bytes) {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * @param {Uint8Array} bytes
 * @param {number} at
 * @param {number} count
 */
function letters(bytes, at, count) {
  return String.fromCharCode(...bytes.subarray(at, at + count));
}

/**
 * @param {Uint8Array[]} pieces
 * @returns {Uint8Array<ArrayBuffer>}
 */
function joined(pieces) {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
