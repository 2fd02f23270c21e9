// @ts-check
// The words of before, in this browser, for those who asked to keep them.

const KEY = "afterimage.history";
/** So many are kept. */
const MOST = 200;
/** And so many characters of them all: the storage is for pictures. */
const ROOM = 100_000;

/** @typedef {{ words: string, at: string }} Entry */

export class History {
  #storage;

  /** @param {() => Storage} storage opens the browser's storage, which throws when it is blocked */
  constructor(storage) {
    this.#storage = storage;
  }

  /**
   * The newest first.
   * @returns {Entry[]}
   */
  list() {
    try {
      const entries = JSON.parse(this.#storage().getItem(KEY) ?? "[]");
      return Array.isArray(entries) ? entries.filter(isEntry) : [];
    } catch {
      return [];
    }
  }

  /**
   * Those that hold every word of a search, in any place and in either case.
   * @param {string} search
   */
  find(search) {
    const wanted = fold(search).split(/\s+/).filter(Boolean);
    return this.list().filter(({ words }) => wanted.every((word) => fold(words).includes(word)));
  }

  /**
   * Adds words in front; the same words are kept once.
   * @param {string} words
   * @param {Date} now
   */
  add(words, now) {
    const text = words.trim();
    if (text === "") return;
    const others = this.list().filter((entry) => entry.words !== text);
    const entries = [{ words: text, at: now.toISOString() }, ...others].slice(0, MOST);
    while (entries.length > 1 && JSON.stringify(entries).length > ROOM) entries.pop();
    this.#write(entries);
  }

  /** @param {string} words */
  remove(words) {
    this.#write(this.list().filter((entry) => entry.words !== words));
  }

  clear() {
    this.#write([]);
  }

  /** @param {Entry[]} entries */
  #write(entries) {
    try {
      if (entries.length > 0) this.#storage().setItem(KEY, JSON.stringify(entries));
      else this.#storage().removeItem(KEY);
    } catch {
      // Full or blocked: pictures come first, and words are still in the field.
    }
  }
}

/**
 * @param {unknown} entry
 * @returns {entry is Entry}
 */
function isEntry(entry) {
  return typeof entry === "object" && entry !== null && "words" in entry && typeof entry.words === "string"
    && "at" in entry && typeof entry.at === "string";
}

/** @param {string} text */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}
