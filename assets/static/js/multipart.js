// @ts-check
// Reads a multipart body (RFC 2046) as it arrives: each part as soon as the delimiter after it has been seen,
// or, where the part names its length, as soon as it is whole.

/** @typedef {{ headers: Map<string, string>, body: Uint8Array<ArrayBuffer> }} Part */

/** A body that is not what it says it is. */
export class MultipartError extends Error {}

const HEADERS_MOST = 16 * 1024;
const PART_MOST = 64 * 1024 * 1024;
const CR = 13;
const LF = 10;
const DASH = 45;

export class MultipartParser {
  /** @type {Uint8Array<ArrayBuffer>} */
  #buffer = new Uint8Array(64 * 1024);
  #length = 0;
  /** Bytes before this were searched for the delimiter in vain. */
  #searched = 0;
  /** @type {"delimiter" | "tail" | "headers" | "body" | "end"} */
  #state = "delimiter";
  /** @type {Map<string, string>} */
  #headers = new Map();
  /** @type {Uint8Array} */
  #delimiter;

  /** @param {string} boundary */
  constructor(boundary) {
    this.#delimiter = new TextEncoder().encode(`\r\n--${boundary}`);
    // The first delimiter may stand at the very start, without the line break that belongs to the others.
    this.#append(new Uint8Array([CR, LF]));
  }

  /** Whether the closing delimiter has been seen: a body that ends before it was cut off. */
  get closed() {
    return this.#state === "end";
  }

  /**
   * Takes the next bytes and gives the parts they complete.
   * @param {Uint8Array} chunk
   * @returns {Part[]}
   */
  push(chunk) {
    this.#append(chunk);
    /** @type {Part[]} */
    const parts = [];
    while (this.#step(parts));
    return parts;
  }

  /**
   * Moves on by one piece of the grammar, if it has arrived.
   * @param {Part[]} parts
   * @returns {boolean} whether there may be more to do
   */
  #step(parts) {
    switch (this.#state) {
      case "delimiter":
        return this.#skipToDelimiter();
      case "tail":
        return this.#tail();
      case "headers":
        return this.#readHeaders();
      case "body":
        return this.#readBody(parts);
      case "end":
        this.#length = 0;
        return false;
    }
  }

  #skipToDelimiter() {
    const at = this.#find();
    // What stands before the first delimiter is meant for nobody; it need not be held.
    if (at < 0) this.#drop(Math.max(0, this.#length - this.#delimiter.length));
    else this.#passDelimiter(at);
    return at >= 0;
  }

  /** After a delimiter: two dashes end the body; the line break is left, as the headers' own beginning. */
  #tail() {
    if (this.#length < 2) return false;
    if (this.#buffer[0] === DASH && this.#buffer[1] === DASH) {
      this.#state = "end";
      return true;
    }
    const at = this.#buffer.subarray(0, this.#length).indexOf(CR);
    if (at < 0) return this.#bounded(HEADERS_MOST);
    this.#drop(at);
    this.#state = "headers";
    return true;
  }

  #readHeaders() {
    const bytes = this.#buffer.subarray(0, this.#length);
    for (let at = bytes.indexOf(CR); at >= 0; at = bytes.indexOf(CR, at + 1)) {
      if (bytes[at + 1] !== LF || bytes[at + 2] !== CR || bytes[at + 3] !== LF) continue;
      this.#headers = headersOf(new TextDecoder().decode(bytes.subarray(0, at)));
      this.#drop(at + 4);
      this.#state = "body";
      return true;
    }
    return this.#bounded(HEADERS_MOST);
  }

  /** @param {Part[]} parts */
  #readBody(parts) {
    const named = this.#headers.get("content-length");
    if (named !== undefined && !/^\d{1,9}$/.test(named)) throw new MultipartError("length");
    const length = named === undefined ? this.#find() : Number(named);
    if (length > PART_MOST) throw new MultipartError("too large");
    if (length < 0 || this.#length < length) return this.#bounded(PART_MOST);
    parts.push({ headers: this.#headers, body: this.#buffer.slice(0, length) });
    if (named === undefined) this.#passDelimiter(length);
    else {
      this.#drop(length);
      this.#state = "delimiter";
    }
    return true;
  }

  /** @param {number} at */
  #passDelimiter(at) {
    this.#drop(at + this.#delimiter.length);
    this.#state = "tail";
  }

  /** Where the delimiter begins, or -1; what was searched once is not searched again. */
  #find() {
    const bytes = this.#buffer.subarray(0, this.#length);
    const last = this.#length - this.#delimiter.length;
    for (let at = bytes.indexOf(CR, this.#searched); at >= 0 && at <= last; at = bytes.indexOf(CR, at + 1)) {
      if (this.#delimiter.every((byte, offset) => bytes[at + offset] === byte)) return at;
    }
    this.#searched = Math.max(0, last + 1);
    return -1;
  }

  /** @param {number} most */
  #bounded(most) {
    if (this.#length > most) throw new MultipartError("too large");
    return false;
  }

  /** @param {number} count */
  #drop(count) {
    this.#buffer.copyWithin(0, count, this.#length);
    this.#length -= count;
    this.#searched = 0;
  }

  /** @param {Uint8Array} chunk */
  #append(chunk) {
    const length = this.#length + chunk.length;
    if (length > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.#buffer.length));
      larger.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = larger;
    }
    this.#buffer.set(chunk, this.#length);
    this.#length = length;
  }
}

/**
 * The boundary a `Content-Type` names, if it is a multipart one.
 * @param {string | null} type
 */
export function boundaryOf(type) {
  const found = /^multipart\/[^;]+;(?:.*;)?\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(type ?? "");
  return found ? (found[1] ?? found[2] ?? null) : null;
}

/** @param {string} block */
function headersOf(block) {
  /** @type {Map<string, string>} */
  const headers = new Map();
  for (const line of block.split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}
