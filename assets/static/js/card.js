// @ts-check
// One request for pictures on the stage: waiting, growing, and there to be saved, made again or removed.

import { copy, find } from "./dom.js";
import { Estimate } from "./estimate.js";
import { Keeping } from "./keeping.js";
import { facts, measure, offer } from "./picture.js";
import { duration, say } from "./texts.js";

/** What is said of the rest is rounded to so many seconds: nobody knows it better. */
const ROUND = 5;

/** @typedef {{ cancel(): void, again(): void, vary(): void, reuse(): void, close(): void }} Acts */

export class Card {
  #root;
  #acts;
  #frame;
  #waiting;
  #progress;
  #status;
  #elapsed;
  #pictures;
  #estimate = new Estimate();
  #began = performance.now();
  /** @type {HTMLElement | null} */
  #preview = null;
  /** The part of the work that is done, where it is known. */
  fraction = 0;

  /**
   * @param {HTMLElement} root
   * @param {Acts} acts
   */
  constructor(root, acts) {
    this.#root = root;
    this.#acts = acts;
    this.#frame = find("[data-frame]", HTMLElement, root);
    this.#waiting = find("[data-waiting]", HTMLElement, root);
    this.#progress = find("[data-progress]", HTMLProgressElement, root);
    this.#status = find("[data-status]", HTMLElement, root);
    this.#elapsed = find("[data-elapsed]", HTMLElement, root);
    this.#pictures = find("[data-pictures]", HTMLElement, root);
    this.#on("[data-cancel]", acts.cancel, root);
    this.#on("[data-again]", acts.again, root);
    this.#on("[data-close]", acts.close, root);
  }

  get element() {
    return this.#root;
  }

  get busy() {
    return "busy" in this.#root.dataset;
  }

  /** Nothing on it would be lost with it. */
  get empty() {
    return this.#pictures?.childElementCount === 0;
  }

  /**
   * A request is on its way.
   * @param {string} shape of the pictures, width to height
   */
  begin(shape) {
    this.#root.dataset.busy = "";
    this.#root.style.setProperty("--shape", shape);
    this.say(say("sending"));
    this.tick();
  }

  /** @param {string} words */
  say(words) {
    if (this.#status && this.#status.textContent !== words) this.#status.textContent = words;
  }

  /** @param {number} position so many are served before */
  queued(position) {
    this.#estimate.queued(position, performance.now());
    this.say(say("place", { place: position + 1 }));
    this.tick();
  }

  /** @param {number} fraction */
  progress(fraction) {
    this.fraction = Math.min(1, Math.max(0, fraction));
    this.#estimate.progress(this.fraction, performance.now());
    if (this.#progress) this.#progress.value = this.fraction;
    this.say(say("painting"));
    this.tick();
  }

  /** Time has passed: said beside the status and not in it, so that nobody has to listen to every second. */
  tick() {
    if (!this.#elapsed) return;
    const now = performance.now();
    const left = this.#estimate.left(now);
    const spent = say("elapsed", { time: duration((now - this.#began) / 1_000) });
    const rest = left === null ? "" : ` ${say("left", { time: duration(Math.ceil(left / ROUND) * ROUND) })}`;
    this.#elapsed.textContent = spent + rest;
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
    this.#pictures?.append(figure);
    if (this.#frame) this.#frame.hidden = true;
  }

  /**
   * The picture itself.
   * @param {Blob} blob
   * @param {number} number its place among the pictures of this request, from 1
   * @returns {Promise<{ width: number, height: number, figure: HTMLElement } | null>}
   */
  async picture(blob, number) {
    const figure = this.#figure(blob, say("picture", { number }));
    const image = figure && find("img", HTMLImageElement, figure);
    if (!figure || !image) return null;
    const size = await measure(image);
    this.#dropPreview();
    this.#pictures?.append(figure);
    if (this.#frame) this.#frame.hidden = true;
    return { ...size, figure };
  }

  /**
   * Says what became of a picture, and offers what can be done with it.
   * @param {HTMLElement} figure
   * @param {import("./store.js").Kept} kept
   * @param {import("./store.js").Outcome} outcome
   * @param {import("./store.js").Store | null} store
   */
  caption(figure, kept, outcome, store) {
    const image = find("img", HTMLImageElement, figure);
    const line = find("[data-facts]", HTMLElement, figure);
    if (line) line.textContent = facts(kept);
    offer(find("[data-download]", HTMLAnchorElement, figure), kept, image?.src ?? "");
    this.#on("[data-vary]", this.#acts.vary, figure);
    this.#on("[data-reuse]", this.#acts.reuse, figure);
    new Keeping(figure, kept, store).tell(outcome);
    figure.dataset.captioned = "";
  }

  /**
   * The request is over.
   * @param {string} words
   */
  end(words) {
    delete this.#root.dataset.busy;
    if (this.#waiting) this.#waiting.hidden = true;
    this.#dropPreview();
    if (this.#frame) this.#frame.hidden = true;
    this.say(words);
  }

  /**
   * It was refused or broke, and this is why; the same can be asked for once more.
   * @param {string} words
   */
  fault(words) {
    const line = document.createElement("p");
    line.className = "fault";
    line.textContent = words;
    find("[data-job-faults]", HTMLElement, this.#root)?.append(line);
    this.offerAgain();
  }

  /** It came to nothing, and the same can be asked for once more. */
  offerAgain() {
    const after = find("[data-after]", HTMLElement, this.#root);
    if (after) after.hidden = false;
  }

  /** Lets the pictures go that are kept elsewhere; the card goes with the last of them. */
  clear() {
    for (const figure of [...(this.#pictures?.children ?? [])]) {
      if (figure instanceof HTMLElement && "safe" in figure.dataset) this.#discard(figure);
    }
    return this.empty;
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

  /** @param {HTMLElement} figure */
  #discard(figure) {
    const address = find("img", HTMLImageElement, figure)?.src ?? "";
    figure.remove();
    URL.revokeObjectURL(address);
  }

  /**
   * @param {string} selector
   * @param {() => void} act
   * @param {HTMLElement} root
   */
  #on(selector, act, root) {
    find(selector, HTMLButtonElement, root)?.addEventListener("click", act);
  }
}
