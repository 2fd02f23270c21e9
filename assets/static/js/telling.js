// @ts-check
// Somebody who looks elsewhere is told: by the title of the tab always, by a notice of the system if they ask for it.

import { find } from "./dom.js";
import { digits, say } from "./texts.js";

export class Telling {
  #title = document.title;
  #box;
  #status;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#box = find("[data-tell]", HTMLInputElement, root);
    this.#status = find("[data-tell-status]", HTMLElement, root);
    this.#box?.addEventListener("change", () => this.#asked());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.#settle();
    });
  }

  /**
   * Something is under way, so much of it done.
   * @param {number} fraction
   */
  progress(fraction) {
    const share = new Intl.NumberFormat(document.documentElement.lang, { ...digits, style: "percent" }).format(fraction);
    document.title = `${share} · ${this.#title}`;
  }

  /**
   * Nothing is under way any more, or one request less.
   * @param {string} words
   * @param {boolean} all
   */
  ended(words, all) {
    if (all && !document.hidden) this.#settle();
    if (!document.hidden || words === "") return;
    document.title = `${words} · ${this.#title}`;
    if (this.#box?.checked) this.#notify(words);
  }

  #settle() {
    document.title = this.#title;
  }

  /** The browser's own question comes only now, when the visitor has asked for it. */
  async #asked() {
    if (!this.#box?.checked) return this.#say("");
    const may = "Notification" in globalThis ? await Notification.requestPermission() : "denied";
    if (may === "granted") return this.#say(say("tell-on"));
    this.#box.checked = false;
    this.#say(say("tell-denied"));
  }

  /** @param {string} words */
  #notify(words) {
    try {
      const notice = new Notification(this.#title, { body: words, tag: "afterimage" });
      notice.addEventListener("click", () => {
        focus();
        notice.close();
      });
    } catch {
      // Some phones show notices only for installed pages; the title has told it.
      this.#say(say("tell-denied"));
    }
  }

  /** @param {string} words */
  #say(words) {
    if (this.#status) this.#status.textContent = words;
  }
}
