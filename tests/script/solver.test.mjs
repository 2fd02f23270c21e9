// @ts-check
// The work is done right: hashes as the standard has them, solutions as the server takes them.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { CounterHash } from "../../assets/static/js/sha256.js";
import { solve, Unsolvable, written } from "../../assets/static/js/solver.js";

/** @param {Int32Array} words */
const hex = (words) => Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");

/**
 * @param {Uint8Array} fixed
 * @param {number} counter
 */
function expected(fixed, counter) {
  const message = Buffer.concat([fixed, Buffer.alloc(4)]);
  message.writeUInt32BE(counter, 32);
  return createHash("sha256").update(message).digest("hex");
}

test("hashes are those of another implementation, at every bit of the counter and of the message", () => {
  for (let bit = 0; bit < 256; bit += 1) {
    const fixed = new Uint8Array(32);
    fixed[bit >> 3] = 1 << (bit & 7);
    const hash = new CounterHash(fixed);
    for (const counter of [0, 1, 2 ** (bit % 32), 2 ** 22, 2 ** 32 - 1]) {
      assert.equal(hash.hash(counter), hash.digest[0]);
      assert.equal(hex(hash.digest), expected(fixed, counter), `bit ${bit}, counter ${counter}`);
    }
  }
});

test("a hash does not depend on the one before it", () => {
  const hash = new CounterHash(new Uint8Array(32).fill(7));
  hash.hash(5);
  const first = hex(hash.digest);
  hash.hash(6);
  hash.hash(5);
  assert.equal(hex(hash.digest), first);
});

test("a message of another length is no message", () => {
  assert.throws(() => new CounterHash(new Uint8Array(31)), RangeError);
});

// Made by the crate on the server's side; the hash of the counter is what any SHA-256 gives.
const salt = "c8c0d06a6fc36ba0a1c5a8f35f0ee9a5";
const nonce = "0123456789abcdef0123456789abcdef";

/**
 * @param {number} counter
 * @param {number} bits
 */
function task(counter, bits) {
  const key = expected(Buffer.from(salt + nonce, "hex"), counter);
  const keyPrefix = key.slice(0, 32);
  const parameters = { algorithm: "SHA-256", cost: 1, keyLength: 32, keyPrefix, nonce, salt, data: { bits } };
  return { key, task: { parameters, signature: "5".repeat(64) } };
}

/** @param {import("../../assets/static/js/solver.js").Task} task */
function run(task) {
  const search = solve(task);
  const told = [];
  for (;;) {
    const step = search.next();
    if (step.done) return { solution: step.value, told };
    told.push(step.value);
  }
}

test("the counter is found wherever it lies, and none is tried beyond the last", () => {
  for (const [counter, bits] of [[0, 0], [2, 1], [1, 1], [0, 8], [510, 8], [131_070, 16], [100_000, 17]]) {
    const { key, task: given } = task(counter, bits);
    assert.deepEqual(run(given).solution, { counter, derivedKey: key });
  }
  assert.throws(() => run(task(511, 8).task), Unsolvable);
});

test("progress is told, grows, and stays below the whole", () => {
  const { told } = run(task(600_000, 19).task);
  assert.equal(told.length, 9);
  assert.ok(told.every((part, place) => part > (told[place - 1] ?? 0) && part < 1), String(told));
});

test("work of another kind is not begun", () => {
  const { task: given } = task(0, 0);
  for (const change of [
    { algorithm: "SHA-512" },
    { algorithm: "PBKDF2/SHA-256" },
    { cost: 2 },
    { keyLength: 64 },
    { keyPrefix: "" },
    { keyPrefix: "00" },
  ]) {
    assert.throws(() => run({ ...given, parameters: { ...given.parameters, ...change } }), Unsolvable);
  }
});

test("what is handed in is the task as it was given, and its solution", () => {
  const { task: given } = task(3, 4);
  const { solution } = run(given);
  const read = JSON.parse(Buffer.from(written(given, solution), "base64").toString());
  assert.deepEqual(read, { challenge: given, solution });
});
