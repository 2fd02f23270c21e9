// @ts-check
// localStorage: the first home of pictures, with little room.

/** What the name of every picture begins with. */
export const PREFIX = "afterimage.picture.";
/** How many units this browser's localStorage holds, once it was measured. */
const ROOM = "afterimage.store.room";
/** What fills the rest while it is measured: a short name, to measure to the last unit. */
const PROBE = "~";
/** What Chromium and Firefox give a site, in UTF-16 units, names included. */
const USUAL_ROOM = 5_242_880;
/** No browser gives more, in units; what is measured is below. */
const MOST_ROOM = 1 << 25;

export class Shelf {
  #storage;

  /** @param {() => Storage} storage opens the browser's storage, which throws when it is blocked */
  constructor(storage) {
    this.#storage = storage;
  }

  /** Whether it can be read at all. */
  get open() {
    try {
      return this.#storage().length >= 0;
    } catch {
      return false;
    }
  }

  /** The ids of the pictures in it; none when it is blocked. */
  ids() {
    return this.#names().flatMap((name) => (name.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));
  }

  /** @param {string} id */
  get(id) {
    return this.read(PREFIX + id);
  }

  /**
   * @param {string} id
   * @param {string} text
   * @returns {"kept" | "full" | "blocked"}
   */
  put(id, text) {
    return this.write(PREFIX + id, text);
  }

  /**
   * Removes a picture; whether it is gone.
   * @param {string} id
   */
  remove(id) {
    return this.write(PREFIX + id, null) === "kept";
  }

  /**
   * What stands under another name; nothing when there is none, or the storage is blocked.
   * @param {string} name
   */
  read(name) {
    try {
      return this.#storage().getItem(name);
    } catch {
      return null;
    }
  }

  /**
   * Writes under any name; `null` removes it.
   * @param {string} name
   * @param {string | null} text
   * @returns {"kept" | "full" | "blocked"}
   */
  write(name, text) {
    try {
      if (text === null) this.#storage().removeItem(name);
      else this.#storage().setItem(name, text);
      return "kept";
    } catch (error) {
      return isFull(error) ? "full" : "blocked";
    }
  }

  /** How many units are taken, by whatever this site keeps. */
  used() {
    return this.#names().reduce((sum, name) => sum + name.length + (this.read(name)?.length ?? 0), 0);
  }

  /**
   * How many units a picture takes.
   * @param {string} id
   * @param {string} text
   */
  static units(id, text) {
    return PREFIX.length + id.length + text.length;
  }

  /** How many units there are, found by filling what is free, in one go so that no other task sees it. */
  room() {
    const known = Number(this.read(ROOM));
    if (known > 0) return known;
    const room = this.#measure();
    if (room > 0) this.write(ROOM, String(room));
    return room;
  }

  #measure() {
    const used = this.used();
    const fits = (/** @type {number} */ room) => room <= used || this.#fits(room - used - PROBE.length);
    if (fits(USUAL_ROOM) && !fits(USUAL_ROOM + 1)) return USUAL_ROOM;
    let least = used;
    let most = MOST_ROOM;
    while (least < most) {
      const middle = Math.ceil((least + most) / 2);
      if (fits(middle)) least = middle;
      else most = middle - 1;
    }
    return least;
  }

  /** @param {number} units */
  #fits(units) {
    if (units < 0) return false;
    const outcome = this.write(PROBE, "x".repeat(units));
    this.write(PROBE, null);
    return outcome === "kept";
  }

  #names() {
    try {
      const storage = this.#storage();
      return Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? "");
    } catch {
      return [];
    }
  }
}

/** @param {unknown} error */
export function isFull(error) {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  return name === "QuotaExceededError" || name === "NS_ERROR_DOM_QUOTA_REACHED";
}
