// @ts-check
// What seems private is found, and what only looks like numbers is left in peace.

import assert from "node:assert/strict";
import { test } from "node:test";
import { found } from "../../assets/static/js/private.js";

/** @type {[string, string[]][]} */
const PRIVATE = [
  ["a letter to anna.weiss+art@example.co.uk, in ink", ["email"]],
  ["почта@пример.рф on a sign", ["email"]],
  ["a door with +49 170 1234567 on it", ["phone"]],
  ["call 0049-30-1234567 now", ["phone"]],
  ["(030) 123 456 78 written in chalk", ["phone"]],
  ["call 555-867-5309", ["phone"]],
  ["(415) 555-2671 on a van", ["phone"]],
  ["my card 4111 1111 1111 1111, expires", ["card"]],
  ["5500-0000-0000-0004", ["card"]],
  ["378282246310005", ["card"]],
  ["a@b.example and 4111111111111111 and +33 6 12 34 56 78", ["email", "card", "phone"]],
];

for (const [words, kinds] of PRIVATE) {
  test(`${kinds.join(", ")}: ${words}`, () => assert.deepEqual(found(words), kinds));
}

const HARMLESS = [
  "a quiet harbour at dawn in winter",
  "4111 1111 1111 1112 stars",
  "0000 0000 0000 0000",
  "1024x1024, seed 4294967295",
  "the years 1914-1918 and 1939-1945",
  "a 35 mm photograph, f/1.8, 1/250 s, ISO 400",
  "3.14159265358979323846",
  "meet @noon, or @ 10",
  "10,000 birds over 20,000 trees",
  "coordinates 52.5200 13.4050",
  "2026-11-20 12:30",
];

for (const words of HARMLESS) test(`nothing: ${words}`, () => assert.deepEqual(found(words), []));
