// @ts-check
// The outside of an export file: bytes in chunks, each in its place and the last one known, under a passphrase or not.
//
//   8 bytes   "AFTRIMG" and the format's version, 1
//   1 byte    0: open, 1: locked
//   locked:   4 bytes  iterations of PBKDF2-HMAC-SHA-256, big-endian
//             16 bytes salt
//             7 bytes  the beginning of every nonce
//   then chunks, of which all but the last hold 1 MiB:
//             4 bytes  length of what follows, big-endian, the highest bit set in the last chunk
//             the bytes; in a locked file AES-256-GCM's ciphertext and tag
//
// The nonce of a chunk is the common beginning, its number (4 bytes, big-endian) and 1 for the last or 0 (the STREAM
// construction of Hoang, Reyhanitabar, Rogaway and Vizár), and everything before the first chunk is authenticated with
// each: a chunk that was moved, left out or changed, or an end that is not the end, does not open.

const MAGIC = Uint8Array.from([..."AFTRIMG"].map((letter) => letter.charCodeAt(0)).concat(1));
const CHUNK = 1 << 20;
const TAG = 16;
const LAST = 0x8000_0000;
/** What OWASP's Password Storage Cheat Sheet asks of PBKDF2-HMAC-SHA-256. */
export const ITERATIONS = 600_000;
/** A file that asks for more wants to keep the browser busy. */
const MOST_ITERATIONS = 10_000_000;

/** @typedef {"foreign" | "newer" | "locked" | "wrong" | "broken"} Fault */

/** Why a file cannot be read. */
export class Unreadable extends Error {
  /** @param {Fault} fault */
  constructor(fault) {
    super(fault);
    this.fault = fault;
  }
}

/** Takes bytes, and gives a file of chunks. */
export class ChunkWriter {
  /** @type {Blob[]} */
  #parts = [];
  #waiting = new Uint8Array(CHUNK);
  #filled = 0;
  #number = 0;
  #seal;

  /** @param {Seal} seal */
  constructor(seal) {
    this.#seal = seal;
    this.#parts.push(new Blob([seal.head]));
  }

  /**
   * A writer; with a passphrase, of a locked file.
   * @param {string | null} passphrase
   */
  static async open(passphrase) {
    return new ChunkWriter(passphrase === null ? Seal.none() : await Seal.fresh(passphrase));
  }

  /** @param {Uint8Array} bytes */
  async write(bytes) {
    for (let at = 0; at < bytes.length; ) {
      // Not before there is more: the last chunk is another than the others.
      if (this.#filled === CHUNK) await this.#flush(false);
      const part = bytes.subarray(at, at + CHUNK - this.#filled);
      this.#waiting.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
    }
  }

  /** @param {Blob} file */
  async pour(file) {
    for (let at = 0; at < file.size; at += CHUNK) {
      await this.write(new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer()));
    }
  }

  async finish() {
    await this.#flush(true);
    return new Blob(this.#parts, { type: "application/octet-stream" });
  }

  /** @param {boolean} last */
  async #flush(last) {
    const sealed = await this.#seal.close(this.#waiting.slice(0, this.#filled), this.#number, last);
    const length = new DataView(new ArrayBuffer(4));
    length.setUint32(0, (sealed.byteLength | (last ? LAST : 0)) >>> 0);
    // A blob of its own: the browser may move it out of memory.
    this.#parts.push(new Blob([length.buffer, sealed]));
    this.#number += 1;
    this.#filled = 0;
  }
}

/** Gives the bytes of a file of chunks, in the pieces that are asked for. */
export class ChunkReader {
  #file;
  #seal;
  #at;
  #number = 0;
  #ended = false;
  #held = new Uint8Array(0);

  /**
   * @param {Blob} file
   * @param {Seal} seal
   */
  constructor(file, seal) {
    this.#file = file;
    this.#seal = seal;
    this.#at = seal.head.length;
  }

  /**
   * Whether a file is locked.
   * @param {Blob} file
   */
  static async isLocked(file) {
    return (await headOf(file)).locked;
  }

  /**
   * What opens a file; the work of a passphrase is done once for any number of readers.
   * @param {Blob} file
   * @param {string | null} passphrase
   */
  static async unlock(file, passphrase) {
    const { locked, bytes } = await headOf(file);
    if (!locked) return Seal.none();
    if (passphrase === null) throw new Unreadable("locked");
    return Seal.of(bytes, passphrase);
  }

