// @ts-check
// Everything leaves one browser as a file and comes into another, and a file that lies does no harm.

import assert from "node:assert/strict";
import { test } from "node:test";
import { admitted, admittedHistory, typeOf } from "../../assets/static/js/admitted.js";
import { ArchiveWriter } from "../../assets/static/js/archive.js";
import { exported, imported } from "../../assets/static/js/bundle.js";
import { ChunkWriter, Unreadable } from "../../assets/static/js/chunks.js";
import { History } from "../../assets/static/js/history.js";
import { Store } from "../../assets/static/js/store.js";
import { blocked, bytes, bytesOf, database, kept, LocalStorage } from "./browser.mjs";

const PASSPHRASE = "correct horse battery";
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * @param {number} length
 * @param {number} [seed]
 */
function png(length, seed = 1) {
  return new Blob([PNG, bytes(length, seed)], { type: "image/png" });
}

/** A browser of its own, with a store, words and settings. */
function home({ vault = true, room = 5_242_880 } = {}) {
  const storage = /** @type {Storage} */ (/** @type {unknown} */ (new LocalStorage(room)));
  const factory = database();
  const store = new Store({
    storage: () => storage,
    database: vault ? () => factory : blocked,
    copy: async (blob) => new Blob([PNG, bytes(50, blob.size)], { type: "image/png" }),
    manager: undefined,
  });
  let theme = /** @type {string | null} */ (null);
  const settings = { theme: { read: () => theme, write: (/** @type {string} */ value) => (theme = value) } };
  return { storage, store, history: new History(() => storage), settings };
}

const nothing = () => {};

/** @param {number} number */
const idOf = (number) => number.toString(16).padStart(16, "0");

/** A browser with three pictures, words and a theme. */
async function full() {
  const there = home();
  for (const number of [1, 2, 3]) {
    const facts = { ...kept(idOf(number), `2026-01-0${number}T00:00:00.000Z`), words: `lake ${number}`, asked: { size: "64x48" } };
    await there.store.keep(facts, png(900_000, number));
  }
  await there.store.favourite(idOf(2), true);
  there.history.add("a lake", new Date("2026-01-01"));
  there.settings.theme.write("dark");
  return there;
}

/**
 * @param {Awaited<ReturnType<typeof full>>} there
 * @param {string | null} [passphrase]
 */
const pack = (there, passphrase = null) => exported(there.store, there.history, there.settings, passphrase, nothing);

/**
 * @param {Blob} file
 * @param {string | null} [passphrase]
 */
async function refused(file, passphrase = null) {
  const here = home();
  /** @type {string} */
  let fault = "";
  await assert.rejects(imported(file, passphrase, here, nothing), (error) => {
    fault = error instanceof Unreadable ? error.fault : String(error);
    return true;
  });
  assert.deepEqual([await here.store.list(), here.history.list()], [[], []], "something was kept");
  return fault;
}

for (const passphrase of [null, PASSPHRASE]) {
  test(`everything comes back as it was, once: ${passphrase ? "locked" : "open"}`, async () => {
    const there = await full();
    const here = home();
    const file = await pack(there, passphrase);
    assert.deepEqual(await imported(file, passphrase, here, nothing), { added: 3, known: 0, refused: 0, full: 0 });
    assert.deepEqual(await here.store.list(), await there.store.list());
    for (const number of [1, 2, 3]) {
      const found = await here.store.picture(idOf(number));
      assert.deepEqual(await bytesOf(found?.picture), await bytesOf(png(900_000, number)));
    }
    assert.deepEqual(here.history.list(), there.history.list());
    assert.equal(here.settings.theme.read(), "dark");
    assert.deepEqual(await imported(file, passphrase, here, nothing), { added: 0, known: 3, refused: 0, full: 0 });
    assert.equal((await here.store.list())?.length, 3);
  });
}

