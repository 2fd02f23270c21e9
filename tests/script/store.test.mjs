// @ts-check
// What is kept comes back as it was, nothing is lost without a question, and what cannot be kept is said.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../assets/static/js/store.js";
import { blocked, bytes, bytesOf, database, kept, LocalStorage, picture } from "./browser.mjs";

const PREFIX = "afterimage.picture.";

/** A copy of a tenth of the size, which says what it was made of. */
const tenth = async (/** @type {Blob} */ blob) =>
  new Blob([bytes(Math.floor(blob.size / 10), blob.size)], { type: "image/webp" });
const none = async () => null;

/**
 * A store in a browser; `again` is another tab, or the same one opened again.
 * @param {Partial<import("../../assets/static/js/store.js").Browser> & { room?: number }} [given]
 */
function visit({ room, ...given } = {}) {
  const storage = new LocalStorage(room);
  const factory = database();
  /** @type {import("../../assets/static/js/store.js").Browser} */
  const browser = {
    storage: () => /** @type {Storage} */ (/** @type {unknown} */ (storage)),
    database: () => factory,
    copy: tenth,
    manager: undefined,
    ...given,
  };
  return { storage, factory, store: new Store(browser), again: (/** @type {object} */ other = {}) => new Store({ ...browser, ...other }) };
}

/** @param {Store} store */
const ids = async (store) => (await store.list())?.map(({ id }) => id);

/** @param {LocalStorage} storage */
const copies = (storage) => storage.names().filter((name) => name.startsWith(PREFIX));

test("the file comes back exactly as it was received, and the copy is what a grid gets", async () => {
  const { store, again } = visit();
  assert.deepEqual(await store.keep(kept("a"), picture(100_000)), { state: "kept", moved: 0 });
  const [entry] = (await again().list()) ?? [];
  assert.deepEqual(entry, { ...kept("a"), received: true });
  const found = await again().picture("a");
  assert.deepEqual(await bytesOf(found?.picture), bytes(100_000));
  assert.deepEqual([found?.received, found?.picture.type], [true, "image/png"]);
  const thumbnail = await again().thumbnail("a");
  assert.deepEqual([thumbnail?.size, thumbnail?.type], [10_000, "image/webp"]);
});

test("reading writes nothing: neither a note nor a database", async () => {
  const { storage, factory, store } = visit();
  assert.deepEqual(await store.list(), []);
  assert.equal(await store.missing(), null);
  assert.equal(await store.picture("a"), null);
  assert.deepEqual([storage.length, await factory.databases()], [0, []]);
});

test("the newest picture comes first, wherever it is kept", async () => {
  const { store, again } = visit();
  await store.keep(kept("a", "2026-01-02"), picture(1000));
  await again({ database: blocked }).keep(kept("b", "2026-01-03"), picture(1000));
  await again({ storage: blocked }).keep(kept("c", "2026-01-01"), picture(1000));
  assert.deepEqual(await ids(store), ["b", "a", "c"]);
});

test("without IndexedDB the copy is kept and that it is only a copy is said", async () => {
  const { store } = visit({ database: blocked });
  assert.deepEqual(await store.keep(kept("a"), picture(100_000)), { state: "copy", moved: 0 });
  assert.equal((await store.list())?.[0]?.received, false);
  const found = await store.picture("a");
  assert.deepEqual([found?.received, found?.picture.type, found?.picture.size], [false, "image/webp", 10_000]);
});

test("without IndexedDB and without a canvas to trust the bytes as received are kept", async () => {
  const { store } = visit({ database: blocked, copy: none });
  assert.deepEqual(await store.keep(kept("a"), picture(100_000)), { state: "kept", moved: 0 });
  const found = await store.picture("a");
  assert.deepEqual([await bytesOf(found?.picture), found?.received], [bytes(100_000), true]);
});

test("where localStorage is blocked IndexedDB alone keeps the picture", async () => {
  const { store } = visit({ storage: blocked });
  assert.equal((await store.keep(kept("a"), picture(100_000))).state, "kept");
  assert.deepEqual(await ids(store), ["a"]);
  assert.equal((await store.usage()).shelf, null);
  assert.ok(await store.clear());
  assert.deepEqual(await store.list(), []);
});

test("a browser that keeps nothing says so, and is not taken for an empty one", async () => {
  const { store } = visit({ storage: blocked, database: blocked });
  assert.deepEqual(await store.keep(kept("a"), picture(1000)), { state: "blocked", moved: 0 });
  assert.equal(await store.list(), null);
  assert.equal(await store.clear(), false);
  assert.deepEqual(await store.usage(), { shelf: null, vault: null, lasting: null });
  assert.equal(store.choose("best"), false);
});

