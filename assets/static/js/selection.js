// @ts-check
// The pictures that are selected, to do one thing with them all.

export class Selection {
  /** @type {Set<string>} */
  #ids = new Set();
  /** Where a range begins. @type {string | null} */
  #anchor = null;

  /** @param {string} id */
  has(id) {
    return this.#ids.has(id);
  }

  get count() {
    return this.#ids.size;
  }

  /**
   * Selects a picture or lets it go; with `range` also all between it and the one before.
   * @param {string} id
   * @param {boolean} selected
   * @param {boolean} range
   * @param {readonly string[]} order as the pictures are shown
   */
  turn(id, selected, range, order) {
    const [from, to] = [order.indexOf(this.#anchor ?? ""), order.indexOf(id)].sort((one, other) => one - other);
    const ids = range && from !== undefined && to !== undefined && from >= 0 ? order.slice(from, to + 1) : [id];
    for (const one of ids) {
      if (selected) this.#ids.add(one);
      else this.#ids.delete(one);
    }
    this.#anchor = id;
  }

  /** @param {readonly string[]} ids */
  all(ids) {
    this.#ids = new Set(ids);
  }

  clear() {
    this.#ids.clear();
    this.#anchor = null;
  }

  /**
   * Those of these pictures that are selected; others are let go, for what is not shown is not meant.
   * @template {{ id: string }} T
   * @param {readonly T[]} shown
   * @returns {T[]}
   */
  among(shown) {
    const selected = shown.filter(({ id }) => this.#ids.has(id));
    this.#ids = new Set(selected.map(({ id }) => id));
    return selected;
  }
}