test("two locked files of the same pictures have nothing in common, and show none of them", async () => {
  const there = await full();
  const [one, other] = await Promise.all([pack(there, PASSPHRASE), pack(there, PASSPHRASE)]);
  const [a, b] = [Buffer.from(await one.arrayBuffer()), Buffer.from(await other.arrayBuffer())];
  assert.ok(!a.subarray(9).subarray(4, 27).equals(b.subarray(9).subarray(4, 27)));
  assert.equal(a.indexOf("lake"), -1);
  assert.equal(a.indexOf(Buffer.from(PNG)), -1);
  assert.equal(a.readUInt32BE(9), 600_000);
});

test("a wrong passphrase is said, and no passphrase too", async () => {
  const file = await pack(await full(), PASSPHRASE);
  assert.equal(await refused(file, "correct horse batterz"), "wrong");
  assert.equal(await refused(file), "locked");
});

test("a file that was cut off, changed, or put in another order is refused whole", async () => {
  for (const passphrase of [null, PASSPHRASE]) {
    const file = await pack(await full(), passphrase);
    const all = new Uint8Array(await file.arrayBuffer());
    const head = passphrase ? 36 : 9;
    const chunk = 4 + (1 << 20) + (passphrase ? 16 : 0);
    assert.ok(all.length > head + 2 * chunk, "there are three chunks");
    const turned = all.slice();
    turned.set(all.subarray(head + chunk, head + 2 * chunk), head);
    turned.set(all.subarray(head, head + chunk), head + chunk);
    const flipped = all.slice();
    flipped[head + chunk + 500_000] = (flipped[head + chunk + 500_000] ?? 0) ^ 1;
    // The second chunk says that it is the last.
    const ended = all.slice(0, head + 2 * chunk);
    ended[head + chunk] = (ended[head + chunk] ?? 0) | 0x80;
    const without = [all.slice(0, head + chunk), all.slice(head + 2 * chunk)];
    const lies = [[all.slice(0, -1)], [all.slice(0, head + 2 * chunk)], [turned], [flipped], [ended], without, [all, Uint8Array.of(0)]];
    for (const [number, lie] of lies.entries()) {
      const fault = await refused(new Blob(lie), passphrase);
      assert.ok(["broken", "wrong"].includes(fault), `${number}: ${fault}`);
    }
  }
});

test("a file of another program, or of a later version, is told apart", async () => {
  for (const content of ["", "PK\x03\x04 a zip", "AFTRIM", '{"version":1}']) assert.equal(await refused(new Blob([content])), "foreign");
  assert.equal(await refused(new Blob(["AFTRIMG\x02\x00"])), "newer");
  assert.equal(await refused(new Blob(["AFTRIMG\x01\x07"])), "broken");
  const slow = new Uint8Array(40);
  slow.set([..."AFTRIMG\x01\x01\xff\xff\xff\xff"].map((letter) => letter.charCodeAt(0)));
  assert.equal(await refused(new Blob([slow]), PASSPHRASE), "broken", "work without end is not begun");
});

/** @param {(writer: ArchiveWriter, chunks: ChunkWriter) => Promise<unknown>} write */
async function forged(write) {
  const chunks = await ChunkWriter.open(null);
  const writer = new ArchiveWriter(chunks);
  await writer.record("about", { program: "afterimage", version: 1 });
  await write(writer, chunks);
  return writer.finish();
}

test("counts and lengths that cannot be are refused before anything is made ready for them", async () => {
  const lies = [
    { bytes: 2 ** 40 }, { bytes: -1 }, { bytes: 1.5 }, { bytes: "7" }, { bytes: null }, { bytes: 8, crc: 1 },
  ];
  for (const lie of lies) {
    const file = await forged(async (writer, chunks) => {
      await writer.record("picture", { kept: kept(idOf(1)), received: true, ...lie });
      await chunks.write(PNG);
    });
    assert.equal(await refused(file), "broken", JSON.stringify(lie));
  }
  const long = await forged(async (_, chunks) => chunks.write(Uint8Array.of(0xff, 0xff, 0xff, 0xff)));
  assert.equal(await refused(long), "broken");
  const pictures = await forged(async (writer) => writer.record("end", { pictures: 7 }));
  assert.equal(await refused(pictures), "broken");
  const twice = await forged(async (writer) => writer.record("about", { version: 1 }));
  assert.equal(await refused(twice), "broken");
});