test("a full localStorage makes room of its oldest copies, all pictures stay, and it can be undone", async () => {
  // Three copies of 10,000 bytes fit, each of 5,335 units and its head.
  const { storage, store, again } = visit({ room: 18_000 });
  for (const id of ["1", "2", "3"]) await store.keep(kept(id, `2026-01-0${id}`), picture(100_000));
  assert.ok(await store.favourite("1", true));
  const before = copies(storage);
  const outcome = await store.keep(kept("4", "2026-01-04"), picture(100_000, 4));
  assert.deepEqual([outcome.state, outcome.moved], ["kept", 1]);
  assert.deepEqual(copies(storage), ["1", "3", "4"].map((id) => PREFIX + id));
  assert.deepEqual(await ids(again()), ["4", "3", "2", "1"]);
  assert.deepEqual(await bytesOf((await store.picture("2"))?.picture), bytes(100_000));
  assert.equal((await store.thumbnail("2"))?.size, 10_000);

  assert.ok(await outcome.undo?.());
  assert.deepEqual(copies(storage), before);
  assert.deepEqual(await bytesOf((await again().picture("4"))?.picture), bytes(100_000, 4));
});

test("nothing that is kept nowhere else makes room before the visitor has said so", async () => {
  const { storage, store } = visit({ room: 18_000, database: blocked });
  for (const id of ["1", "2", "3"]) await store.keep(kept(id, `2026-01-0${id}`), picture(100_000));
  const before = copies(storage);
  const outcome = await store.keep(kept("4", "2026-01-04"), picture(100_000));
  assert.deepEqual([outcome.state, outcome.losing?.map(({ id }) => id)], ["full", ["1"]]);
  assert.deepEqual(copies(storage), before);

  const replaced = await outcome.replace?.();
  assert.equal(replaced?.state, "copy");
  assert.deepEqual(await ids(store), ["4", "3", "2"]);
  assert.ok(await replaced?.undo?.());
  assert.deepEqual(copies(storage), before);
});

test("where only favourites are left, or nothing would be enough, nobody is asked to lose any", async () => {
  const { storage, store } = visit({ room: 18_000, database: blocked });
  assert.deepEqual(await store.keep(kept("0"), picture(1_000_000)), { state: "full", moved: 0 });
  for (const id of ["1", "2", "3"]) {
    await store.keep(kept(id, `2026-01-0${id}`), picture(100_000));
    assert.ok(await store.favourite(id, true));
  }
  const before = copies(storage);
  assert.deepEqual(await store.keep(kept("4", "2026-01-04"), picture(100_000)), { state: "full", moved: 0 });
  assert.deepEqual(copies(storage), before);
});

test("with the file in IndexedDB a picture is kept, though localStorage has nothing to move", async () => {
  const { storage, store } = visit({ room: 4000 });
  storage.setItem("somebody.else", "x".repeat(3900));
  assert.deepEqual(await store.keep(kept("a"), picture(100_000)), { state: "kept", moved: 0 });
  assert.deepEqual(copies(storage), []);
  assert.deepEqual(await ids(store), ["a"]);
});

test("entries of the first version become today's without a loss", async () => {
  for (const place of [undefined, blocked]) {
    const { storage, store } = visit(place ? { database: place } : {});
    const data = Buffer.from(bytes(50_001)).toString("base64");
    storage.setItem(`${PREFIX}a`, JSON.stringify({ ...kept("a"), words: "a lake", version: 1, data }));
    storage.setItem(`${PREFIX}b`, JSON.stringify({ ...kept("b"), version: 99, data }));
    const before = storage.getItem(`${PREFIX}a`)?.length ?? 0;
    assert.deepEqual(await store.list(), [{ ...kept("a"), words: "a lake", received: true }]);
    const found = await store.picture("a");
    assert.deepEqual([await bytesOf(found?.picture), found?.picture.type, found?.received], [bytes(50_001), "image/png", true]);
    const after = storage.getItem(`${PREFIX}a`) ?? "";
    assert.ok(after.length < before && after.startsWith('{"version":2'));
    assert.ok(storage.getItem(`${PREFIX}b`)?.includes('"version":99'));
  }
});

test("an entry of the first version is taken over also where no room is left", async () => {
  const { storage, store } = visit({ database: blocked, copy: none });
  const data = Buffer.from(bytes(50_001)).toString("base64");
  storage.setItem(`${PREFIX}a`, JSON.stringify({ ...kept("a"), version: 1, data }));
  storage.room = `${PREFIX}a`.length + (storage.getItem(`${PREFIX}a`)?.length ?? 0);
  assert.deepEqual(await bytesOf((await store.list()) && (await store.picture("a"))?.picture), bytes(50_001));
  assert.ok(storage.getItem(`${PREFIX}a`)?.startsWith('{"version":2'));
});

test("what is removed is gone everywhere, and comes back as it was", async () => {
  for (const given of [{}, { database: blocked }, { storage: blocked }]) {
    const { store } = visit(given);
    await store.keep(kept("a"), picture(1000));
    const before = await store.list();
    const removed = await store.remove("a");
    assert.ok(removed);
    assert.deepEqual([await store.list(), await store.picture("a")], [[], null]);
    assert.ok(await store.restore(removed));
    assert.deepEqual(await store.list(), before);
  }
});

