// @ts-check
// Where the visitor's pictures are kept: in this browser, and nowhere else.
//
// A smaller copy of each goes into localStorage (shelf.js), the file as received into IndexedDB (vault.js). Each place
// alone is enough to keep a picture; nobody outside this file needs to know which one does.

import { copyOf, QUALITIES } from "./copies.js";
import { facts, read, withFavourite, write } from "./entry.js";
import { Shelf } from "./shelf.js";
import { Shelving } from "./shelving.js";
import { tell } from "./tabs.js";
import { upgrade } from "./upgrade.js";
import { Vault } from "./vault.js";

/**
 * @typedef {import("./entry.js").Kept} Kept
 * @typedef {import("./copies.js").Quality} Quality
 * @typedef {import("./shelving.js").Outcome} Outcome
 * @typedef {Kept & { received: boolean }} Listed `received`: the file as it came is there, not only a copy
 *
 * @typedef {{ kept: Kept, file: Blob | null, copy: Blob | null, text: string | null }} Removed what `restore` takes
 * @typedef {{ used: number, room: number | null }} Fill `room` is not known in every browser
 *
 * How full it is: localStorage in UTF-16 units, IndexedDB in bytes, `null` where the place is blocked; and whether the
 * browser has promised to keep it, where it makes such promises.
 * @typedef {{ shelf: Fill | null, vault: Fill | null, lasting: boolean | null }} Usage
 *
 * What was there when something was last kept or removed here, and is gone: files, or copies.
 * @typedef {{ files: number, copies: number }} Missing
 *
 * What the store needs of the browser.
 * @typedef {object} Browser
 * @property {() => Storage} storage opens localStorage, or throws
 * @property {() => IDBFactory | undefined} database gives IndexedDB, or throws
 * @property {(picture: Blob, quality: Quality) => Promise<Blob | null>} copy
 * @property {StorageManager | undefined} manager only in a secure context
 */

const QUALITY = "afterimage.store.quality";
/** How many files there were: a copy of the count in the other place, so that one tells of the other. */
const FILES = "afterimage.store.files";
/** What the browser answered when asked to keep the pictures for good. */
const LASTING = "afterimage.store.lasting";
/** What was found missing and not yet said. */
const MISSING = "afterimage.store.missing";

export class Store {
  #shelf;
  #vault;
  #copy;
  #manager;
  #shelving;
  /** @type {Promise<void> | null} */
  #begun = null;

  /** @param {Browser} browser */
  constructor({ storage, database, copy, manager }) {
    this.#shelf = new Shelf(storage);
    this.#vault = new Vault(database);
    this.#copy = copy;
    this.#manager = manager;
    this.#shelving = new Shelving(this.#shelf, this.#vault, () => this.#changed());
  }

  /**
   * Keeps a picture.
   * @param {Kept} kept
   * @param {Blob} picture as received
   * @returns {Promise<Outcome>}
   */
  async keep(kept, picture) {
    await this.#ready();
    const copy = await this.#copy(picture, this.quality);
    const stored = await this.#vault.put(kept, picture, copy);
    const text = await write({ kept, picture: copy ?? picture, received: copy === null });
    const outcome = await this.#shelving.put(kept, text, stored);
    await this.#changed();
    return outcome;
  }

