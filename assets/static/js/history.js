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
    const found = searching(search);
    return this.list().filter(({ words }) => found(words));
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
    this.#write(trimmed([{ words: text, at: now.toISOString() }, ...others]));
  }

  /**
   * Adds words from elsewhere, each at its time; what is there already stays as it is.
   * @param {readonly Entry[]} entries
   */
  merge(entries) {
    const known = this.list();
    const fresh = entries.filter(({ words }) => !known.some((entry) => entry.words === words));
    if (fresh.length > 0) this.#write(trimmed([...known, ...fresh].sort((one, other) => (one.at < other.at ? 1 : -1))));
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
 * What a search finds: a text that holds every word of it, in any place and in either case.
 * @param {string} search
 * @returns {(text: string) => boolean}
 */
export function searching(search) {
  const wanted = fold(search).split(/\s+/).filter(Boolean);
  return (text) => {
    const folded = fold(text);
    return wanted.every((word) => folded.includes(word));
  };
}

/**
 * As many as are kept, the newest first.
 * @param {readonly Entry[]} entries
 */
function trimmed(entries) {
  const kept = entries.slice(0, MOST);
  while (kept.length > 1 && JSON.stringify(kept).length > ROOM) kept.pop();
  return kept;
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
