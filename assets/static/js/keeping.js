// @ts-check
// What is said beside a picture about its being kept, and what the visitor can do about it.

import { find } from "./dom.js";
import { facts, offer } from "./picture.js";
import { say, together } from "./texts.js";

/** @typedef {import("./store.js").Outcome} Outcome */

const SENTENCES = {
  kept: () => say("kept"),
  copy: () => say("kept-copy"),
  full: () => say("kept-full"),
  blocked: () => say("kept-not"),
};

export class Keeping {
  #figure;
  #kept;
  #store;
  /** @type {AbortController | null} what the buttons do now */
  #acts = null;

  /**
   * @param {HTMLElement} figure
   * @param {import("./store.js").Kept} kept
   * @param {import("./store.js").Store | null} store none where it could not be fetched, and so nothing is kept
   */
  constructor(figure, kept, store) {
    this.#figure = figure;
    this.#kept = kept;
    this.#store = store;
  }

  /**
   * Says what became of the picture.
   * @param {Outcome} outcome
   */
  tell(outcome) {
    const { state, moved, undo, replace, losing = [] } = outcome;
    this.#acts?.abort();
    this.#acts = new AbortController();
    const unshown = this.#kept.width > 0 ? [] : [say("unshown")];
    const making = moved > 0 ? [say("kept-moved", { count: moved })] : [];
    this.#say([...unshown, SENTENCES[state](), ...making]);
    // Only what is kept as it came may leave the page for the next picture.
    if (state === "kept") this.#figure.dataset.safe = "";
    else delete this.#figure.dataset.safe;
    this.#on("[data-remove]", state === "kept" || state === "copy" ? () => this.#remove(state) : null);
    this.#on("[data-undo]", undo ? () => this.#undo(outcome) : null);
    this.#on("[data-replace]", replace ? async () => this.tell({ ...(await replace()), losing }) : null);
    this.#askAbout(replace ? losing : []);
    if (state === "kept") this.#askToLast();
  }

  /** @param {Outcome["state"]} state */
  async #remove(state) {
    const removed = await this.#store?.remove(this.#kept.id);
    if (!removed) return;
    delete this.#figure.dataset.safe;
    this.#on("[data-remove]", null);
    this.#say([say("kept-removed")]);
    this.#on("[data-undo]", async () => {
      if (await this.#store?.restore(removed)) this.tell({ state, moved: 0 });
    });
  }

  /** @param {Outcome} outcome */
  async #undo({ state, undo, losing = [] }) {
    const whole = await undo?.();
    // One that took the place of others is kept nowhere now; one that only moved copies is still in IndexedDB.
    this.tell({ state: losing.length > 0 ? "full" : state, moved: 0 });
    this.#say([whole ? say("kept-undone") : say("kept-not-undone"), ...(losing.length > 0 ? [say("kept-full")] : [])]);
  }

  /**
   * Lists what would be lost, each to be downloaded first.
   * @param {import("./store.js").Kept[]} losing
   */
  async #askAbout(losing) {
    const box = find("[data-room]", HTMLElement, this.#figure);
    const words = find("[data-room-words]", HTMLElement, this.#figure);
    const list = find("[data-losing]", HTMLElement, this.#figure);
    if (!box || !words || !list) return;
    for (const { href } of list.querySelectorAll("a")) URL.revokeObjectURL(href);
    box.hidden = losing.length === 0;
    words.textContent = losing.length > 0 ? say("kept-ask", { count: losing.length }) : "";
    list.replaceChildren(...(await Promise.all(losing.map((kept) => this.#link(kept)))));
  }

  /** @param {import("./store.js").Kept} kept */
  async #link(kept) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const found = await this.#store?.picture(kept.id);
    link.textContent = facts(kept);
    if (found) offer(link, kept, URL.createObjectURL(found.picture), found.picture.type);
    item.append(link);
    return item;
  }

  /** The first kept picture is the time to ask the browser not to clear it by itself; what it answers is said. */
  async #askToLast() {
    const lasting = (await this.#store?.askToLast()) ?? null;
    if (lasting === null) return;
    const said = find("[data-kept]", HTMLElement, this.#figure)?.textContent ?? "";
    this.#say([said, lasting ? say("lasting") : say("not-lasting")]);
  }

  /** @param {string[]} sentences */
  #say(sentences) {
    const said = find("[data-kept]", HTMLElement, this.#figure);
    if (said) said.textContent = together(sentences);
  }

  /**
   * Shows a button that does this once, or hides it.
   * @param {string} selector
   * @param {(() => void) | null} act
   */
  #on(selector, act) {
    const button = find(selector, HTMLButtonElement, this.#figure);
    if (!button) return;
    button.hidden = act === null;
    if (act) button.addEventListener("click", act, { once: true, signal: this.#acts?.signal });
  }
}
