// @ts-check
// A link carries what was set and no more, whoever wrote it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { read, written } from "../../assets/static/js/fragment.js";

const SET = new Map([
  ["prompt", "a lake & a boat = 100 % calm\n# and more"],
  ["negative_prompt", "people"],
  ["model", "painter"],
  ["size", "768x1024"],
  ["count", "2"],
  ["style", "ink"],
  ["seed", "42"],
]);

test("what was set comes back as it was", () => {
  const fragment = written(SET);
  assert.ok(fragment?.startsWith("#prompt=a+lake"));
  assert.deepEqual(new Map([...(read(fragment ?? "") ?? [])].sort()), new Map([...SET].sort()));
});

test("an address with such a fragment gives nothing of it to a server", () => {
  const url = new URL(`https://example.org/${written(SET)}`);
  assert.equal(url.pathname + url.search, "/");
});

test("without words, or with too many for a link, there is no link", () => {
  assert.equal(written(new Map([["seed", "1"]])), null);
  assert.equal(written(new Map([["prompt", "x".repeat(16_000)]])), null);
  assert.equal(read(`#prompt=${"x".repeat(16_000)}`), null);
});

test("only names of the form come through, each once", () => {
  const fields = read("#prompt=first&prompt=second&deliver=file&challenge=x&code=y&work=z&stand_in=yes&__proto__=1&image=a");
  assert.deepEqual([...(fields ?? [])], [["prompt", "first"]]);
});

test("a fragment that is none of ours is nothing", () => {
  for (const fragment of ["", "#", "#content", "#prompt=", "#prompt=%20%0A", "#seed=", "#%", "#prompt", "#=x", "#&&&"]) {
    assert.equal(read(fragment), null, fragment);
  }
});

test("letters that nobody can see do not come through, and those that join others do", () => {
  const fields = read("#prompt=a%00b%1B%5B31m%E2%80%AEc%E2%80%8Bd%EF%BB%BFe%0D%0Af%09g%F3%A0%81%81");
  assert.equal(fields?.get("prompt"), "ab[31mcde\nf\tg");
  const family = "👩\u200d👧";
  assert.equal(read(`#prompt=${encodeURIComponent(family)}`)?.get("prompt"), family);
});

test("what is no word is short, or is left out", () => {
  assert.equal(read(`#prompt=x&seed=${"1".repeat(201)}`)?.has("seed"), false);
  assert.equal(read(`#prompt=x&seed=${"1".repeat(200)}`)?.has("seed"), true);
});

test("bytes that are no letters break nothing", () => {
  assert.equal(read("#prompt=%FF%FE%")?.get("prompt"), "\ufffd\ufffd%");
});
