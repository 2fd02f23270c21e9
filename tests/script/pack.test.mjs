// @ts-check
// Bytes come back from fifteen bits to the unit exactly as they were, and the text is one no browser changes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pack, unitsOf, unpack } from "../../assets/static/js/pack.js";
import { bytes } from "./browser.mjs";

test("bytes of every length from nothing to two hundred come back, whatever is in them", () => {
  for (let length = 0; length <= 200; length += 1) {
    for (const given of [bytes(length, length + 1), bytes(length, 7919 * (length + 1)), new Uint8Array(length), new Uint8Array(length).fill(255)]) {
      const text = pack(given);
      assert.deepEqual(unpack(text), given, `${length} bytes`);
      assert.equal(text.length, unitsOf(length));
    }
  }
});

test("a large file comes back, at fifteen bits to the unit", () => {
  const given = crypto.getRandomValues(new Uint8Array(60_000));
  const large = new Uint8Array(900_000);
  for (let at = 0; at < large.length; at += given.length) large.set(given, at);
  const text = pack(large);
  assert.deepEqual(unpack(text), large);
  assert.equal(text.length, 1 + (900_000 * 8) / 15);
});

test("every unit is in the range without surrogates and without marks", () => {
  const text = pack(crypto.getRandomValues(new Uint8Array(60_000)));
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    assert.ok(unit >= 0x3400 && unit <= 0xb3ff, `U+${unit.toString(16)} at ${at}`);
  }
  assert.equal(text.normalize("NFKC").length > 0 && text.isWellFormed(), true);
});

test("what is cut, or something else, is not taken for bytes", () => {
  const text = pack(bytes(100));
  assert.equal(unpack(""), null);
  assert.equal(unpack("{\"version\":1}"), null);
  assert.equal(unpack(`${text.slice(0, -1)}x`), null);
  assert.notDeepEqual(unpack(text.slice(0, -1)), bytes(100));
});
