// @ts-check
// The gallery: what this browser keeps, to look at, save and delete.

import { find } from "./dom.js";
import { facts } from "./picture.js";
import { Room } from "./storage.js";
import { openStore } from "./store.js";
import { watch } from "./tabs.js";
import { say } from "./texts.js";
import { Viewer } from "./viewer.js";

const store = openStore();

class Gallery {
  #root;
  #viewer;
  #room;
  /** @type {import("./store.js").Listed[]} */
  #shown = [];
  /** @type {string[]} */
  #addresses = [];

  /**
   * @param {HTMLElement} root
   * @param {HTMLDialogElement} viewer
   * @param {HTMLDialogElement} question
   */
  constructor(root, viewer, question) {
    this.#root = root;
    const look = async (/** @type {string} */ id) => (await store.picture(id))?.picture ?? null;
    this.#viewer = new Viewer(viewer, (id) => this.#remove(id), look);
    const room = find("[data-storage]", HTMLElement);
    this.#room = room && new Room(room, store);
    find("[data-delete-all]", HTMLButtonElement, root)?.addEventListener("click", () => question.showModal());
    question.addEventListener("close", () => {
      if (question.returnValue === "delete") this.#clear();
      question.returnValue = "";
    });
    watch(() => this.draw());
  }

  /** Reads the storage anew and shows what is there. */
  async draw() {
    const kept = await store.list();
    for (const address of this.#addresses) URL.revokeObjectURL(address);
    this.#addresses = [];
    this.#shown = kept ?? [];
    this.#hide("[data-blocked]", kept !== null);
    this.#hide("[data-empty]", kept === null || kept.length > 0);
    this.#hide("[data-bar]", this.#shown.length === 0);
    this.#write("[data-count]", say("gallery-count", { count: this.#shown.length }));
    const items = this.#shown.map((picture, place) => this.#item(picture, place + 1));
    find("[data-grid]", HTMLElement, this.#root)?.replaceChildren(...items);
    await this.#room?.draw(kept);
  }

  /**
   * @param {import("./store.js").Listed} picture
   * @param {number} number
   */
  #item(picture, number) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const image = document.createElement("img");
    button.type = "button";
    button.setAttribute("aria-label", `${say("gallery-open", { number })}: ${picture.words ?? facts(picture)}`);
    button.addEventListener("click", () => this.#viewer.open(this.#shown, picture.id));
    image.alt = "";
    image.decoding = "async";
    this.#fill(image, picture.id);
    button.append(image);
    item.append(button);
    return item;
  }

  /**
   * @param {HTMLImageElement} image
   * @param {string} id
   */
  async #fill(image, id) {
    const picture = await store.thumbnail(id);
    if (!picture) return;
    image.src = URL.createObjectURL(picture);
    this.#addresses.push(image.src);
  }

  /** @param {string} id */
  async #remove(id) {
    const gone = (await store.remove(id)) !== null;
    await this.#tell(gone, "gallery-deleted");
    return gone;
  }

  async #clear() {
    await this.#tell(await store.clear(), "gallery-deleted-all");
  }

  /**
   * @param {boolean} gone
   * @param {string} sentence
   */
  async #tell(gone, sentence) {
    await this.draw();
    this.#write("[data-status]", say(gone ? sentence : "gallery-not-deleted"));
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
    if (element) element.textContent = words;
  }
}

const root = find("[data-gallery]", HTMLElement);
const viewer = find("[data-viewer]", HTMLDialogElement);
const question = find("[data-question]", HTMLDialogElement);
if (root && viewer && question) new Gallery(root, viewer, question).draw();