  /**
   * So many bytes.
   * @param {number} length
   */
  async take(length) {
    const taken = new Uint8Array(length);
    for (let at = 0; at < length; ) {
      if (this.#held.length === 0) await this.#next();
      const part = this.#held.subarray(0, length - at);
      taken.set(part, at);
      this.#held = this.#held.subarray(part.length);
      at += part.length;
    }
    return taken;
  }

  /** Whether nothing follows, neither in the last chunk nor after it. */
  get ended() {
    return this.#ended && this.#held.length === 0 && this.#at === this.#file.size;
  }

  async #next() {
    if (this.#ended) throw new Unreadable("broken");
    const word = new DataView(await this.#file.slice(this.#at, this.#at + 4).arrayBuffer());
    if (word.byteLength < 4) throw new Unreadable("broken");
    const last = word.getUint32(0) >= LAST;
    const length = word.getUint32(0) & ~LAST;
    const body = await this.#file.slice(this.#at + 4, this.#at + 4 + length).arrayBuffer();
    if (length > CHUNK + TAG || body.byteLength !== length || length === 0) throw new Unreadable("broken");
    this.#held = await this.#seal.open(body, this.#number, last);
    this.#at += 4 + length;
    this.#number += 1;
    this.#ended = last;
  }
}

/** What closes and opens chunks: a key and nonces, or nothing. */
class Seal {
  /**
   * @param {Uint8Array<ArrayBuffer>} head of the file
   * @param {CryptoKey | null} key
   */
  constructor(head, key) {
    this.head = head;
    this.key = key;
  }

  static none() {
    return new Seal(Uint8Array.from([...MAGIC, 0]), null);
  }

  /** @param {string} passphrase */
  static fresh(passphrase) {
    const head = new Uint8Array(MAGIC.length + 28);
    head.set([...MAGIC, 1]);
    new DataView(head.buffer).setUint32(MAGIC.length + 1, ITERATIONS);
    crypto.getRandomValues(head.subarray(MAGIC.length + 5));
    return Seal.of(head, passphrase);
  }

  /**
   * @param {Uint8Array<ArrayBuffer>} head
   * @param {string} passphrase
   */
  static async of(head, passphrase) {
    const words = new TextEncoder().encode(passphrase.normalize("NFC"));
    const base = await crypto.subtle.importKey("raw", words, "PBKDF2", false, ["deriveKey"]);
    const salt = head.subarray(MAGIC.length + 5, MAGIC.length + 21);
    const iterations = new DataView(head.buffer).getUint32(MAGIC.length + 1);
    const way = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
    const key = await crypto.subtle.deriveKey(way, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    return new Seal(head, key);
  }

  /**
   * @param {Uint8Array<ArrayBuffer>} bytes
   * @param {number} number
   * @param {boolean} last
   * @returns {Promise<Uint8Array<ArrayBuffer>>}
   */
  async close(bytes, number, last) {
    if (!this.key) return bytes;
    return new Uint8Array(await crypto.subtle.encrypt(this.#way(number, last), this.key, bytes));
  }

  /**
   * @param {ArrayBuffer} bytes
   * @param {number} number
   * @param {boolean} last
   */
  async open(bytes, number, last) {
    if (!this.key) return new Uint8Array(bytes);
    try {
      return new Uint8Array(await crypto.subtle.decrypt(this.#way(number, last), this.key, bytes));
    } catch {
      // A wrong passphrase opens not even the first.
      throw new Unreadable(number === 0 ? "wrong" : "broken");
    }
  }

  /**
   * @param {number} number
   * @param {boolean} last
   */
  #way(number, last) {
    const iv = new Uint8Array(12);
    iv.set(this.head.subarray(MAGIC.length + 21));
    new DataView(iv.buffer).setUint32(7, number);
    iv[11] = last ? 1 : 0;
    return { name: "AES-GCM", iv, additionalData: this.head, tagLength: TAG * 8 };
  }
}

/**
 * @param {Blob} file
 * @returns {Promise<{ locked: boolean, bytes: Uint8Array<ArrayBuffer> }>}
 */
async function headOf(file) {
  const bytes = new Uint8Array(await file.slice(0, MAGIC.length + 28).arrayBuffer());
  const [mine, version] = [MAGIC.subarray(0, -1), MAGIC.at(-1)];
  if (!mine.every((byte, place) => bytes[place] === byte)) throw new Unreadable("foreign");
  if (bytes[mine.length] !== version) throw new Unreadable("newer");
  const kind = bytes[MAGIC.length];
  if (kind === 0) return { locked: false, bytes };
  if (kind !== 1 || bytes.length < MAGIC.length + 28) throw new Unreadable("broken");
  const iterations = new DataView(bytes.buffer).getUint32(MAGIC.length + 1);
  if (iterations < ITERATIONS || iterations > MOST_ITERATIONS) throw new Unreadable("broken");
  return { locked: true, bytes };
}
