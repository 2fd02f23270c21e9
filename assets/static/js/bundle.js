// @ts-check
// Everything this browser keeps, as one file, and back.

import { admitted, admittedHistory, typeOf } from "./admitted.js";
import { ArchiveWriter, records } from "./archive.js";
import { ChunkReader, Unreadable } from "./chunks.js";
import { crcOf } from "./crc32.js";
import { write } from "./entry.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./store.js").Listed} Listed */
/** @typedef {import("./history.js").History} History */

/**
 * What an import did.
 * @typedef {{ added: number, known: number, refused: number, full: number }} Imported
 *
 * The settings that go along, by what they are called in a file; each reads itself and takes only what it knows.
 * @typedef {Record<string, { read(): string | null, write(value: string): void }>} Settings
 */

/**
 * @param {Store} store
 * @param {History} history
 * @param {Settings} settings
 * @param {string | null} passphrase
 * @param {(done: number, most: number) => void} progress
 * @returns {Promise<Blob>}
 */
export async function exported(store, history, settings, passphrase, progress) {
  const archive = await ArchiveWriter.open(passphrase);
  const all = (await store.list()) ?? [];
  for (const [place, { received: _, ...kept }] of all.entries()) {
    const found = await store.picture(kept.id);
    // One that another tab has deleted meanwhile is left out.
    if (found) await archive.picture({ kept, ...found });
    progress(place + 1, all.length);
  }
  await archive.record("history", { entries: history.list() });
  const values = Object.entries(settings).map(([name, setting]) => [name, setting.read()]);
  await archive.record("settings", { settings: Object.fromEntries(values.filter(([, value]) => value !== null)) });
  return archive.finish();
}

/**
 * Takes in a file; all of it is read before anything is kept, so that half a file changes nothing.
 * @param {Blob} file
 * @param {string | null} passphrase
 * @param {{ store: Store, history: History, settings: Settings }} into
 * @param {(done: number, most: number) => void} progress
 * @returns {Promise<Imported>}
 * @throws {Unreadable}
 */
export async function imported(file, passphrase, into, progress) {
  const seal = await ChunkReader.unlock(file, passphrase);
  let most = 0;
  for await (const { type } of records(file, seal)) if (type === "picture") most += 1;
  const known = await Known.of(into.store);
  const sum = { added: 0, known: 0, refused: 0, full: 0 };
  let done = 0;
  for await (const record of records(file, seal)) {
    if (record.type === "history") into.history.merge(admittedHistory(record.head.entries));
    if (record.type === "settings") apply(into.settings, record.head.settings);
    if (record.type !== "picture") continue;
    sum[await take(record, into.store, known)] += 1;
    progress((done += 1), most);
  }
  return sum;
}

/**
 * @param {import("./archive.js").Read} record
 * @param {Store} store
 * @param {Known} known
 * @returns {Promise<keyof Imported>}
 */
async function take({ head, body }, store, known) {
  const mime = typeOf(body);
  const received = head.received === true;
  const kept = mime && admitted(head.kept, { mime, received }, fresh);
  if (!mime || !kept) return "refused";
  const picture = new Blob([body], { type: mime });
  const key = keyOf(body.length, Number(head.crc));
  if (await known.has(key, body)) return "known";
  // Another picture has this name here: both stay.
  if (known.ids.has(kept.id)) kept.id = fresh();
  const stored = received ? await keepFile(store, kept, picture) : await keepCopy(store, kept, picture);
  if (!stored) return "full";
  known.ids.add(kept.id);
  known.add(kept.id, key);
  return "added";
}

/**
 * @param {Store} store
 * @param {import("./store.js").Kept} kept
 * @param {Blob} picture
 */
async function keepFile(store, kept, picture) {
  const { state } = await store.keep(kept, picture);
  return state === "kept" || state === "copy";
}

/**
 * What was but a copy there is but a copy here.
 * @param {Store} store
 * @param {import("./store.js").Kept} kept
 * @param {Blob} picture
 */
async function keepCopy(store, kept, picture) {
  const text = await write({ kept, picture, received: false });
  return store.restore({ kept, file: null, copy: null, text });
}

/**
 * @param {Settings} settings
 * @param {unknown} given
 */
function apply(settings, given) {
  if (typeof given !== "object" || given === null) return;
  for (const [name, setting] of Object.entries(settings)) {
    const value = Object.hasOwn(given, name) ? Reflect.get(given, name) : null;
    if (typeof value === "string") setting.write(value);
  }
}

/** The pictures that are here, by what is in them. */
class Known {
  /** @type {Map<string, string[]>} */
  #same = new Map();
  /** @type {Set<string>} */
  ids = new Set();
  #store;

  /** @param {Store} store */
  constructor(store) {
    this.#store = store;
  }

  /** @param {Store} store */
  static async of(store) {
    const known = new Known(store);
    for (const { id } of (await store.list()) ?? []) {
      known.ids.add(id);
      const found = await store.picture(id);
      if (found) known.add(id, keyOf(found.picture.size, await crcOf(found.picture)));
    }
    return known;
  }

  /**
   * @param {string} id
   * @param {string} key
   */
  add(id, key) {
    this.#same.set(key, [...(this.#same.get(key) ?? []), id]);
  }

  /**
   * Whether these very bytes are here: a checksum finds who might be the same, and the bytes decide.
   * @param {string} key
   * @param {Uint8Array} bytes
   */
  async has(key, bytes) {
    for (const id of this.#same.get(key) ?? []) {
      const other = await this.#store.picture(id);
      if (other && same(new Uint8Array(await other.picture.arrayBuffer()), bytes)) return true;
    }
    return false;
  }
}

/**
 * @param {number} size
 * @param {number} crc
 */
function keyOf(size, crc) {
  return `${size} ${crc}`;
}

/**
 * @param {Uint8Array} one
 * @param {Uint8Array} other
 */
function same(one, other) {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

function fresh() {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export { Unreadable };
