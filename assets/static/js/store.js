// @ts-check
// Where the visitor's pictures are kept: in this browser, and nowhere else.
//
// Every function answers a promise, and nobody outside knows what is behind them, so that another home can take the
// place of localStorage. One entry is one picture: the file exactly as received, in base64, with what was asked for.

/**
 * @typedef {object} Kept
 * @property {string} id
 * @property {string} made when, as an ISO date
 * @property {string} mime
 * @property {string} name of the file
 * @property {number} width in pixels
 * @property {number} height in pixels
 * @property {string} seed empty when not known
 * @property {string} [place] which of several it is, such as 2/3: the seed is the first one's
 * @property {string} model
 * @property {string} [words] only when the visitor asked to keep them
 * @property {string} [negative] what should not be in it, kept with the words
 * @property {string} [count] how many were asked for at once
 * @property {string} [steps]
 * @property {string} [guidance]
 * @property {string} [style]
 * @property {string} [strength]
 * @property {string} [quality]
 * @property {string} [background]
 * @property {string} [format]
 * @typedef {"kept" | "full" | "blocked"} Outcome
 */

const PREFIX = "afterimage.picture.";
/** The shape of an entry; one of another shape is left alone and not shown. */
const VERSION = 1;

export class Store {
  #storage;

  /** @param {() => Storage} storage opens the browser's storage, which throws when it is blocked */
  constructor(storage) {
    this.#storage = storage;
  }

  /**
   * Keeps a picture.
   * @param {Kept} kept
   * @param {Blob} picture
   * @returns {Promise<Outcome>}
   */
  async keep(kept, picture) {
    const data = base64(new Uint8Array(await picture.arrayBuffer()));
    const entry = JSON.stringify({ ...kept, version: VERSION, data });
    try {
      this.#storage().setItem(PREFIX + kept.id, entry);
      return "kept";
    } catch (error) {
      return isFull(error) ? "full" : "blocked";
    }
  }

  /**
   * Every picture kept, the newest first; nothing at all (`null`) when the storage cannot be read.
   * @returns {Promise<(Kept & { picture: Blob })[] | null>}
   */
  async list() {
    try {
      const storage = this.#storage();
      const found = this.#keys().map((key) => entryOf(storage.getItem(key)));
      return found.flatMap((entry) => entry ?? []).sort((one, other) => (one.made < other.made ? 1 : -1));
    } catch {
      return null;
    }
  }

  /**
   * Removes a picture; whether it is gone.
   * @param {string} id
   * @returns {Promise<boolean>}
   */
  async remove(id) {
    try {
      this.#storage().removeItem(PREFIX + id);
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Removes every picture, also one this version cannot read; whether they are gone.
   * @returns {Promise<boolean>}
   */
  async clear() {
    try {
      for (const key of this.#keys()) this.#storage().removeItem(key);
      return true;
    } catch {
      return false;
    }
  }

  #keys() {
    const storage = this.#storage();
    const keys = Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? "");
    return keys.filter((key) => key.startsWith(PREFIX));
  }
}

/**
 * Calls back when another tab has changed what is kept.
 * @param {() => void} changed
 */
export function watch(changed) {
  addEventListener("storage", (event) => {
    if (event.key === null || event.key.startsWith(PREFIX)) changed();
  });
}

/** @param {unknown} error */
function isFull(error) {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  return name === "QuotaExceededError" || name === "NS_ERROR_DOM_QUOTA_REACHED";
}

/** @param {string | null} text */
function entryOf(text) {
  try {
    const { version, data, ...kept } = JSON.parse(text ?? "");
    if (version !== VERSION) return null;
    return { .../** @type {Kept} */ (kept), picture: new Blob([bytesOf(data)], { type: kept.mime }) };
  } catch {
    return null;
  }
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  // In steps, for a call takes only so many arguments.
  const step = 0x8000;
  let text = "";
  for (let at = 0; at < bytes.length; at += step) text += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(text);
}

/** @param {string} data */
function bytesOf(data) {
  const text = atob(data);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
