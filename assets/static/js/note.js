// @ts-check
// The one line above the form for what is about the page and not about a field or a picture.

import { find } from "./dom.js";

export class Note {
  #root;
  #words;

  /** @param {HTMLElement} form */
  constructor(form) {
    this.#root = find("[data-note]", HTMLElement, form);
    this.#words = find("[data-note-words]", HTMLElement, form);
    find("[data-note-close]", HTMLButtonElement, form)?.addEventListener("click", () => {
      if (this.#root) this.#root.hidden = true;
      find("#prompt", HTMLTextAreaElement, form)?.focus();
    });
  }

  /** @param {string} words */
  say(words) {
    if (this.#root) this.#root.hidden = false;
    // Said when it is to be seen, for what is hidden is not announced.
    if (this.#words) this.#words.textContent = words;
  }
}
