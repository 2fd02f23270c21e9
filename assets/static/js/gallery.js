// @ts-check
// The gallery: what this browser keeps, to look at, find again, save and delete.

import { find } from "./dom.js";
import { chosen } from "./filter.js";
import { Grid } from "./grid.js";
import { History } from "./history.js";
import { Room } from "./storage.js";
import { Safe } from "./safe.js";
import { saveAs } from "./save.js";
import { Selection } from "./selection.js";
import { openStore } from "./store.js";
import { watch } from "./tabs.js";
import { say } from "./texts.js";
import { Viewer } from "./viewer.js";

/** @typedef {import("./store.js").Listed} Listed */
/** @typedef {import("./store.js").Removed} Removed */

const store = openStore();
const look = async (/** @type {string} */ id) => (await store.picture(id))?.picture ?? null;

class Gallery {
  #root;
  #grid;
  #viewer;
  #room;
  #safe;
  #selection = new Selection();
  /** @type {Listed[]} */
  #kept = [];
  /** @type {Listed[]} */
  #shown = [];
  /** What can be put back. @type {Removed[]} */
  #removed = [];
  /** Drawings are one after another, the last one asked for the last. */
  #drawing = Promise.resolve();

  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} list
   * @param {HTMLDialogElement} viewer
   * @param {HTMLDialogElement} question
   */
  constructor(root, list, viewer, question) {
    this.#root = root;
    this.#grid = new Grid(list, {
      look: (id) => store.thumbnail(id),
      open: (id) => this.#viewer.open(this.#shown, id),
      select: (id, selected, range) => this.#select(id, selected, range),
      favourite: (id, favourite) => void this.#favourite([id], favourite),
    });
    this.#viewer = new Viewer(viewer, {
      look,
      remove: (id) => this.#remove([id]),
      favourite: (id, favourite) => this.#favourite([id], favourite),
      closed: (id) => this.#grid.focus(id),
    });
    const room = find("[data-storage]", HTMLElement);
    this.#room = room && new Room(room, store);
    const safe = find("[data-safe]", HTMLElement);
    this.#safe = safe && new Safe(safe, store, new History(() => localStorage), () => this.draw());
    this.#listen();
    this.#ask(question);
    watch(() => this.draw());
  }

  /** Reads the storage anew and shows what is there. */
  draw() {
    this.#drawing = this.#drawing.then(() => this.#draw());
    return this.#drawing;
  }

  async #draw() {
    const kept = await store.list();
    this.#kept = kept ?? [];
    this.#hide("[data-blocked]", kept !== null);
    this.#hide("[data-empty]", kept === null || kept.length > 0);
    this.#hide("[data-bar]", this.#kept.length === 0);
    const erase = find("[data-erase]", HTMLElement);
    if (erase) erase.hidden = this.#kept.length === 0;
    this.#safe?.draw(kept);
    this.#show();
    await this.#room?.draw(kept);
  }

  /** Shows what was chosen of what is there. */
  #show() {
    const choice = {
      search: find("[data-search]", HTMLInputElement, this.#root)?.value ?? "",
      favourites: find("[data-favourites]", HTMLButtonElement, this.#root)?.getAttribute("aria-pressed") === "true",
      oldest: find("[data-order]", HTMLSelectElement, this.#root)?.value === "oldest",
    };
    this.#shown = chosen(this.#kept, choice);
    const [count, most] = [this.#shown.length, this.#kept.length];
    this.#write("[data-count]", count === most ? say("gallery-count", { count }) : say("gallery-found", { count, most }));
    this.#hide("[data-nothing-found]", count > 0 || most === 0);
    this.#selection.among(this.#shown);
    this.#grid.draw(this.#shown, (id) => this.#selection.has(id));
    this.#tellSelected();
  }

  #listen() {
    const on = (/** @type {string} */ selector, /** @type {() => void} */ act) =>
      find(selector, HTMLElement, this.#root)?.addEventListener("click", act);
    const favourites = find("[data-favourites]", HTMLButtonElement, this.#root);
    on("[data-favourites]", () => {
      favourites?.setAttribute("aria-pressed", String(favourites.getAttribute("aria-pressed") !== "true"));
      this.#show();
    });
    find("[data-search]", HTMLInputElement, this.#root)?.addEventListener("input", () => this.#show());
    find("[data-order]", HTMLSelectElement, this.#root)?.addEventListener("change", () => this.#show());
    on("[data-all]", () => this.#selectAll());
    on("[data-none]", () => this.#clearSelection());
    on("[data-star-many]", () => void this.#starMany());
    on("[data-delete-many]", () => void this.#remove(this.#selected.map(({ id }) => id)));
    on("[data-compare]", () => void this.#compare());
    on("[data-zip]", () => void this.#zip(this.#selected));
    find("[data-zip-all]", HTMLButtonElement)?.addEventListener("click", () => void this.#zip(this.#kept));
    on("[data-undo]", () => void this.#undo());
    this.#root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#selection.count > 0) this.#clearSelection();
    });
  }

  /** @param {HTMLDialogElement} question */
  #ask(question) {
    find("[data-delete-all]", HTMLButtonElement)?.addEventListener("click", () => question.showModal());
    question.addEventListener("close", () => {
      if (question.returnValue === "delete") void this.#clear();
      if (question.returnValue === "export") this.#safe?.comeIntoView();
      question.returnValue = "";
    });
  }

  get #selected() {
    return this.#selection.among(this.#shown);
  }

  /**
   * @param {string} id
   * @param {boolean} selected
   * @param {boolean} range
   */
  #select(id, selected, range) {
    this.#selection.turn(id, selected, range, this.#shown.map(({ id }) => id));
    this.#tellSelected();
  }

  #selectAll() {
    this.#selection.all(this.#shown.map(({ id }) => id));
    this.#tellSelected();
  }

  #clearSelection() {
    // The button it was pressed with goes away.
    const within = find("[data-selected]", HTMLElement, this.#root)?.contains(document.activeElement);
    this.#selection.clear();
    this.#tellSelected();
    if (within) this.#grid.focus();
  }

  #tellSelected() {
    const selected = this.#selected;
    this.#grid.mark((id) => this.#selection.has(id));
    this.#hide("[data-selected]", selected.length === 0);
    this.#root.toggleAttribute("data-selecting", selected.length > 0);
    this.#write("[data-selected-count]", selected.length > 0 ? say("gallery-selected", { count: selected.length }) : "");
    this.#hide("[data-compare]", selected.length !== 2);
    const star = find("[data-star-many]", HTMLButtonElement, this.#root);
    star?.setAttribute("aria-pressed", String(selected.length > 0 && selected.every(({ favourite }) => favourite)));
  }

  /** All become favourites; where all are, none is. */
  async #starMany() {
    const selected = this.#selected;
    const favourite = !selected.every((picture) => picture.favourite);
    await this.#favourite(selected.map(({ id }) => id), favourite);
  }

  /**
   * @param {readonly string[]} ids
   * @param {boolean} favourite
   */
  async #favourite(ids, favourite) {
    let changed = true;
    for (const id of ids) changed = (await store.favourite(id, favourite)) && changed;
    await this.draw();
    if (!changed) this.#tell(say("gallery-not-changed"));
    return changed;
  }

  /**
   * Removes pictures; they can be put back until something else is removed, or the page is left.
   * @param {readonly string[]} ids
   */
  async #remove(ids) {
    const removed = [];
    for (const id of ids) {
      const one = await store.remove(id);
      if (one) removed.push(one);
    }
    if (removed.length > 0) this.#removed = removed;
    await this.draw();
    const gone = removed.length === ids.length;
    this.#tell(gone ? say("gallery-deleted", { count: removed.length }) : say("gallery-not-deleted"), removed.length > 0);
    const dialog = document.querySelector("dialog[open]");
    if (!dialog && removed.length > 0) find("[data-undo]", HTMLButtonElement, this.#root)?.focus();
    return gone;
  }

  async #undo() {
    const removed = this.#removed;
    this.#removed = [];
    let whole = true;
    for (const one of removed) whole = (await store.restore(one)) && whole;
    await this.draw();
    this.#tell(say(whole ? "gallery-restored" : "gallery-not-restored"));
    this.#grid.focus(removed[0]?.kept.id);
  }

  async #clear() {
    this.#removed = [];
    const gone = await store.clear();
    await this.draw();
    this.#tell(say(gone ? "gallery-deleted-all" : "gallery-not-deleted"));
  }

  async #compare() {
    const dialog = find("[data-comparison]", HTMLDialogElement);
    const [one, other] = this.#selected;
    if (!dialog || !one || !other) return;
    const { compare } = await import("./compare.js");
    await compare(dialog, [one, other], look);
  }

  /** @param {readonly Listed[]} pictures */
  async #zip(pictures) {
    const tell = (/** @type {number} */ done) => this.#tell(say("gallery-zipping", { count: done, most: pictures.length }));
    try {
      const { album } = await import("./album.js");
      const title = find("h1", HTMLElement)?.textContent ?? "";
      saveAs(await album(pictures, look, title, tell), "zip");
      this.#tell(say("gallery-zipped", { count: pictures.length }));
    } catch {
      this.#tell(say("gallery-not-zipped"));
    }
  }

  /**
   * @param {string} words
   * @param {boolean} [undoable]
   */
  #tell(words, undoable = false) {
    this.#write("[data-status]", words);
    this.#hide("[data-undo]", !undoable);
  }

  /**
   * @param {string} selector
   * @param {boolean} hidden
   */
  #hide(selector, hidden) {
    const element = find(selector, HTMLElement, this.#root);
    if (element) element.hidden = hidden;
  }

  /**
   * @param {string} selector
   * @param {string} words
   */
  #write(selector, words) {
    const element = find(selector, HTMLElement, this.#root);
    if (element && element.textContent !== words) element.textContent = words;
  }
}

const root = find("[data-gallery]", HTMLElement);
const list = find("[data-grid]", HTMLElement);
const viewer = find("[data-viewer]", HTMLDialogElement);
const question = find("[data-question]", HTMLDialogElement);
if (root && list && viewer && question) await new Gallery(root, list, viewer, question).draw();
// What an address names after # may have been hidden when the browser looked for it.
if (["#export", "#erase"].includes(location.hash)) find(location.hash, HTMLElement)?.scrollIntoView();
