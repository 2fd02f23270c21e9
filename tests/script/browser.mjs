// @ts-check
// What the store meets in a browser, played: a localStorage with little room, an IndexedDB that can be full.

import { IDBFactory } from "fake-indexeddb";

// An open channel to other tabs would keep the test's process alive; the store does without one.
Reflect.deleteProperty(globalThis, "BroadcastChannel");

/** A storage with room for so many units, as a browser's has. */
export class LocalStorage {
  /** @type {Map<string, string>} */
  #entries = new Map();
  /** @param {number} room */
  constructor(room = 5_242_880) {
    this.room = room;
  }
  get length() {
    return this.#entries.size;
  }
  key(/** @type {number} */ place) {
    return [...this.#entries.keys()][place] ?? null;
  }
  getItem(/** @type {string} */ key) {
    return this.#entries.get(key) ?? null;
  }
  setItem(/** @type {string} */ key, /** @type {string} */ value) {
    const others = [...this.#entries].filter(([name]) => name !== key);
    const used = others.reduce((sum, [name, text]) => sum + name.length + text.length, 0);
    if (used + key.length + value.length > this.room) throw new DOMException("full", "QuotaExceededError");
    this.#entries.set(key, value);
  }
  removeItem(/** @type {string} */ key) {
    this.#entries.delete(key);
  }
  clear() {
    this.#entries.clear();
  }
  /** The names of everything in it, in order. */
  names() {
    return [...this.#entries.keys()].sort();
  }
}

/** A browser's IndexedDB, empty. */
export function database() {
  return new IDBFactory();
}

/** A place that the visitor's settings block. */
export function blocked() {
  throw new DOMException("blocked", "SecurityError");
}

/**
 * Bytes that no format is in.
 * @param {number} length
 * @param {number} [seed]
 */
export function bytes(length, seed = 1) {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

/**
 * What is known of a picture.
 * @param {string} id
 * @param {string} [made]
 */
export function kept(id, made = "2026-01-01") {
  return { id, made, mime: "image/png", name: "afterimage.png", width: 64, height: 48, seed: "7", model: "Painter" };
}

/**
 * @param {number} length
 * @param {number} [seed]
 */
export function picture(length, seed = 1) {
  return new Blob([bytes(length, seed)], { type: "image/png" });
}

/** @param {Blob | null | undefined} blob */
export async function bytesOf(blob) {
  return blob && new Uint8Array(await blob.arrayBuffer());
}