  /**
   * What is known of every picture, the newest first; nothing at all (`null`) when no place can be read.
   * @returns {Promise<Listed[] | null>}
   */
  async list() {
    await this.#ready();
    const known = await this.#vault.list();
    if (known === null && !this.#shelf.open) return null;
    /** @type {Map<string, Listed>} */
    const all = new Map((known ?? []).map(({ bytes: _, ...kept }) => [kept.id, { ...kept, received: true }]));
    for (const id of this.#shelf.ids()) {
      const entry = all.has(id) ? null : facts(this.#shelf.get(id) ?? "");
      if (entry) all.set(id, { ...entry.kept, received: entry.received });
    }
    return [...all.values()].sort((one, other) => (later(one, other) ? -1 : 1));
  }

  /**
   * The best there is of a picture: the file as received, else the copy.
   * @param {string} id
   * @returns {Promise<{ picture: Blob, received: boolean } | null>}
   */
  async picture(id) {
    const held = await this.#vault.get(id);
    return held ? { picture: held.file, received: true } : read(this.#shelf.get(id) ?? "");
  }

  /**
   * The smallest there is of a picture, for a grid.
   * @param {string} id
   * @returns {Promise<Blob | null>}
   */
  async thumbnail(id) {
    const entry = read(this.#shelf.get(id) ?? "");
    if (entry) return entry.picture;
    const held = await this.#vault.get(id);
    return held && (held.copy ?? held.file);
  }

  /**
   * Removes a picture everywhere; answers what `restore` takes, or nothing when it could not be removed.
   * @param {string} id
   * @returns {Promise<Removed | null>}
   */
  async remove(id) {
    const text = this.#shelf.get(id);
    const [known, held] = await Promise.all([this.#vault.known(id), this.#vault.get(id)]);
    const kept = known ?? facts(text ?? "")?.kept;
    const gone = (!known || (await this.#vault.remove(id))) && (text === null || this.#shelf.remove(id));
    await this.#changed();
    return kept && gone ? { kept, file: held?.file ?? null, copy: held?.copy ?? null, text } : null;
  }

  /**
   * Puts back what `remove` took; whether it is there again.
   * @param {Removed} removed
   */
  async restore({ kept, file, copy, text }) {
    const stored = file !== null && (await this.#vault.put(kept, file, copy)) === "kept";
    const shelved = text !== null && this.#shelf.put(kept.id, text) === "kept";
    await this.#changed();
    return stored || shelved;
  }

  /**
   * Makes a picture a favourite, which never makes room for others, or one no longer; whether it is so now.
   * @param {string} id
   * @param {boolean} favourite
   */
  async favourite(id, favourite) {
    const known = await this.#vault.known(id);
    const changed = known !== null && (await this.#vault.change(id, (known) => ({ ...known, favourite })));
    const text = withFavourite(this.#shelf.get(id) ?? "", favourite);
    const shelved = text !== null && this.#shelf.put(id, text) === "kept";
    await this.#changed();
    return changed || shelved;
  }

  /**
   * Removes every picture, also one this version cannot read; whether they are gone.
   * @returns {Promise<boolean>}
   */
  async clear() {
    const emptied = await this.#vault.remove(null);
    this.#shelf.write(MISSING, null);
    const removed = this.#shelf.ids().every((id) => this.#shelf.remove(id));
    await this.#changed();
    const left = await this.list();
    return left !== null && left.length === 0 && removed && (emptied || this.#shelf.open);
  }

  /** The quality of copies; a setting nobody knows is the usual one. */
  get quality() {
    const chosen = /** @type {Quality} */ (this.#shelf.read(QUALITY));
    return Object.hasOwn(QUALITIES, chosen) ? chosen : "good";
  }

  /**
   * Chooses the quality of the copies that come; those there are stay as they are. Whether it is remembered.
   * @param {Quality} quality
   */
  choose(quality) {
    return this.#shelf.write(QUALITY, quality === "good" ? null : quality) === "kept";
  }

  /** @returns {Promise<Usage>} */
  async usage() {
    const known = await this.#vault.list();
    const bytes = known?.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
    const estimate = await this.#manager?.estimate?.().catch(() => undefined);
    const shelf = this.#shelf.open ? { used: this.#shelf.used(), room: this.#shelf.room() } : null;
    const vault = known && { used: estimate?.usage ?? bytes, room: estimate?.quota ?? null };
    const lasting = (await this.#manager?.persisted?.().catch(() => null)) ?? null;
    return { shelf, vault, lasting };
  }

  /**
   * Asks the browser, once, not to clear the pictures by itself; nothing (`null`) where it was asked or cannot be.
   * @returns {Promise<boolean | null>}
   */
  async askToLast() {
    if (!this.#manager?.persist || this.#shelf.read(LASTING) !== null) return null;
    const known = await this.#vault.list();
    if (!known?.length) return null;
    const lasting = await this.#manager.persist().catch(() => false);
    this.#shelf.write(LASTING, lasting ? "yes" : "no");
    return lasting;
  }

  /**
   * What the browser has cleared since something was last kept or removed; nothing (`null`) when all is there.
   * @returns {Promise<Missing | null>}
   */
  async missing() {
    await this.#ready();
    const [files, copies] = (this.#shelf.read(MISSING) ?? "").split(" ").map(Number);
    return files || copies ? { files: files || 0, copies: copies || 0 } : null;
  }

  /** The visitor has been told what is missing. */
  async acknowledge() {
    this.#shelf.write(MISSING, null);
    await this.#changed();
  }

  /** What there is to do first, once in a page: entries of an earlier version, and a look at what is missing. */
  #ready() {
    this.#begun ??= this.#begin();
    return this.#begun;
  }

  async #begin() {
    const known = await this.#vault.list();
    const files = known?.length === 0 ? Number(this.#shelf.read(FILES) ?? 0) : 0;
    const copies = this.#shelf.open && this.#shelf.ids().length === 0 ? await this.#vault.marked() : 0;
    // Kept until the visitor has been told, for what is kept next would hide it.
    if (files > 0 || copies > 0) this.#shelf.write(MISSING, `${files} ${copies}`);
    await upgrade(this.#shelf, this.#vault, (picture) => this.#copy(picture, this.quality));
  }

  /** Remembers how much there is, and tells the other tabs. */
  async #changed() {
    await this.#vault.mark((files) => {
      this.#shelf.write(FILES, files > 0 ? String(files) : null);
      return this.#shelf.ids().length;
    });
    tell();
  }
}

/** The store of this page. */
export function openStore() {
  return new Store({
    storage: () => localStorage,
    database: () => indexedDB,
    copy: copyOf,
    manager: navigator.storage,
  });
}

/**
 * @param {Kept} one
 * @param {Kept} other
 */
function later(one, other) {
  return one.made === other.made ? one.id < other.id : one.made > other.made;
}
