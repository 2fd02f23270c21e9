// @ts-check
// The check before the picture, passed in one of two equal ways: the browser works, or the visitor copies a code.
// Work comes first, for it asks nothing of anybody; the letters are one button away, and the way out when no work
// can be done.

import { Challenge } from "./challenge.js";
import { find } from "./dom.js";
import { Work } from "./work.js";

export class Check {
  #box;
  #code;
  #work;
  #instead;

  /** @param {HTMLFieldSetElement} box */
  constructor(box) {
    this.#box = box;
    const root = find("[data-work]", HTMLElement, box);
    this.#code = find("[name=code]", HTMLInputElement, box) ? new Challenge(box) : null;
    this.#work = root ? new Work(box, root, () => this.#unable()) : null;
    this.#instead = find("[data-use-work]", HTMLButtonElement, box);
    this.#instead?.addEventListener("click", () => this.#toWork());
    find("[data-use-code]", HTMLButtonElement, box)?.addEventListener("click", () => this.#toCode().then(() => this.focus()));
    // A page that came with a code has asked for it.
    const asked = find("[data-challenge-id]", HTMLInputElement, box)?.value;
    this.#take(this.#work && !asked ? "work" : "code");
  }

  /** Whether the form can be sent. */
  get ready() {
    return this.#now?.ready ?? true;
  }

  /** The visitor turns to the form. */
  wanted() {
    this.#now?.wanted();
  }

  /** The next request needs no answer. */
  pass() {
    this.#now?.pass();
  }

  /**
   * A picture is done: a new code is shown, if the visitor has not asked for one already. New work waits until they
   * turn to the form, for nobody knows yet whether there will be a next picture.
   * @param {string} because
   */
  renew(because) {
    if (this.#now === this.#code) this.#code?.follow(because);
  }

  /** A request has taken the answer: the next one comes when the visitor turns to the form, or is still there. */
  spent() {
    this.#now?.spent();
    if (this.#now === this.#work && this.#box.form?.contains(document.activeElement)) this.#work?.wanted();
  }

  /** The answer was refused: the next one is asked for at once. */
  async again() {
    if (this.#now === this.#code) await this.#code?.renew().then(() => this.focus());
    else this.#work?.begin();
  }

  /**
   * The allowance is used up, but harder work makes room: it begins, and the request goes out again when it is done.
   * @param {number} pictures
   */
  harder(pictures) {
    if (!this.#work) return;
    if (this.#now === this.#code) this.#take("work");
    this.#work.harder(pictures);
  }

  /** The form was sent without an answer. */
  ask() {
    this.#now?.ask();
  }

  focus() {
    if (this.#now === this.#code) this.#code?.focus();
  }

  get #now() {
    return this.#box.dataset.way === "work" ? this.#work : this.#code;
  }

  /** @param {"work" | "code"} way */
  #take(way) {
    this.#box.dataset.way = way;
    if (this.#instead) this.#instead.hidden = way === "work";
  }

  async #toCode() {
    this.#work?.reset();
    this.#take("code");
    await this.#code?.renew();
  }

  #toWork() {
    this.#take("work");
    this.#work?.begin();
    find("[data-work-switch]", HTMLButtonElement, this.#box)?.focus();
  }

  /** Where there are letters, they are the way on. */
  #unable() {
    if (!this.#code) return;
    this.#toCode();
    if (this.#instead) this.#instead.hidden = true;
  }
}
