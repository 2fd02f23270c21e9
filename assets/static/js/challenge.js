// @ts-check
// The check before the picture: a code is fetched when the visitor turns to the form, and again when it was used,
// is too old or cannot be read.

import { find } from "./dom.js";
import { duration, say } from "./texts.js";

export class Challenge {
  #box;
  #picture;
  #id;
  #answer;
  #status;
  #again;
  /** When the code on show stops being good; endless for one that came with the page. */
  #until = 0;
  /** @type {Promise<void> | null} */
  #loading = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {HTMLFieldSetElement} box */
  constructor(box) {
    this.#box = box;
    this.#picture = find("[data-code-picture]", HTMLImageElement, box);
    this.#id = find("[data-challenge-id]", HTMLInputElement, box);
    this.#answer = find("[name=code]", HTMLInputElement, box);
    this.#status = find("[data-challenge-status]", HTMLElement, box);
    this.#again = find("[data-new-code]", HTMLButtonElement, box);
    this.#answer?.addEventListener("input", () => this.#say(""));
    if (this.#id?.value) this.#until = Infinity;
    this.#again?.addEventListener("click", () => this.renew());
    if (this.#again) this.#again.hidden = false;
  }

  /** Whether an answer has been typed. */
  get answered() {
    return this.#answer?.value.trim() !== "";
  }

  /** The visitor turns to the form: a code is needed soon. */
  wanted() {
    if (Date.now() < this.#until) return;
    if (this.#id?.value) this.renew(this.answered ? say("challenge-old") : "");
    else this.#load();
  }

  /** The code on show is of no more use. */
  async renew(because = "") {
    this.#until = 0;
    if (this.#answer) this.#answer.value = "";
    await this.#load();
    if (because && this.#until > 0) this.#say(because);
  }

  /** Asks for the answer. */
  ask() {
    this.#say(say("challenge-first"));
    this.#answer?.focus();
  }

  focus() {
    this.#answer?.focus();
  }

  #load() {
    this.#loading ??= this.#fetch().finally(() => (this.#loading = null));
    return this.#loading;
  }

  async #fetch() {
    this.#reveal();
    this.#say(say("challenge-loading"));
    try {
      const answer = await fetch("/challenge/code.png", { cache: "no-store", credentials: "same-origin" });
      if (!answer.ok) return this.#refused(answer);
      await this.#take(await answer.blob(), answer.headers);
      this.#say("");
    } catch {
      this.#say(say("challenge-failed"));
    }
  }

  /**
   * @param {Blob} picture
   * @param {Headers} headers
   */
  async #take(picture, headers) {
    if (!this.#picture || !this.#id) return;
    const before = this.#picture.src;
    this.#picture.src = URL.createObjectURL(picture);
    if (before.startsWith("blob:")) URL.revokeObjectURL(before);
    await this.#picture.decode();
    this.#picture.hidden = false;
    this.#id.value = headers.get("Challenge-Id") ?? "";
    const life = Number(headers.get("Challenge-Expires-In")) * 1000;
    this.#until = life > 0 ? Date.now() + life : Infinity;
    clearTimeout(this.#timer);
    if (life > 0) this.#timer = setTimeout(() => this.#tooOld(), life);
  }

  /** @param {Response} answer */
  #refused(answer) {
    const wait = Number(answer.headers.get("Retry-After"));
    this.#say(wait > 0 ? say("challenge-wait", { time: duration(wait) }) : say("challenge-failed"));
  }

  /** A code grows old on show: a new one comes if somebody is at the form, else when they are. */
  #tooOld() {
    if (this.#box.form?.contains(document.activeElement)) this.renew(this.answered ? say("challenge-old") : "");
  }

  /** Without script these fields are not sent; from now on they are. */
  #reveal() {
    this.#box.hidden = false;
    if (this.#picture && !this.#picture.src) this.#picture.hidden = true;
    for (const field of [this.#id, this.#answer]) if (field) field.disabled = false;
  }

  /** @param {string} words */
  #say(words) {
    if (this.#status) this.#status.textContent = words;
  }
}
