// @ts-check
// What was asked for, as it was when the button was pressed, and what came of it.

import { find } from "./dom.js";
import { say } from "./texts.js";

/** @typedef {import("./job.js").Happening} Happening */
/** @typedef {{ figure: HTMLElement, blob: Blob, name: string, width: number, height: number }} Arrived */

/** What answers the check: it is good for one request and says nothing about a picture. */
const ANSWERS = ["challenge", "code", "work"];

/** The fields that are kept with a picture. */
const SETTINGS = [
  "model", "size", "count", "seed", "steps", "guidance", "style", "quality", "background", "format", "strength",
];

export class Order {
  /** The server has taken it on. */
  begun = false;
  captioned = false;
  /** @type {Arrived[]} */
  pictures = [];
  /** @type {Extract<Happening, { event: "done" }> | null} */
  done = null;
  /** @type {import("./job.js").Problem | null} */
  refused = null;
  #filled;
  #model;
  #words;
  #stop = new AbortController();

  /**
   * @param {FormData} filled
   * @param {string} model its name for people
   * @param {boolean} keepWords
   */
  constructor(filled, model, keepWords) {
    this.#filled = filled;
    this.#model = model;
    this.#words = keepWords;
  }

  /**
   * The form as it is now.
   * @param {HTMLFormElement} form
   */
  static of(form) {
    const model = find("#model", HTMLSelectElement, form);
    const only = find("[name=model]", HTMLInputElement, form);
    const label = model?.selectedOptions[0]?.label ?? only?.dataset.label ?? "";
    return new Order(new FormData(form), label, find("[data-keep-words]", HTMLInputElement, form)?.checked ?? false);
  }

  /** The same once more; with another seed, where one is taken, when it shall differ. */
  again(differs = false) {
    const filled = new FormData();
    for (const [name, value] of this.#filled) filled.append(name, value);
    if (differs && filled.has("seed")) filled.set("seed", String(random()));
    return new Order(filled, this.#model, this.#words);
  }

  /**
   * Takes the answer to the check from the form.
   * @param {HTMLFormElement} form
   */
  answer(form) {
    const now = new FormData(form);
    for (const name of ANSWERS) {
      this.#filled.delete(name);
      const value = now.get(name);
      if (value !== null) this.#filled.set(name, value);
    }
  }

  /** What is sent: in parts only where there is a file, for a file field that was left alone is a file of nothing. */
  get body() {
    const carries = [...this.#filled.values()].some((value) => value instanceof File && value.size > 0);
    if (carries) return this.#filled;
    const fields = new URLSearchParams();
    for (const [name, value] of this.#filled) if (typeof value === "string") fields.append(name, value);
    return fields;
  }

  /** What was typed and chosen, without files and without the answer to the check. */
  get fields() {
    /** @type {Map<string, string>} */
    const fields = new Map();
    for (const [name, value] of this.#filled) {
      if (typeof value === "string" && !ANSWERS.includes(name)) fields.set(name, value);
    }
    return fields;
  }

  /** The words, where the visitor wants them kept. */
  get words() {
    return this.#words ? this.#text("prompt") : undefined;
  }

  /** How many pictures it asks for. */
  get asked() {
    return Number(this.#text("count")) || 1;
  }

  /** Width to height, as a style sheet writes it. */
  get shape() {
    const [width, height] = this.#text("size").split("x");
    return width && height ? `${width} / ${height}` : "1";
  }

  get signal() {
    return this.#stop.signal;
  }

  cancel() {
    this.#stop.abort();
  }

  /** The fields that made this picture, its seed with them, as the form takes them. */
  settings() {
    const fields = this.fields;
    if (fields.has("seed") && this.done?.seed !== undefined) fields.set("seed", String(this.done.seed ?? ""));
    return fields;
  }

  /** How it ended, in words; a refusal is said for itself. */
  ending() {
    const { asked } = this;
    const count = this.pictures.length;
    if (this.refused) return count > 0 ? say("done-some", { count, asked }) : "";
    if (!this.done) return count > 0 ? say("lost-some", { count, asked }) : say("lost");
    const made = count < asked ? say("done-some", { count, asked }) : say("done");
    const maker = this.done.made_by;
    return maker?.stands_in ? `${made} ${say("stood-in", { model: maker.label })}` : made;
  }

  /**
   * @param {Arrived} picture
   * @returns {import("./store.js").Kept}
   */
  kept(picture) {
    const { blob, name, width, height } = picture;
    const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    const several = this.pictures.length > 1;
    const place = several ? { place: `${this.pictures.indexOf(picture) + 1}/${this.pictures.length}` } : {};
    const seed = String(this.done?.seed ?? "");
    const model = this.done?.made_by?.label ?? this.#model;
    const words = this.#words ? { words: this.#text("prompt") } : {};
    const made = new Date().toISOString();
    return { id, made, mime: blob.type, name, width, height, seed, ...place, model, ...words, asked: this.#settings() };
  }

  /** What another picture like these is made with; of words only those that are kept anyway. */
  #settings() {
    const names = this.#words ? [...SETTINGS, "negative_prompt"] : SETTINGS;
    return Object.fromEntries([...this.fields].filter(([name, value]) => names.includes(name) && value !== ""));
  }

  /** @param {string} name */
  #text(name) {
    const value = this.#filled.get(name);
    return typeof value === "string" ? value : "";
  }
}

/** A seed that nobody chose. */
export function random() {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
