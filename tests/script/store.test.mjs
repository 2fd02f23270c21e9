// @ts-check
// What is kept comes back as it was, and what cannot be kept is said.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../assets/static/js/store.js";

/** A storage with room for so many characters, as a browser's has. */
class Room {
  /** @type {Map<string, string>} */
  #entries = new Map();
  /** @param {number} room */
  constructor(room) {
    this.room = room;
  }
  get length() {
    return this.#entries.size;
  }
  key(/** @type {number} */ place) {
    return [...this.#entries.keys()][place] ?? null;
  }
  getItem(/** @type {string} */ key) {
    return this.#entries.get(key) ?? null;
  }
  setItem(/** @type {string} */ key, /** @type {string} */ value) {
    const others = [...this.#entries].filter(([name]) => name !== key);
    const used = others.reduce((sum, [name, text]) => sum + name.length + text.length, 0);
    if (used + key.length + value.length > this.room) throw new DOMException("full", "QuotaExceededError");
    this.#entries.set(key, value);
  }
  removeItem(/** @type {string} */ key) {
    this.#entries.delete(key);
  }
  clear() {
    this.#entries.clear();
  }
}

const BYTES = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 256);
const PICTURE = new Blob([BYTES], { type: "image/webp" });

/**
 * @param {string} id
 * @param {string} made
 */
function kept(id, made) {
  return { id, made, mime: "image/webp", name: "afterimage.webp", width: 64, height: 48, seed: "7", model: "Painter" };
}

test("a picture comes back exactly as it was received", async () => {
  const store = new Store(() => new Room(1 << 20));
  const room = new Room(1 << 20);
  const same = new Store(() => room);
  assert.equal(await same.keep(kept("a", "2026-01-01"), PICTURE), "kept");
  const [entry] = (await same.list()) ?? [];
  assert.ok(entry);
  assert.deepEqual(new Uint8Array(await entry.picture.arrayBuffer()), BYTES);
  assert.equal(entry.picture.type, "image/webp");
  assert.equal(entry.width, 64);
  assert.equal("words" in entry, false);
  assert.deepEqual(await store.list(), []);
});

test("the newest picture comes first", async () => {
  const room = new Room(1 << 20);
  const store = new Store(() => room);
  for (const [id, made] of [["a", "2026-01-02"], ["b", "2026-01-03"], ["c", "2026-01-01"]]) {
    await store.keep(kept(id ?? "", made ?? ""), PICTURE);
  }
  assert.deepEqual((await store.list())?.map(({ id }) => id), ["b", "a", "c"]);
});

test("a full storage is said, and what was there stays", async () => {
  const room = new Room(200_000);
  const store = new Store(() => room);
  assert.equal(await store.keep(kept("a", "2026-01-01"), PICTURE), "kept");
  assert.equal(await store.keep(kept("b", "2026-01-02"), PICTURE), "full");
  assert.deepEqual((await store.list())?.map(({ id }) => id), ["a"]);
});

test("a blocked storage is said, and is not taken for an empty one", async () => {
  const blocked = new Store(() => {
    throw new DOMException("blocked", "SecurityError");
  });
  assert.equal(await blocked.keep(kept("a", "2026-01-01"), PICTURE), "blocked");
  assert.equal(await blocked.list(), null);
  assert.equal(await blocked.remove("a"), false);
  assert.equal(await blocked.clear(), false);
});

test("deleting takes one picture or all, and nothing else of the site's", async () => {
  const room = new Room(1 << 20);
  const store = new Store(() => room);
  room.setItem("afterimage.theme", "dark");
  room.setItem("afterimage.picture.broken", "{");
  for (const id of ["a", "b", "c"]) await store.keep(kept(id, "2026-01-01"), PICTURE);
  assert.equal((await store.list())?.length, 3);
  assert.ok(await store.remove("b"));
  assert.deepEqual((await store.list())?.map(({ id }) => id).sort(), ["a", "c"]);
  assert.ok(await store.clear());
  assert.equal(room.length, 1);
  assert.equal(room.getItem("afterimage.theme"), "dark");
});
