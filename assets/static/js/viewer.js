// @ts-check
// One picture, large, with the keyboard: arrows to go on, Escape to close (the dialog's own).

import { find } from "./dom.js";
import { hand } from "./handing.js";
import { facts, offer } from "./picture.js";

/** @typedef {import("./store.js").Kept} Kept */

export class Viewer {
  #dialog;
  #look;
  /** @type {Kept[]} */
  #shown = [];
  #at = 0;

  /**
   * @param {HTMLDialogElement} dialog
   * @param {(id: string) => Promise<boolean>} remove
   * @param {(id: string) => Promise<Blob | null>} look gives a picture as it is kept
   */
  constructor(dialog, remove, look) {
    this.#dialog = dialog;
    this.#look = look;
    const on = (/** @type {string} */ selector, /** @type {() => void} */ act) =>
      find(selector, HTMLButtonElement, dialog)?.addEventListener("click", act);
    on("[data-earlier]", () => this.#go(-1));
    on("[data-later]", () => this.#go(1));
    on("[data-delete]", () => this.#delete(remove));
    find("[data-edit-this]", HTMLAnchorElement, dialog)?.addEventListener("click", () => hand(this.#shown[this.#at]?.id ?? ""));
    dialog.addEventListener("keydown", (event) => {
      const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
      const back = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
      if (event.key === forward) this.#go(1);
      if (event.key === back) this.#go(-1);
    });
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

  /** @param {(id: string) => Promise<boolean>} remove */
  async #delete(remove) {
    const picture = this.#shown[this.#at];
    if (picture && (await remove(picture.id))) this.#dialog.close();
  }

  /** @param {number} step */
  #go(step) {
    this.#at = Math.min(this.#shown.length - 1, Math.max(0, this.#at + step));
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
    this.#end("[data-earlier]", this.#at === 0);
    this.#end("[data-later]", this.#at === this.#shown.length - 1);
    const link = find("[data-download]", HTMLAnchorElement, this.#dialog);
    link?.removeAttribute("href");
    const blob = await this.#look(picture.id);
    if (!blob || this.#shown[this.#at] !== picture) return;
    image.src = URL.createObjectURL(blob);
    offer(link, picture, image.src, blob.type);
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
