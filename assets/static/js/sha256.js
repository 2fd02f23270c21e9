// @ts-check
// SHA-256 (FIPS 180-4) of many messages that differ in a counter alone: 32 fixed bytes and a number of 32 bits.
//
// Such a message is a single block. Its first eight words never change, so the first eight rounds are done once.
// Not SubtleCrypto: there each of these short hashes is a call that waits for its turn, and takes many times as long.

const K = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
]);

const START = new Int32Array([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);

/** The words of the block that are fixed, and the counter's place after them. */
const FIXED = 8;

export class CounterHash {
  /** The message schedule. */
  #words = new Int32Array(64);
  /** The working variables after the rounds that never change. */
  #begun = new Int32Array(8);
  /** The hash of the last counter, as eight words. */
  digest = new Int32Array(8);

  /** @param {Uint8Array} fixed the 32 bytes before the counter */
  constructor(fixed) {
    if (fixed.length !== FIXED * 4) throw new RangeError("32 bytes");
    const view = new DataView(fixed.buffer, fixed.byteOffset, fixed.byteLength);
    for (let place = 0; place < FIXED; place += 1) this.#words[place] = view.getInt32(place * 4);
    // After the counter the padding: a one, zeros, and the length of 36 bytes in bits.
    this.#words[9] = 0x80000000;
    this.#words[15] = 36 * 8;
    this.#begun.set(START);
    rounds(this.#words, this.#begun, 0, FIXED);
  }

  /**
   * Hashes the message that ends with this counter, big-endian; its first word is given, the whole is in `digest`.
   * @param {number} counter
   * @returns {number}
   */
  hash(counter) {
    const words = this.#words;
    const digest = this.digest;
    words[FIXED] = counter;
    for (let place = 16; place < 64; place += 1) {
      const early = at(words, place - 15);
      const late = at(words, place - 2);
      const low = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3);
      const high = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10);
      const sum = at(words, place - 16) + at(words, place - 7);
      words[place] = (sum + low + high) | 0;
    }
    digest.set(this.#begun);
    rounds(words, digest, FIXED, 64);
    for (let place = 0; place < 8; place += 1) {
      digest[place] = at(digest, place) + at(START, place);
    }
    return at(digest, 0);
  }
}

/**
 * The rounds of the compression function from one to another.
 * @param {Int32Array} words
 * @param {Int32Array} state
 * @param {number} from
 * @param {number} to
 */
function rounds(words, state, from, to) {
  // One by one: taking the array apart by its iterator more than doubles the time of a hash.
  let a = at(state, 0);
  let b = at(state, 1);
  let c = at(state, 2);
  let d = at(state, 3);
  let e = at(state, 4);
  let f = at(state, 5);
  let g = at(state, 6);
  let h = at(state, 7);
  for (let round = from; round < to; round += 1) {
    const turnE = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const added = at(K, round) + at(words, round);
    const one = (h + turnE + ((e & f) ^ (~e & g)) + added) | 0;
    const turnA = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const two = (turnA + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = d;
  state[4] = e;
  state[5] = f;
  state[6] = g;
  state[7] = h;
}

/**
 * A word that is there.
 * @param {Int32Array} words
 * @param {number} place
 */
function at(words, place) {
  return /** @type {number} */ (words[place]);
}
