// @ts-check
// Putting a copy into localStorage, where older copies make room for it.

import { facts } from "./entry.js";
import { roomFor } from "./room.js";
import { Shelf } from "./shelf.js";

/**
 * @typedef {import("./entry.js").Kept} Kept
 * @typedef {import("./room.js").Tenant} Tenant
 * @typedef {"kept" | "full" | "blocked"} Stored what one of the places did
 *
 * What became of a picture. `kept`: the file as received is kept; `copy`: only a smaller copy; `full` and `blocked`:
 * it is not kept.
 * @typedef {object} Outcome
 * @property {"kept" | "copy" | "full" | "blocked"} state
 * @property {number} moved how many older copies made room; their files are still in IndexedDB
 * @property {() => Promise<boolean>} [undo] puts back what made room
 * @property {Kept[]} [losing] what would be lost if this picture were kept, when nothing else makes room
 * @property {() => Promise<Outcome>} [replace] loses it
 */

/** How long a browser may take to see that there is room again, in milliseconds. */
const PAUSE = 200;

export class Shelving {
  #shelf;
  #vault;
  #changed;

  /**
   * @param {Shelf} shelf
   * @param {import("./vault.js").Vault} vault
   * @param {() => Promise<void>} changed called after what was put off until the visitor said so
   */
  constructor(shelf, vault, changed) {
    this.#shelf = shelf;
    this.#vault = vault;
    this.#changed = changed;
  }

  /**
   * @param {Kept} kept
   * @param {string} text its entry
   * @param {Stored} stored what IndexedDB did with the file
   * @returns {Promise<Outcome>}
   */
  async put(kept, text, stored) {
    const shelved = this.#shelf.put(kept.id, text);
    if (shelved !== "full") return { state: stateOf(stored, shelved, text), moved: 0 };
    const { tenants, needed } = await this.#need(kept.id, text);
    const { leaving, enough } = roomFor(tenants, needed, { losing: false });
    if (enough) return this.#swap(kept, text, stored, leaving);
    // The file is safe in the other place: no older copy need go for this one.
    return stored === "kept" ? { state: "kept", moved: 0 } : this.#ask(kept, text, stored);
  }

  /**
   * Nothing makes room without a loss: that is for the visitor to say.
   * @param {Kept} kept
   * @param {string} text
   * @param {Stored} stored
   * @returns {Promise<Outcome>}
   */
  async #ask(kept, text, stored) {
    const { tenants, needed } = await this.#need(kept.id, text);
    const { leaving, enough } = roomFor(tenants, needed, { losing: true });
    if (!enough) return { state: "full", moved: 0 };
    const losing = leaving.flatMap(({ id, safe }) => (safe ? [] : (facts(this.#shelf.get(id) ?? "")?.kept ?? [])));
    const replace = async () => {
      const outcome = await this.#swap(kept, text, stored, leaving);
      await this.#changed();
      return outcome;
    };
    return { state: "full", moved: 0, losing, replace };
  }

  /**
   * Puts one entry in the place of others.
   * @param {Kept} kept
   * @param {string} text
   * @param {Stored} stored
   * @param {Tenant[]} leaving
   * @returns {Promise<Outcome>}
   */
  async #swap(kept, text, stored, leaving) {
    const gone = leaving.map(({ id }) => ({ id, text: this.#shelf.get(id) }));
    for (const { id } of gone) this.#shelf.remove(id);
    const shelved = await this.#insist(kept.id, text);
    const back = () => gone.every(({ id, text }) => text === null || this.#shelf.put(id, text) === "kept");
    const state = stateOf(stored, shelved, text);
    // What left in vain, because another tab was quicker, goes back.
    if (shelved !== "kept") return (back(), { state, moved: 0 });
    const undo = async () => {
      this.#shelf.remove(kept.id);
      const whole = back();
      await this.#changed();
      return whole;
    };
    return { state, moved: leaving.filter(({ safe }) => safe).length, undo };
  }

  /**
   * Firefox gives back what was freed a moment later when much was written before.
   * @param {string} id
   * @param {string} text
   */
  async #insist(id, text) {
    const shelved = this.#shelf.put(id, text);
    if (shelved !== "full") return shelved;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    return this.#shelf.put(id, text);
  }

  /**
   * How many units an entry lacks, and who is there.
   * @param {string} id
   * @param {string} text
   * @returns {Promise<{ needed: number, tenants: Tenant[] }>}
   */
  async #need(id, text) {
    const known = new Map((await this.#vault.list())?.map((one) => [one.id, one]));
    const tenants = this.#shelf.ids().flatMap((id) => {
      const text = this.#shelf.get(id) ?? "";
      const kept = known.get(id) ?? facts(text)?.kept;
      if (!kept) return [];
      return { id, made: kept.made, units: Shelf.units(id, text), favourite: kept.favourite ?? false, safe: known.has(id) };
    });
    return { needed: Shelf.units(id, text) - (this.#shelf.room() - this.#shelf.used()), tenants };
  }
}

/**
 * @param {Stored} stored what IndexedDB did
 * @param {Stored} shelved what localStorage did
 * @param {string} text
 * @returns {Outcome["state"]}
 */
function stateOf(stored, shelved, text) {
  if (stored === "kept") return "kept";
  if (shelved === "kept") return facts(text)?.received ? "kept" : "copy";
  return stored === "full" ? "full" : shelved;
}
