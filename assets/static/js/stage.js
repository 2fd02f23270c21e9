// @ts-check
// Where pictures appear: a card for each request, the newest first.

import { Card } from "./card.js";
import { copy, find } from "./dom.js";

/** How often the time on the cards is told anew, in milliseconds. */
const SECOND = 1_000;

export class Stage {
  #root;
  #frame;
  #jobs;
  /** @type {Card[]} */
  #cards = [];
  /** What each request found finished when it began. @type {Map<Card, Card[]>} */
  #before = new Map();
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #clock;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#frame = find(":scope > [data-frame]", HTMLElement, root);
    this.#jobs = find("[data-jobs]", HTMLElement, root);
  }

  /** The part of all work under way that is done. */
  get fraction() {
    const busy = this.#busy;
    return busy.length === 0 ? 1 : busy.reduce((sum, card) => sum + card.fraction, 0) / busy.length;
  }

  /**
   * A card for a request that is on its way. What came to nothing leaves.
   * @param {string} shape of the pictures, width to height
   * @param {Omit<import("./card.js").Acts, "close">} acts
   * @returns {Card | null}
   */
  begin(shape, acts) {
    const element = copy("[data-job]");
    if (!element) return null;
    const finished = this.#cards.filter((card) => !card.busy);
    for (const card of finished.filter((card) => card.empty)) this.remove(card);
    const card = new Card(element, { ...acts, close: () => this.remove(card) });
    this.#before.set(card, finished.filter((card) => !card.empty));
    this.#cards.unshift(card);
    this.#jobs?.prepend(element);
    if (this.#frame) this.#frame.hidden = true;
    card.begin(shape);
    this.#clock ??= setInterval(() => this.#tick(), SECOND);
    this.#comeIntoView();
    return card;
  }

  /**
   * A first picture has come: those that were finished before it was asked for leave, when they are kept elsewhere.
   * @param {Card} card
   */
  arrived(card) {
    for (const before of this.#before.get(card) ?? []) if (before.clear()) this.remove(before);
    this.#before.delete(card);
  }

  /** @param {Card} card */
  remove(card) {
    // The keyboard must not vanish with the card it was on.
    if (card.element.contains(document.activeElement)) this.#root.focus();
    card.element.remove();
    this.#before.delete(card);
    this.#cards = this.#cards.filter((other) => other !== card);
    if (this.#frame) this.#frame.hidden = this.#cards.length > 0;
  }

  get #busy() {
    return this.#cards.filter((card) => card.busy);
  }

  #tick() {
    for (const card of this.#busy) card.tick();
    if (this.#busy.length > 0) return;
    clearInterval(this.#clock);
    this.#clock = undefined;
  }

  /** On a phone the stage is below the form. */
  #comeIntoView() {
    const { top, bottom } = this.#root.getBoundingClientRect();
    if (top < innerHeight / 2 && bottom > 0) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#root.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
  }
}
