// @ts-check
// The work itself: the counter whose hash begins as the challenge says (ALTCHA, version 2, one round of SHA-256).

import { CounterHash } from "./sha256.js";

/**
 * @typedef {{ algorithm: string, cost: number, keyLength: number, keyPrefix: string, nonce: string, salt: string,
 *   data?: { bits?: number } }} Parameters
 * @typedef {{ parameters: Parameters, signature: string }} Task
 * @typedef {{ counter: number, derivedKey: string }} Solution
 */

/** So many hashes are tried between two signs of life: some hundredths of a second. */
const STRIDE = 0x10000;

/** The challenge is of a kind this page does not know, or has no solution. */
export class Unsolvable extends Error {}

/**
 * Tries counters from 0, and gives now and then the part of the way that lies behind, from 0 to 1.
 * @param {Task} task
 * @returns {Generator<number, Solution, void>}
 */
export function* solve({ parameters }) {
  const { algorithm, cost, keyLength, keyPrefix, nonce, salt, data } = parameters;
  const known = algorithm === "SHA-256" && cost === 1 && keyLength === 32 && /^[0-9a-f]{32}$/.test(keyPrefix);
  if (!known) throw new Unsolvable();
  const hash = new CounterHash(bytes(salt + nonce));
  const wanted = words(bytes(keyPrefix));
  const last = 2 ** ((data?.bits ?? 31) + 1) - 2;
  for (let counter = 0; counter <= last; counter += 1) {
    if (hash.hash(counter) === wanted[0] && wanted.every((word, place) => word === hash.digest[place])) {
      return { counter, derivedKey: hex(hash.digest) };
    }
    if (counter % STRIDE === STRIDE - 1) yield counter / last;
  }
  throw new Unsolvable();
}

/**
 * The solved task, as the form carries it.
 * @param {Task} challenge
 * @param {Solution} solution
 */
export function written(challenge, solution) {
  return btoa(JSON.stringify({ challenge, solution }));
}

/** @param {string} digits */
function bytes(digits) {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** @param {Uint8Array} bytes */
function words(bytes) {
  const view = new DataView(bytes.buffer);
  return Int32Array.from({ length: bytes.length / 4 }, (_, place) => view.getInt32(place * 4));
}

/** @param {Int32Array} words */
function hex(words) {
  return Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}