test("deleting all takes every picture, and nothing else of the site's", async () => {
  const { storage, store } = visit();
  storage.setItem("afterimage.theme", "dark");
  storage.setItem(`${PREFIX}broken`, "{");
  for (const id of ["a", "b", "c"]) await store.keep(kept(id), picture(1000));
  assert.equal((await store.list())?.length, 3);
  assert.ok(await store.clear());
  assert.deepEqual(storage.names(), ["afterimage.theme"]);
  assert.deepEqual(await store.list(), []);
});

test("two tabs at once lose nothing of each other's", async () => {
  const { store, again } = visit();
  const other = again();
  const keeping = Array.from({ length: 20 }, (_, at) => (at % 2 ? store : other).keep(kept(`p${at}`), picture(1000, at)));
  assert.ok((await Promise.all(keeping)).every(({ state }) => state === "kept"));
  await Promise.all([store.favourite("p3", true), other.remove("p4"), other.favourite("p5", true)]);
  assert.equal((await store.list())?.length, 19);
  assert.deepEqual((await other.list())?.filter(({ favourite }) => favourite).map(({ id }) => id).sort(), ["p3", "p5"]);
});

test("what the browser has cleared since the last visit is said until it was read", async () => {
  const { storage, factory, store, again } = visit();
  for (const id of ["a", "b"]) await store.keep(kept(id), picture(1000));
  assert.equal(await again().missing(), null);
  storage.clear();
  const next = again();
  assert.deepEqual(await next.missing(), { files: 0, copies: 2 });
  assert.deepEqual(await ids(next), ["b", "a"].sort());
  await next.keep(kept("c"), picture(1000));
  assert.deepEqual(await again().missing(), { files: 0, copies: 2 });
  await next.acknowledge();
  assert.equal(await again().missing(), null);

  const emptied = { database: () => database() };
  assert.deepEqual(await again(emptied).missing(), { files: 3, copies: 0 });
  assert.deepEqual(await ids(again(emptied)), ["c"]);
  assert.ok(factory);
});

test("what the visitor deleted is not missed", async () => {
  const { store, again } = visit();
  for (const id of ["a", "b"]) await store.keep(kept(id), picture(1000));
  await store.remove("a");
  await store.remove("b");
  assert.equal(await again().missing(), null);
  await store.keep(kept("a"), picture(1000));
  await store.clear();
  assert.equal(await again().missing(), null);
});

test("how full it is is measured, whatever the room", async () => {
  for (const room of [5_242_880, 2_621_440, 20_000]) {
    const { storage, store } = visit({ room });
    await store.keep(kept("a"), picture(1000));
    const { shelf, vault, lasting } = await store.usage();
    assert.equal(shelf?.room, room);
    const used = storage.names().reduce((sum, name) => sum + name.length + (storage.getItem(name)?.length ?? 0), 0);
    assert.ok(shelf.used <= used && shelf.used > 0);
    assert.deepEqual([vault, lasting], [{ used: 1000, room: null }, null]);
  }
});

test("the browser is asked to keep the pictures once, after the first and not before", async () => {
  let asked = 0;
  const manager = /** @type {StorageManager} */ (/** @type {unknown} */ ({
    persist: async () => (asked += 1) > 1,
    persisted: async () => false,
    estimate: async () => ({ usage: 5000, quota: 9000 }),
  }));
  const { store, again } = visit({ manager });
  assert.equal(await store.askToLast(), null);
  assert.equal(asked, 0);
  await store.keep(kept("a"), picture(1000));
  assert.equal(await store.askToLast(), false);
  assert.equal(await again().askToLast(), null);
  assert.equal(asked, 1);
  const { vault, lasting } = await store.usage();
  assert.deepEqual([vault, lasting], [{ used: 5000, room: 9000 }, false]);
  assert.equal(await visit().store.askToLast(), null);
});

test("the chosen quality is what copies are made in, and one nobody knows is the usual", async () => {
  /** @type {string[]} */
  const made = [];
  const { storage, store, again } = visit({ copy: async (_, quality) => (made.push(quality), null) });
  await store.keep(kept("a"), picture(10));
  assert.ok(store.choose("best"));
  await again().keep(kept("b"), picture(10));
  storage.setItem("afterimage.store.quality", "constructor");
  await again().keep(kept("c"), picture(10));
  assert.deepEqual(made, ["good", "best", "good"]);
});

test("a full IndexedDB is told apart, and the copy is kept", async () => {
  const factory = database();
  const full = () => {
    const open = factory.open.bind(factory);
    return /** @type {IDBFactory} */ ({ ...factory, open: (name, version) => {
      const opening = open(name, version);
      opening.addEventListener("success", () => {
        const transaction = opening.result.transaction.bind(opening.result);
        opening.result.transaction = (stores, mode) => {
          if (mode === "readwrite") throw new DOMException("full", "QuotaExceededError");
          return transaction(stores, mode);
        };
      });
      return opening;
    } });
  };
  const { store, storage } = visit({ database: full });
  assert.deepEqual(await store.keep(kept("a"), picture(1000)), { state: "copy", moved: 0 });
  storage.room = 100;
  assert.equal((await store.keep(kept("b"), picture(1000))).state, "full");
});
