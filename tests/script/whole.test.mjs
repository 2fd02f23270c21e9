// @ts-check
// A picture that broke off is found out in every format, wherever it broke.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isWhole } from "../../assets/static/js/whole.js";

const samples = new Map([
  ["image/png", ["wordy.png", "signed.png"]],
  ["image/jpeg", ["baseline.jpg", "progressive.jpg", "restarts.jpg"]],
  ["image/webp", ["lossy.webp", "lossless.webp", "alpha.webp", "animated.webp"]],
]);

for (const [type, names] of samples) {
  for (const name of names) {
    const bytes = new Uint8Array(readFileSync(new URL(`../fixtures/pictures/${name}`, import.meta.url)));

    test(`${name} is whole`, () => assert.ok(isWhole(bytes, type)));

    test(`${name} cut anywhere is not`, () => {
      for (let length = 0; length < bytes.length; length += 1) {
        // A JPEG may hold a thumbnail with an end of its own; the server drops those.
        const cut = bytes.subarray(0, length);
        const atEnd = type === "image/jpeg" && cut.at(-2) === 0xff && cut.at(-1) === 0xd9;
        assert.ok(atEnd || !isWhole(cut, type), `${length} of ${bytes.length} bytes`);
      }
    });
  }
}
