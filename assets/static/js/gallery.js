// @ts-check
// The gallery: what this browser keeps, to look at, save and delete.

import { find } from "./dom.js";
import { facts } from "./picture.js";
import { Store, watch } from "./store.js";
import { say } from "./texts.js";
import { Viewer } from "./viewer.js";

const store = new Store(() => localStorage);

class Gallery {
  #root;
  #viewer;
  /** @type {import("./viewer.js").Shown[]} */
  #shown = [];

  /**
   * @param {HTMLElement} root
   * @param {HTMLDialogElement} viewer
   * @param {HTMLDialogElement} question
   */
  constructor(root, viewer, question) {
    this.#root = root;
    this.#viewer = new Viewer(viewer, (id) => this.#remove(id));
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
    for (const { address } of this.#shown) URL.revokeObjectURL(address);
    this.#shown = (kept ?? []).map(({ picture, ...entry }) => ({ ...entry, address: URL.createObjectURL(picture) }));
    this.#hide("[data-blocked]", kept !== null);
    this.#hide("[data-empty]", kept === null || kept.length > 0);
    this.#hide("[data-bar]", this.#shown.length === 0);
    this.#write("[data-count]", say("gallery-count", { count: this.#shown.length }));
    const items = this.#shown.map((picture, place) => this.#item(picture, place + 1));
    find("[data-grid]", HTMLElement, this.#root)?.replaceChildren(...items);
  }

  /**
   * @param {import("./viewer.js").Shown} picture
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
    image.src = picture.address;
    button.append(image);
    item.append(button);
    return item;
  }

  /** @param {string} id */
  async #remove(id) {
    const gone = await store.remove(id);
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
