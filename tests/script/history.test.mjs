// @ts-check
// Words of before are found again, once each, and are gone when they are deleted.

import assert from "node:assert/strict";
import { test } from "node:test";
import { History } from "../../assets/static/js/history.js";

class Drawer {
  /** @type {Map<string, string>} */
  #entries = new Map();
  get length() {
    return this.#entries.size;
  }
  key() {
    return null;
  }
  getItem(/** @type {string} */ key) {
    return this.#entries.get(key) ?? null;
  }
  setItem(/** @type {string} */ key, /** @type {string} */ value) {
    this.#entries.set(key, value);
  }
  removeItem(/** @type {string} */ key) {
    this.#entries.delete(key);
  }
  clear() {
    this.#entries.clear();
  }
}

const DAY = new Date("2026-11-20T10:00:00Z");
const words = (/** @type {{ words: string }[]} */ entries) => entries.map((entry) => entry.words);

function filled(/** @type {string[]} */ ...all) {
  const drawer = new Drawer();
  const history = new History(() => drawer);
  for (const one of all) history.add(one, DAY);
  return { drawer, history };
}

test("the newest words stand first, and the same words once", () => {
  const { history } = filled("a lake", "a boat", "  a lake\n", "   ");
  assert.deepEqual(words(history.list()), ["a lake", "a boat"]);
  assert.equal(history.list()[0]?.at, DAY.toISOString());
});

test("a search finds every word in any place, whatever its case and its accents", () => {
  const { history } = filled("Café au lait, DÄMMERUNG", "a lake", "Straße am See");
  assert.deepEqual(words(history.find("dammerung cafe")), ["Café au lait, DÄMMERUNG"]);
  assert.deepEqual(words(history.find("SEE")), ["Straße am See"]);
  assert.equal(history.find("  ").length, 3);
  assert.equal(history.find("lake boat").length, 0);
});

test("what is deleted leaves nothing behind, not even an empty list", () => {
  const { drawer, history } = filled("a lake", "a boat");
  history.remove("a lake");
  assert.deepEqual(words(history.list()), ["a boat"]);
  history.remove("a boat");
  assert.equal(drawer.length, 0);
  history.add("again", DAY);
  history.clear();
  assert.equal(drawer.length, 0);
});

test("the list does not take the room of the pictures", () => {
  const many = filled(...Array.from({ length: 250 }, (_, at) => `words ${at}`));
  assert.equal(many.history.list().length, 200);
  assert.equal(many.history.list()[0]?.words, "words 249");
  const long = filled(...Array.from({ length: 20 }, (_, at) => `${at} ${"x".repeat(9_000)}`));
  assert.ok((long.drawer.getItem("afterimage.history") ?? "").length <= 100_000);
  assert.ok(long.history.list()[0]?.words.startsWith("19 "));
});

test("a storage that is blocked or holds something else is no obstacle", () => {
  const blocked = new History(() => {
    throw new DOMException("blocked", "SecurityError");
  });
  blocked.add("a lake", DAY);
  assert.deepEqual(blocked.list(), []);
  for (const content of ["", "{", "null", '"text"', "[1, null, {}]", '[{"words":1,"at":"x"}]']) {
    const { drawer, history } = filled();
    drawer.setItem("afterimage.history", content);
    assert.deepEqual(history.list(), [], content);
  }
});
