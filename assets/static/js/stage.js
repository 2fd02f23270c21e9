// @ts-check
// Where pictures appear: waiting, growing, and there to be saved or removed.

import { copy, find } from "./dom.js";
import { Keeping } from "./keeping.js";
import { facts, measure, offer } from "./picture.js";
import { say } from "./texts.js";

export class Stage {
  #root;
  #frame;
  #waiting;
  #progress;
  #status;
  #pictures;
  /** @type {HTMLElement | null} */
  #preview = null;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#frame = find("[data-frame]", HTMLElement, root);
    this.#waiting = find("[data-waiting]", HTMLElement, root);
    this.#progress = find("[data-progress]", HTMLProgressElement, root);
    this.#status = find("[data-status]", HTMLElement, root);
    this.#pictures = find("[data-pictures]", HTMLElement, root);
  }

  /** @param {() => void} cancel */
  onCancel(cancel) {
    find("[data-cancel]", HTMLButtonElement, this.#root)?.addEventListener("click", cancel);
  }

  /** A request is on its way. */
  begin() {
    this.#root.dataset.busy = "";
    if (this.#frame) this.#frame.hidden = false;
    if (this.#waiting) this.#waiting.hidden = false;
    this.#progress?.removeAttribute("value");
    this.say(say("sending"));
    this.#comeIntoView();
  }

  /** @param {string} words */
  say(words) {
    if (this.#status && this.#status.textContent !== words) this.#status.textContent = words;
  }

  /** @param {number} fraction */
  progress(fraction) {
    if (this.#progress) this.#progress.value = Math.min(1, Math.max(0, fraction));
    this.say(say("painting"));
  }

  /**
   * A first, coarse view; the picture takes its place.
   * @param {Blob} blob
   */
  async preview(blob) {
    const figure = this.#figure(blob, say("preview", { number: 1 }));
    if (!figure) return;
    figure.classList.add("preview");
    figure.querySelector("figcaption")?.remove();
    this.#dropPreview();
    this.#preview = figure;
    this.#pictures?.prepend(figure);
    if (this.#frame) this.#frame.hidden = true;
  }

  /**
   * The picture itself. Those of the request before leave the stage when they are kept elsewhere.
   * @param {Blob} blob
   * @param {number} number its place among the pictures of this request, from 1
   * @returns {Promise<{ width: number, height: number, figure: HTMLElement } | null>}
   */
  async picture(blob, number) {
    const figure = this.#figure(blob, say("picture", { number }));
    const image = figure && find("img", HTMLImageElement, figure);
    if (!figure || !image) return null;
    const size = await measure(image);
    if (number === 1) this.#clear();
    this.#dropPreview();
    figure.dataset.current = "";
    const last = [...(this.#pictures?.querySelectorAll("[data-current]") ?? [])].at(-1);
    if (last) last.after(figure);
    else this.#pictures?.prepend(figure);
    if (this.#frame) this.#frame.hidden = true;
    return { ...size, figure };
  }

  /**
   * Says what became of a picture, and offers to save or remove it.
   * @param {HTMLElement} figure
   * @param {import("./store.js").Kept} kept
   * @param {import("./store.js").Outcome} outcome
   * @param {import("./store.js").Store} store
   */
  caption(figure, kept, outcome, store) {
    const image = find("img", HTMLImageElement, figure);
    const line = find("[data-facts]", HTMLElement, figure);
    if (line) line.textContent = facts(kept);
    offer(find("[data-download]", HTMLAnchorElement, figure), kept, image?.src ?? "");
    new Keeping(figure, kept, store).tell(outcome);
  }

  /**
   * The request is over.
   * @param {string} words
   */
  end(words) {
    delete this.#root.dataset.busy;
    if (this.#waiting) this.#waiting.hidden = true;
    this.#dropPreview();
    if (this.#frame) this.#frame.hidden = this.#pictures?.childElementCount !== 0;
    this.say(words);
  }

  /**
   * @param {Blob} blob
   * @param {string} words
   */
  #figure(blob, words) {
    const figure = copy("[data-figure]");
    if (!figure) return null;
    const image = document.createElement("img");
    figure.prepend(image);
    image.alt = words;
    image.src = URL.createObjectURL(blob);
    return figure;
  }

  #dropPreview() {
    if (this.#preview) this.#discard(this.#preview);
    this.#preview = null;
  }

  /** A picture that is kept nowhere stays, for it would be lost. */
  #clear() {
    for (const figure of [...(this.#pictures?.children ?? [])]) {
      if (!(figure instanceof HTMLElement) || figure === this.#preview) continue;
      delete figure.dataset.current;
      if ("safe" in figure.dataset) this.#discard(figure);
    }
  }

  /** @param {HTMLElement} figure */
  #discard(figure) {
    const address = find("img", HTMLImageElement, figure)?.src ?? "";
    figure.remove();
    URL.revokeObjectURL(address);
  }

  /** On a phone the stage is below the form. */
  #comeIntoView() {
    const { top, bottom } = this.#root.getBoundingClientRect();
    if (top < innerHeight / 2 && bottom > 0) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#root.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
  }
}
