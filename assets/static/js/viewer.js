// @ts-check
// One picture, large. Arrows, Home, End and a swipe go on; Escape closes, which is the dialog's own.

import { find } from "./dom.js";
import { reuse } from "./fragment.js";
import { hand } from "./handing.js";
import { HandOver } from "./hand-over.js";
import { facts } from "./picture.js";
import { watchSwipes } from "./swipe.js";
import { say } from "./texts.js";

/** @typedef {import("./store.js").Kept} Kept */

/**
 * What the viewer asks of its page.
 * @typedef {object} Acts
 * @property {(id: string) => Promise<Blob | null>} look gives a picture as it is kept
 * @property {(id: string) => Promise<boolean>} remove
 * @property {(id: string, favourite: boolean) => Promise<boolean>} favourite
 * @property {(id: string) => void} closed told which picture was looked at last
 */

export class Viewer {
  #dialog;
  #acts;
  #handOver;
  /** @type {Kept[]} */
  #shown = [];
  #at = 0;

  /**
   * @param {HTMLDialogElement} dialog
   * @param {Acts} acts
   */
  constructor(dialog, acts) {
    this.#dialog = dialog;
    this.#acts = acts;
    this.#handOver = new HandOver(dialog);
    const on = (/** @type {string} */ selector, /** @type {() => void} */ act) =>
      find(selector, HTMLButtonElement, dialog)?.addEventListener("click", act);
    on("[data-earlier]", () => this.#go(this.#at - 1));
    on("[data-later]", () => this.#go(this.#at + 1));
    on("[data-delete]", () => this.#delete());
    on("[data-star]", () => this.#favourite());
    find("[data-edit-this]", HTMLAnchorElement, dialog)?.addEventListener("click", () => hand(this.#shown[this.#at]?.id ?? ""));
    dialog.addEventListener("keydown", (event) => this.#key(event));
    dialog.addEventListener("close", () => acts.closed(this.#shown[this.#at]?.id ?? ""));
    const large = find("[data-large]", HTMLElement, dialog);
    if (large) watchSwipes(large, (step) => this.#go(this.#at + step * (rightToLeft() ? -1 : 1)));
  }

  /**
   * @param {Kept[]} pictures
   * @param {string} id
   */
  open(pictures, id) {
    this.#shown = pictures;
    this.#at = Math.max(0, pictures.findIndex((picture) => picture.id === id));
    this.#draw();
    this.#dialog.showModal();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    // In a list that is open the arrows choose.
    if (event.target instanceof HTMLSelectElement || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = rightToLeft() ? -1 : 1;
    /** @type {Record<string, number>} */
    const places = {
      ArrowRight: this.#at + step,
      ArrowLeft: this.#at - step,
      Home: 0,
      End: this.#shown.length - 1,
    };
    const place = Object.hasOwn(places, event.key) ? places[event.key] : undefined;
    if (place === undefined) return;
    event.preventDefault();
    this.#go(place);
  }

  async #delete() {
    const picture = this.#shown[this.#at];
    if (picture && (await this.#acts.remove(picture.id))) this.#dialog.close();
  }

  async #favourite() {
    const picture = this.#shown[this.#at];
    if (!picture) return;
    const favourite = picture.favourite !== true;
    if (!(await this.#acts.favourite(picture.id, favourite))) return;
    picture.favourite = favourite;
    this.#star();
  }

  /** @param {number} place */
  #go(place) {
    const next = Math.min(this.#shown.length - 1, Math.max(0, place));
    if (next === this.#at) return;
    this.#at = next;
    this.#draw();
  }

  async #draw() {
    const picture = this.#shown[this.#at];
    if (!picture) return;
    const image = document.createElement("img");
    image.alt = picture.words ?? facts(picture);
    URL.revokeObjectURL(find("[data-large] img", HTMLImageElement, this.#dialog)?.src ?? "");
    find("[data-large]", HTMLElement, this.#dialog)?.replaceChildren(image);
    this.#write("[data-words]", picture.words ?? "");
    this.#write("[data-facts]", facts(picture));
    this.#write("[data-position]", say("gallery-position", { place: this.#at + 1, most: this.#shown.length }));
    this.#end("[data-earlier]", this.#at === 0);
    this.#end("[data-later]", this.#at === this.#shown.length - 1);
    this.#star();
    this.#again(picture);
    this.#handOver.wait(picture);
    const blob = await this.#acts.look(picture.id);
    if (!blob || this.#shown[this.#at] !== picture) return;
    image.src = URL.createObjectURL(blob);
    this.#handOver.give(picture, blob, image.src);
  }

  #star() {
    const favourite = this.#shown[this.#at]?.favourite === true;
    find("[data-star]", HTMLButtonElement, this.#dialog)?.setAttribute("aria-pressed", String(favourite));
  }

  /**
   * A link to the form with everything that made the picture; the part behind # stays in this browser.
   * @param {Kept} picture
   */
  #again({ words, asked, seed }) {
    const link = find("[data-reuse]", HTMLAnchorElement, this.#dialog);
    if (!link) return;
    const prompt = words ? { prompt: words } : {};
    const fields = new Map(Object.entries({ ...asked, ...prompt, ...(seed ? { seed } : {}) }));
    const fragment = asked ? reuse(fields) : null;
    link.hidden = fragment === null;
    link.href = (find("a.brand", HTMLAnchorElement)?.href ?? "/") + (fragment ?? "");
  }

  /**
   * @param {string} selector
   * @param {string} words
   */
  #write(selector, words) {
    const element = find(selector, HTMLElement, this.#dialog);
    if (element) element.textContent = words;
  }

  /**
   * @param {string} selector
   * @param {boolean} last
   */
  #end(selector, last) {
    const button = find(selector, HTMLButtonElement, this.#dialog);
    if (!button) return;
    // A focused button that vanishes would drop the keyboard on the page behind.
    if (last && document.activeElement === button) find(".close", HTMLButtonElement, this.#dialog)?.focus();
    button.hidden = last;
  }
}

function rightToLeft() {
  return document.documentElement.dir === "rtl";
}