test("what is no picture is left out, and the others come in", async () => {
  const file = await forged(async (writer) => {
    const svg = new Blob(["<svg onload='alert(1)'/>"], { type: "image/png" });
    await writer.picture({ kept: kept(idOf(1)), picture: svg, received: true });
    await writer.picture({ kept: /** @type {any} */ ("a text"), picture: png(10), received: true });
    await writer.picture({ kept: { ...kept(idOf(2)), made: "never" }, picture: png(11), received: true });
    await writer.picture({ kept: kept(idOf(3)), picture: png(12), received: true });
    await writer.record("unheard-of", { a: 1 });
  });
  const here = home();
  assert.deepEqual(await imported(file, null, here, nothing), { added: 1, known: 0, refused: 3, full: 0 });
  assert.deepEqual((await here.store.list())?.map(({ id }) => id), [idOf(3)]);
});

// safety.md T16
test("a hostile description gives known names, right types and nothing else", () => {
  const given = JSON.parse(`{ "__proto__": { "polluted": 1 }, "constructor": 1, "id": "../x", "made": "2026-01-01", "mime": "text/html",
    "name": "../../<b>\\u0000.exe", "width": "9", "height": -1, "seed": "<i>", "place": "x", "model": 5,
    "words": "<img src=x onerror=alert(1)>\\u202e\\u0000", "asked": { "__proto__": { "polluted": 1 }, "size": 1, "style": "ink", "image": "x" },
    "favourite": "yes", "received": 1, "more": 1 }`);
  const facts = admitted(given, { mime: "image/png", received: true }, () => "fresh");
  assert.deepEqual(facts, {
    id: "fresh", made: "2026-01-01T00:00:00.000Z", mime: "image/png", name: "-b-.png", width: 0, height: 0, seed: "", model: "",
    words: "<img src=x onerror=alert(1)>", asked: { style: "ink" },
  });
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
  assert.equal(Object.getPrototypeOf(facts), Object.prototype);
  assert.equal(admitted({ made: {} }, { mime: "image/png", received: true }, () => ""), null);
  assert.equal(typeOf(new TextEncoder().encode("<html>")), null);
  assert.deepEqual(admittedHistory([null, 1, { words: 1 }, { words: "a", at: "x" }, { words: " b ", at: "2026-01-01" }]), [
    { words: "b", at: "2026-01-01T00:00:00.000Z" },
  ]);
  assert.deepEqual(admittedHistory({ length: 2 ** 31 }), []);
});

test("another picture under the same name stays beside the one that is here", async () => {
  const there = await full();
  const here = home();
  await here.store.keep(kept(idOf(1)), png(500, 77));
  assert.equal((await imported(await pack(there), null, here, nothing)).added, 3);
  assert.equal((await here.store.list())?.length, 4);
  assert.deepEqual(await bytesOf((await here.store.picture(idOf(1)))?.picture), await bytesOf(png(500, 77)));
});

test("what was but a copy there is but a copy here, and without room that is said", async () => {
  const there = home({ vault: false });
  await there.store.keep(kept(idOf(1)), png(9_000));
  const file = await pack(there);
  const here = home();
  assert.equal((await imported(file, null, here, nothing)).added, 1);
  assert.deepEqual((await here.store.list())?.map(({ received }) => received), [false]);
  const small = home({ vault: false, room: 60 });
  assert.deepEqual(await imported(file, null, small, nothing), { added: 0, known: 0, refused: 0, full: 1 });
});
