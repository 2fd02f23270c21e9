// @ts-check
// IndexedDB: where the files are as they came, for there is room.
//
// Two stores under the same ids, always written in one transaction: what is known of each picture, to list a thousand
// without touching their bytes, and the files. Nothing is created before there is something to keep.

import { isFull } from "./shelf.js";

/** @typedef {import("./entry.js").Kept} Kept */
/** @typedef {Kept & { bytes: number }} Known `bytes` is the size of the file */
/** @typedef {{ id: string, file: Blob, copy: Blob | null }} Held */

/** The name of the database. */
export const DATABASE = "afterimage";
const FACTS = "facts";
const FILES = "files";
const MARKS = "marks";
const VERSION = 1;

export class Vault {
  #factory;
  /** @type {IDBDatabase | null} */
  #database = null;

  /** @param {() => IDBFactory | undefined} factory gives the browser's IndexedDB, or throws */
  constructor(factory) {
    this.#factory = factory;
  }

  /**
   * Keeps a file, and the copy made of it, if one was.
   * @param {Kept} kept
   * @param {Blob} file
   * @param {Blob | null} copy
   * @returns {Promise<"kept" | "full" | "blocked">}
   */
  async put(kept, file, copy) {
    try {
      await this.#write([FACTS, FILES], (facts, files) => {
        facts?.put({ ...kept, bytes: file.size });
        files?.put({ id: kept.id, file, copy });
      });
      return "kept";
    } catch (error) {
      return isFull(error) ? "full" : "blocked";
    }
  }

  /**
   * What is known of every picture; nothing (`null`) when there is no reading it.
   * @returns {Promise<Known[] | null>}
   */
  async list() {
    try {
      return await this.#read([FACTS], (facts) => facts?.getAll(), []);
    } catch {
      return null;
    }
  }

  /**
   * What is known of one picture.
   * @param {string} id
   * @returns {Promise<Known | null>}
   */
  async known(id) {
    try {
      return (await this.#read([FACTS], (facts) => facts?.get(id), undefined)) ?? null;
    } catch {
      return null;
    }
  }

  /**
   * The bytes of one picture.
   * @param {string} id
   * @returns {Promise<Held | null>}
   */
  async get(id) {
    try {
      return (await this.#read([FILES], (_, files) => files?.get(id), undefined)) ?? null;
    } catch {
      return null;
    }
  }

  /**
   * Changes what is known of a picture, in one transaction; whether it is so now.
   * @param {string} id
   * @param {(known: Known) => Known} change
   */
  async change(id, change) {
    try {
      await this.#write([FACTS], (facts) => {
        const asking = facts?.get(id);
        asking?.addEventListener("success", () => {
          if (asking.result) facts?.put(change(asking.result));
        });
      });
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Removes a picture, or all; whether they are gone.
   * @param {string | null} id
   */
  async remove(id) {
    try {
      if ((await this.#open(false)) === null) return true;
      await this.#write([FACTS, FILES], (...stores) => {
        for (const store of stores) id === null ? store?.clear() : store?.delete(id);
      });
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Counts the files and remembers another count beside them, while no other tab can change either.
   * @param {(files: number) => number} counted told how many files there are, answers what to remember
   */
  async mark(counted) {
    try {
      if ((await this.#open(false)) === null) return void counted(0);
      await this.#write([FACTS, FILES, MARKS], (facts, _, marks) => {
        const asking = facts?.count();
        asking?.addEventListener("success", () => marks?.put(counted(asking.result), "shelf"));
      });
    } catch {
      // There is no marking where there is no keeping.
    }
  }

  /**
   * What `mark` remembered.
   * @returns {Promise<number>}
   */
  async marked() {
    try {
      return (await this.#read([MARKS], (_, __, marks) => marks?.get("shelf"), 0)) ?? 0;
    } catch {
      return 0;
    }
  }

  /**
   * @template T
   * @param {string[]} names
   * @param {(facts?: IDBObjectStore, files?: IDBObjectStore, marks?: IDBObjectStore) => IDBRequest<T> | undefined} ask
   * @param {T} nothing the answer when there is no database
   * @returns {Promise<T>}
   */
  async #read(names, ask, nothing) {
    const database = await this.#open(false);
    if (!database) return nothing;
    const asking = ask(...storesOf(database.transaction(names, "readonly"), names));
    if (!asking) return nothing;
    return new Promise((resolve, reject) => {
      asking.addEventListener("success", () => resolve(asking.result));
      asking.addEventListener("error", () => reject(asking.error));
    });
  }

  /**
   * @param {string[]} names
   * @param {(facts?: IDBObjectStore, files?: IDBObjectStore, marks?: IDBObjectStore) => void} act
   * @returns {Promise<void>} done when it is written for good
   */
  async #write(names, act) {
    const database = await this.#open(true);
    if (!database) throw new DOMException("no database", "InvalidStateError");
    const transaction = database.transaction(names, "readwrite");
    const done = new Promise((resolve, reject) => {
      transaction.addEventListener("complete", () => resolve(undefined));
      transaction.addEventListener("abort", () => reject(transaction.error ?? new DOMException("", "AbortError")));
    });
    act(...storesOf(transaction, names));
    await done;
  }

  /**
   * The database; `null` where there is none and none shall be created.
   * @param {boolean} create
   * @returns {Promise<IDBDatabase | null>}
   */
  async #open(create) {
    if (this.#database) return this.#database;
    const factory = this.#factory();
    if (!factory) throw new DOMException("no IndexedDB", "NotSupportedError");
    const database = await opened(factory.open(DATABASE, VERSION), create);
    if (!database) return null;
    const leave = () => {
      database.close();
      if (this.#database === database) this.#database = null;
    };
    // Another tab erases everything, or the browser does: whoever stays would be in the way.
    database.addEventListener("versionchange", leave);
    database.addEventListener("close", leave);
    this.#database = database;
    return database;
  }
}

/**
 * @param {IDBOpenDBRequest} opening
 * @param {boolean} create
 * @returns {Promise<IDBDatabase | null>}
 */
function opened(opening, create) {
  return new Promise((resolve, reject) => {
    let absent = false;
    opening.addEventListener("upgradeneeded", () => {
      absent = !create;
      // A database that was not there before is not there after, either.
      if (absent) opening.transaction?.abort();
      else build(opening.result);
    });
    opening.addEventListener("success", () => resolve(opening.result));
    opening.addEventListener("error", (event) => {
      event.preventDefault();
      if (absent) resolve(null);
      else reject(opening.error);
    });
  });
}

/** @param {IDBDatabase} database */
function build(database) {
  database.createObjectStore(FACTS, { keyPath: "id" });
  database.createObjectStore(FILES, { keyPath: "id" });
  database.createObjectStore(MARKS);
}

/**
 * @param {IDBTransaction} transaction
 * @param {string[]} names
 */
function storesOf(transaction, names) {
  return [FACTS, FILES, MARKS].map((name) => (names.includes(name) ? transaction.objectStore(name) : undefined));
}
