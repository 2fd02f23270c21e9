// @ts-check
// What a browser keeps is counted to the last home of it, and what cannot be erased is said.

import assert from "node:assert/strict";
import { test } from "node:test";
import { erase, look, weight } from "../../assets/static/js/browser-data.js";

/** @param {Record<string, string>} entries */
function storage(entries) {
  const kept = new Map(Object.entries(entries));
  return {
    get length() {
      return kept.size;
    },
    key: (/** @type {number} */ place) => [...kept.keys()][place] ?? null,
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    clear: () => kept.clear(),
  };
}

/**
 * A request that is answered after its handlers were set.
 * @param {Record<string, unknown>} [with_]
 */
function request(with_ = {}) {
  const asked = /** @type {any} */ ({ ...with_ });
  queueMicrotask(() => asked.onsuccess?.());
  return asked;
}

/**
 * @param {Record<string, Record<string, unknown[]>>} databases
 * @param {string[]} [stuck] those that cannot be deleted
 */
function indexed(databases, stuck = []) {
  return {
    databases: async () => Object.keys(databases).map((name) => ({ name, version: 1 })),
    open: (/** @type {string} */ name) => {
      const stores = databases[name] ?? {};
      const objectStore = (/** @type {string} */ part) => ({
        openCursor() {
          const left = [...(stores[part] ?? [])];
          const walk = /** @type {any} */ ({});
          const step = () =>
            queueMicrotask(() => {
              walk.result = left.length ? { key: 1, value: left.shift(), continue: step } : null;
              walk.onsuccess();
            });
          step();
          return walk;
        },
      });
      const result = { objectStoreNames: Object.keys(stores), transaction: () => ({ objectStore }), close() {} };
      return request({ result });
    },
    deleteDatabase: (/** @type {string} */ name) => {
      const asked = /** @type {any} */ ({});
      queueMicrotask(() => {
        if (stuck.includes(name)) return asked.onerror();
        delete databases[name];
        asked.onsuccess();
      });
      return asked;
    },
  };
}

/** @param {Record<string, string[]>} kept */
function caches(kept) {
  return {
    keys: async () => Object.keys(kept),
    open: async (/** @type {string} */ name) => ({ matchAll: async () => (kept[name] ?? []).map((text) => new Response(text)) }),
    delete: async (/** @type {string} */ name) => delete kept[name],
  };
}

/** @param {number} count */
function navigator(count) {
  let workers = Array.from({ length: count }, () => ({ unregister: async () => (workers = workers.slice(1)) }));
  return { serviceWorker: { getRegistrations: async () => workers }, storage: { estimate: async () => ({ usage: 4242 }) } };
}

/** @param {string[]} [stuck] */
function browser(stuck) {
  return /** @type {any} */ ({
    localStorage: storage({
      "afterimage.picture.1": "12345",
      "afterimage.picture.2": "",
      "afterimage.history": "a lake",
      "afterimage.theme": "dark",
      "afterimage.store.quality": "best",
      "afterimage.new-thing": "1",
      elsewhere: "2",
    }),
    sessionStorage: storage({ "afterimage.left": "1" }),
    indexedDB: indexed({ afterimage: { files: [new Blob(["abc"]), new Blob(["de"])], facts: ["xy"] } }, stuck),
    caches: caches({ pages: ["1234", "56"] }),
    navigator: navigator(1),
  });
}

test("every home is counted, by what it holds", async () => {
  const { kept, blocked, whole } = await look(browser());
  const lines = kept.map(({ kind, name, part, count, bytes }) => [kind, name, part, count, bytes]);
  assert.deepEqual(lines, [
    ["pictures", undefined, undefined, 2, 2 * (20 + 20 + 5)],
    ["words", undefined, undefined, 1, 2 * (18 + 6)],
    ["theme", undefined, undefined, 1, 2 * (16 + 4)],
    ["settings", undefined, undefined, 2, 2 * (24 + 4 + 20 + 1)],
    ["other", undefined, undefined, 1, 2 * (9 + 1)],
    ["visit", undefined, undefined, 1, 2 * (15 + 1)],
    ["database", "afterimage", "files", 2, 16 + 5],
    ["database", "afterimage", "facts", 1, 8 + 4],
    ["cache", "pages", undefined, 2, 6],
    ["worker", undefined, undefined, 1, null],
  ]);
  assert.deepEqual([blocked, whole], [false, 4242]);
});

test("after erasing, nothing is left anywhere", async () => {
  const full = browser();
  assert.deepEqual((await erase(full)).kept, []);
  assert.deepEqual((await look(full)).kept, []);
});

test("what cannot be erased is said, and hides nothing else from being erased", async () => {
  const { kept } = await erase(browser(["afterimage"]));
  assert.deepEqual(kept.map(({ kind, part }) => [kind, part]), [["database", "files"], ["database", "facts"]]);
});

test("a browser that blocks its storage is said to, and the rest is counted all the same", async () => {
  const shy = browser();
  Object.defineProperty(shy, "localStorage", {
    get() {
      throw new DOMException("blocked", "SecurityError");
    },
  });
  const { kept, blocked } = await look(shy);
  assert.equal(blocked, true);
  assert.ok(kept.some(({ kind }) => kind === "cache") && !kept.some(({ kind }) => kind === "pictures"));
  assert.equal((await erase(shy)).blocked, true);
});

test("a browser without any of it keeps nothing", async () => {
  assert.deepEqual(await erase(/** @type {any} */ ({})), { kept: [], blocked: false, whole: null });
});

test("a value weighs what is in it, and one that holds itself weighs once", () => {
  /** @type {any} */
  const round = { name: "ab", bytes: new Uint8Array(5), list: [1, "x"] };
  round.self = round;
  assert.equal(weight(round), 2 * (4 + 2 + 5 + 4 + 4) + 5 + (2 + 8) + (2 + 2));
  assert.equal(weight(new Map([["a", new ArrayBuffer(3)]])), 2 + 3);
});
