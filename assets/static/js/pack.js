// @ts-check
// Bytes as text that a storage of UTF-16 units takes: fifteen bits to the unit, over U+3400 to U+B3FF.
//
// There are no surrogates and no marks in that range, so that whatever a browser does with text leaves it as it is.

const FIRST = 0x3400;
const BITS = 15;
const MASK = (1 << BITS) - 1;

/**
 * Writes bytes as text. The first unit says whether their number is even or odd: the rest leaves two numbers open,
 * one after the other.
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function pack(bytes) {
  const units = new Uint16Array(unitsOf(bytes.length));
  units[0] = FIRST + (bytes.length & 1);
  let held = 0;
  let bits = 0;
  let at = 1;
  for (let place = 0; place < bytes.length; place += 1) {
    held = (held << 8) | /** @type {number} */ (bytes[place]);
    bits += 8;
    if (bits < BITS) continue;
    bits -= BITS;
    units[at] = FIRST + ((held >> bits) & MASK);
    held &= (1 << bits) - 1;
    at += 1;
  }
  if (bits > 0) units[at] = FIRST + ((held << (BITS - bits)) & MASK);
  return textOf(units);
}

/**
 * Reads what `pack` wrote; nothing when it is anything else.
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer> | null}
 */
export function unpack(text) {
  const bytes = new Uint8Array(lengthOf(text));
  let held = 0;
  let bits = 0;
  let place = 0;
  for (let at = 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at) - FIRST;
    if (unit < 0 || unit > MASK) return null;
    held = (held << BITS) | unit;
    bits += BITS;
    for (; bits >= 8 && place < bytes.length; place += 1) {
      bits -= 8;
      bytes[place] = held >> bits;
    }
    held &= (1 << bits) - 1;
  }
  return unitsOf(bytes.length) === text.length ? bytes : null;
}

/**
 * How many units so many bytes take.
 * @param {number} length
 */
export function unitsOf(length) {
  return 1 + Math.ceil((length * 8) / BITS);
}

/** @param {string} text */
function lengthOf(text) {
  const most = Math.max(0, Math.floor(((text.length - 1) * BITS) / 8));
  const odd = (text.charCodeAt(0) - FIRST) & 1;
  return most % 2 === odd ? most : Math.max(0, most - 1);
}

/** @param {Uint16Array} units */
function textOf(units) {
  // In steps, for a call takes only so many arguments.
  const step = 0x2000;
  let text = "";
  for (let at = 0; at < units.length; at += step) text += String.fromCharCode(...units.subarray(at, at + step));
  return text;
}
