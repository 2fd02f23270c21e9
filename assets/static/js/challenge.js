// @ts-check
// The check before the picture: a code is fetched when the visitor turns to the form, and again when it was used,
// is too old or cannot be read.

import { find } from "./dom.js";
import { REST, refusalOf } from "./refusal.js";
import { Sound } from "./sound.js";
import { inLanguage, say } from "./texts.js";

export class Challenge {
  #box;
  #picture;
  #id;
  #answer;
  #status;
  #again;
  #sound;
  /** When the code on show stops being good; endless for one that came with the page. */
  #until = 0;
  /** The last failure was the server's: the next request needs no answer. */
  #passed = false;
  /** No code is asked for by itself before this: a refusal or a failure would be repeated with every letter. */
  #restUntil = 0;
  /** There is no money for a picture before this: whoever asks sooner comes later. */
  #closedUntil = 0;
  /** @type {Promise<void> | null} */
  #loading = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {HTMLFieldSetElement} box */
  constructor(box) {
    this.#box = box;
    this.#picture = find("[data-code-picture]", HTMLElement, box);
    this.#id = find("[data-challenge-id]", HTMLInputElement, box);
    this.#answer = find("[name=code]", HTMLInputElement, box);
    this.#status = find("[data-challenge-status]", HTMLElement, box);
    this.#again = find("[data-new-code]", HTMLButtonElement, box);
    this.#sound = new Sound(box, (words) => this.#say(words), () => this.focus());
    this.#sound.of(this.#id?.value ?? "");
    this.#answer?.addEventListener("input", () => this.#say(""));
    if (this.#id?.value) this.#until = Infinity;
    this.#again?.addEventListener("click", () => this.renew());
    if (this.#again) this.#again.hidden = false;
  }

  /** Whether the form can be sent: an answer has been typed, or none is needed. */
  get ready() {
    return this.#passed || this.#typed;
  }

  get #typed() {
    return this.#answer?.value.trim() !== "";
  }

  /** The visitor turns to the form: a code is needed soon. */
  wanted() {
    if (this.#passed || Date.now() < Math.max(this.#until, this.#restUntil)) return;
    if (this.#id?.value) this.renew(this.#typed ? say("challenge-old") : "");
    else this.#load();
  }

  /** The next request needs no answer: the check steps back, and is not sent. */
  pass() {
    this.#passed = true;
    this.#until = 0;
    clearTimeout(this.#timer);
    this.#picture?.replaceChildren();
    for (const field of [this.#id, this.#answer]) if (field) field.value = "";
    this.#box.dataset.passed = "";
    this.#sound.of("");
    this.#say(say("challenge-passed"));
  }

  /** A request has taken the answer: nothing is on show until the visitor turns to the form. */
  spent() {
    this.#passed = false;
    this.#until = 0;
    clearTimeout(this.#timer);
    this.#picture?.replaceChildren();
    for (const field of [this.#id, this.#answer]) if (field) field.value = "";
    this.#sound.of("");
    this.#say("");
  }

  /**
   * A new code, unless one has come already.
   * @param {string} because
   */
  follow(because) {
    if (!this.#id?.value && !this.#loading && !this.#passed) this.renew(because);
  }

  /** The code on show is of no more use. */
  async renew(because = "") {
    this.#passed = false;
    this.#until = 0;
    if (this.#answer) this.#answer.value = "";
    await this.#load();
    if (because && this.#until > 0) this.#say(because);
  }

  /** Asks for the answer, and for a code where none is on show. */
  async ask() {
    if (Date.now() >= this.#until) await this.renew();
    if (this.#until > 0) this.#say(say("challenge-first"));
    this.#answer?.focus();
  }

  focus() {
    this.#answer?.focus();
  }

  #load() {
    if (Date.now() < this.#closedUntil) return Promise.resolve();
    this.#loading ??= this.#fetch().finally(() => (this.#loading = null));
    return this.#loading;
  }

  async #fetch() {
    this.#reveal();
    this.#sound.stop();
    this.#say(say("challenge-loading"));
    try {
      const answer = await fetch("/challenge/code.png", {
        headers: inLanguage,
        cache: "no-store",
        credentials: "same-origin",
      });
      if (!answer.ok) return await this.#refused(answer);
      await this.#take(await answer.blob(), answer.headers);
      this.#say("");
    } catch {
      this.#restUntil = Date.now() + REST;
      this.#say(say("challenge-failed"));
    }
  }

  /**
   * @param {Blob} picture
   * @param {Headers} headers
   */
  async #take(picture, headers) {
    if (!this.#picture || !this.#id) return;
    const image = document.createElement("img");
    image.alt = this.#picture.dataset.alt ?? "";
    image.src = URL.createObjectURL(picture);
    await image.decode();
    // Once decoded it needs its address no more.
    URL.revokeObjectURL(image.src);
    this.#picture.replaceChildren(image);
    this.#id.value = headers.get("Challenge-Id") ?? "";
    this.#sound.of(this.#id.value);
    const life = Number(headers.get("Challenge-Expires-In")) * 1000;
    this.#until = life > 0 ? Date.now() + life : Infinity;
    clearTimeout(this.#timer);
    if (life > 0) this.#timer = setTimeout(() => this.#tooOld(), life);
  }

  /** @param {Response} answer */
  async #refused(answer) {
    const { pause, closed, words } = await refusalOf(answer, "challenge");
    this.#restUntil = Date.now() + pause;
    if (closed) this.#closedUntil = this.#restUntil;
    this.#say(words);
  }

  /** A code grows old on show: a new one comes if somebody is at the form, else when they are. */
  #tooOld() {
    if (this.#box.form?.contains(document.activeElement)) this.renew(this.#typed ? say("challenge-old") : "");
  }

  /** Without script these fields are not sent; from now on they are. */
  #reveal() {
    this.#box.hidden = false;
    delete this.#box.dataset.passed;
    for (const field of [this.#id, this.#answer]) if (field) field.disabled = false;
  }

  /** @param {string} words */
  #say(words) {
    if (this.#status) this.#status.textContent = words;
  }
}
