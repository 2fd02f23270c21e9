// @ts-check
// A ZIP file (APPNOTE 6.3) of files that are packed already: stored, not packed again, and put together from parts, so
// that no more than a part is in memory.

import { crcOf } from "./crc32.js";

/** What 32 bits can say of places and sizes; ZIP64 would say more, and nobody's browser holds it. */
const MOST_BYTES = 0xffff_ffff;
/** What 16 bits can say of how many files there are. */
const MOST_FILES = 0xffff;
/** Version 2.0 of the format. */
const VERSION = 20;
/** Names are UTF-8 (APPNOTE 4.4.4, bit 11). */
const UTF8 = 0x0800;

/** The pictures are too many, or too large, for a ZIP file. */
export class TooLarge extends Error {}

export class Zip {
  /** @type {BlobPart[]} */
  #parts = [];
  /** @type {Uint8Array<ArrayBuffer>[]} */
  #directory = [];
  #length = 0;

  /**
   * @param {string} name with `/` between folders
   * @param {Blob} file
   * @param {Date} changed
   */
  async add(name, file, changed) {
    const path = new TextEncoder().encode(name);
    const most = this.#length + this.#directorySize + file.size + 2 * path.length + 200;
    if (this.#directory.length >= MOST_FILES || most > MOST_BYTES) throw new TooLarge("too large for a ZIP file");
    const { day, time } = stamp(changed);
    const facts = [VERSION, UTF8, 0, time, day];
    const sizes = [await crcOf(file), file.size, file.size];
    // APPNOTE 4.3.7: the head of a file; 4.3.12: its line in the directory at the end.
    const head = record(0x04034b50, facts, sizes, [path.length, 0]);
    const line = record(0x02014b50, [VERSION, ...facts], sizes, [path.length, 0, 0, 0, 0], [0, this.#length]);
    this.#directory.push(joined(line, path));
    this.#parts.push(head, path, file);
    this.#length += head.length + path.length + file.size;
  }

  /** @returns {Blob} */
  finish() {
    const count = this.#directory.length;
    // APPNOTE 4.3.16
    const end = record(0x06054b50, [0, 0, count, count], [this.#directorySize, this.#length], [0]);
    return new Blob([...this.#parts, ...this.#directory, end], { type: "application/zip" });
  }

  get #directorySize() {
    return this.#directory.reduce((sum, line) => sum + line.length, 0);
  }
}

/**
 * Numbers in little-endian: a signature of 32 bits, then groups of 16 and 32 bits in turns.
 * @param {number} signature
 * @param {...number[]} groups
 */
function record(signature, ...groups) {
  const size = groups.reduce((sum, group, place) => sum + group.length * (place % 2 === 0 ? 2 : 4), 4);
  const view = new DataView(new ArrayBuffer(size));
  view.setUint32(0, signature, true);
  let at = 4;
  for (const [place, group] of groups.entries()) {
    for (const number of group) {
      if (place % 2 === 0) view.setUint16(at, number, true);
      else view.setUint32(at, number, true);
      at += place % 2 === 0 ? 2 : 4;
    }
  }
  return new Uint8Array(view.buffer);
}

/**
 * @param {Uint8Array} one
 * @param {Uint8Array} other
 */
function joined(one, other) {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/**
 * A moment as MS-DOS wrote it (APPNOTE 4.4.6): from 1980 to 2107, in steps of two seconds.
 * @param {Date} moment
 */
function stamp(moment) {
  const year = Math.min(127, Math.max(0, (moment.getFullYear() || 1980) - 1980));
  const day = (year << 9) | ((moment.getMonth() + 1 || 1) << 5) | (moment.getDate() || 1);
  const time = (moment.getHours() << 11) | (moment.getMinutes() << 5) | (moment.getSeconds() >> 1);
  return { day, time };
}
