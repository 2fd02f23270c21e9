// @ts-check
// The page that makes pictures: the form, the check, the stage and the store, brought together.

import { Allowance } from "./allowance.js";
import { Check } from "./check.js";
import { all, find } from "./dom.js";
import { clearFaults, enhance, fault } from "./form.js";
import { make, Refusal, Unreadable } from "./job.js";
import { Stage } from "./stage.js";
import { openStore } from "./store.js";
import { duration, say } from "./texts.js";

const store = openStore();

class Maker {
  #form;
  #stage;
  #challenge;
  #allowance;
  /** @type {AbortController | null} */
  #running = null;

  /**
   * @param {HTMLFormElement} form
   * @param {Stage} stage
   * @param {Check | null} challenge
   * @param {Allowance | null} allowance
   */
  constructor(form, stage, challenge, allowance) {
    this.#form = form;
    this.#stage = stage;
    this.#challenge = challenge;
    this.#allowance = allowance;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    stage.onCancel(() => this.#running?.abort());
  }

  async #submit() {
    if (this.#running) return;
    clearFaults(this.#form);
    if (this.#challenge && !this.#challenge.ready) {
      this.#challenge.ask();
      return;
    }
    const running = new AbortController();
    const order = new Order(this.#form);
    this.#running = running;
    this.#busy(true);
    this.#stage.begin();
    await this.#run(order, running.signal);
    this.#running = null;
    this.#busy(false);
    this.#allowance?.renew();
    if (order.begun && !order.refused?.pass) this.#challenge?.renew(say("code-used"));
  }

  /**
   * @param {Order} order
   * @param {AbortSignal} signal
   */
  async #run(order, signal) {
    try {
      for await (const happening of make(order.body, signal, () => order.begin(), this.#form.action)) {
        await this.#tell(order, happening);
      }
      await this.#caption(order);
      this.#stage.end(order.ending());
      if (order.refused) this.#refuse(order.refused);
    } catch (error) {
      await this.#broken(order, error, signal);
    }
  }

  /**
   * @param {Order} order
   * @param {import("./job.js").Happening} happening
   */
  async #tell(order, happening) {
    switch (happening.event) {
      case "queued":
        return this.#stage.say(say("place", { place: happening.position + 1 }));
      case "progress":
        return this.#stage.progress(happening.fraction);
      case "preview":
        return this.#stage.preview(happening.blob);
      case "picture":
        return this.#picture(order, happening.blob, happening.name);
      case "refused":
        order.refused = happening;
        return;
      case "done":
        order.done = happening;
        return;
    }
  }

  /**
   * @param {Order} order
   * @param {Blob} blob
   * @param {string} name
   */
  async #picture(order, blob, name) {
    const number = order.pictures.length + 1;
    const shown = await this.#stage.picture(blob, number);
    if (shown) order.pictures.push({ ...shown, blob, name });
  }

  /**
   * Keeps and captions what arrived; the seed is known only at the end.
   * @param {Order} order
   */
  async #caption(order) {
    if (order.captioned) return;
    order.captioned = true;
    for (const picture of order.pictures) {
      const kept = order.kept(picture);
      const outcome = await store.keep(kept, picture.blob);
      this.#stage.caption(picture.figure, kept, outcome, store);
    }
  }

  /**
   * @param {Order} order
   * @param {unknown} error
   * @param {AbortSignal} signal
   */
  async #broken(order, error, signal) {
    if (error instanceof Refusal) {
      this.#stage.end("");
      return this.#refuse(error.problem);
    }
    const words = signal.aborted
      ? say(order.begun ? "cancelled" : "stopped")
      : say(error instanceof Unreadable || order.begun ? "unexpected" : "unreachable");
    await this.#caption(order);
    this.#stage.end(words);
    if (!signal.aborted) fault(this.#form, words);
  }

  /** @param {import("./job.js").Problem} problem */
  #refuse(problem) {
    const retry = problem.retry_after ? ` ${say("retry", { time: duration(problem.retry_after) })}` : "";
    const { title, detail } = problem;
    const words = title && detail ? say("fault", { title, detail }) : detail || say("unexpected");
    fault(this.#form, words + retry, problem.field);
    if (problem.pass) this.#challenge?.pass();
    else if (problem.work) this.#challenge?.harder();
    else if (problem.code.startsWith("challenge-")) this.#challenge?.renew().then(() => this.#challenge?.focus());
  }

  /** @param {boolean} busy */
  #busy(busy) {
    // Not `disabled`, which would take the focus away from where the visitor left it.
    for (const button of all("[data-submit]", HTMLButtonElement, this.#form)) {
      button.setAttribute("aria-disabled", String(busy));
    }
  }
}

/** The fields that are kept with a picture. */
const SETTINGS = [
  "model", "size", "count", "seed", "steps", "guidance", "style", "quality", "background", "format", "strength",
];

/** @typedef {{ figure: HTMLElement, blob: Blob, name: string, width: number, height: number }} Arrived */

/** What was asked for, as it was when the button was pressed, and what came of it. */
class Order {
  begun = false;
  captioned = false;
  /** @type {Arrived[]} */
  pictures = [];
  /** @type {Extract<import("./job.js").Happening, { event: "done" }> | null} */
  done = null;
  /** @type {import("./job.js").Problem | null} */
  refused = null;
  #model;
  #words;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    const filled = new FormData(form);
    this.fields = new URLSearchParams();
    for (const [name, value] of filled) if (typeof value === "string") this.fields.append(name, value);
    // A file field that was left alone is a file of nothing; only real ones need a form in parts.
    const carries = [...filled.values()].some((value) => value instanceof File && value.size > 0);
    this.body = carries ? filled : this.fields;
    const model = find("#model", HTMLSelectElement, form);
    const only = find("[name=model]", HTMLInputElement, form);
    this.#model = model?.selectedOptions[0]?.label ?? only?.dataset.label ?? "";
    const keepWords = find("[data-keep-words]", HTMLInputElement, form)?.checked;
    this.#words = keepWords ? (this.fields.get("prompt") ?? "") : undefined;
  }

  begin() {
    this.begun = true;
  }

  /** What another picture like these is made with; of words only those that are kept anyway. */
  #asked() {
    const names = this.#words === undefined ? SETTINGS : [...SETTINGS, "negative_prompt"];
    const filled = [...this.fields].filter(([name, value]) => names.includes(name) && value !== "");
    return Object.fromEntries(filled);
  }

  /** How it ended, in words; a refusal is said at the form. */
  ending() {
    const asked = Number(this.fields.get("count") ?? 1);
    const count = this.pictures.length;
    if (this.refused) return count > 0 ? say("done-some", { count, asked }) : "";
    if (this.done) {
      const made = count < asked ? say("done-some", { count, asked }) : say("done");
      const maker = this.done.made_by;
      return maker?.stands_in ? `${made} ${say("stood-in", { model: maker.label })}` : made;
    }
    return count > 0 ? say("lost-some", { count, asked }) : say("lost");
  }

  /**
   * @param {Arrived} picture
   * @returns {import("./store.js").Kept}
   */
  kept(picture) {
    const { blob, name, width, height } = picture;
    const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    const seed = String(this.done?.seed ?? "");
    const several = this.pictures.length > 1;
    const place = several ? { place: `${this.pictures.indexOf(picture) + 1}/${this.pictures.length}` } : {};
    const words = this.#words === undefined ? {} : { words: this.#words };
    const made = new Date().toISOString();
    const model = this.done?.made_by?.label ?? this.#model;
    return { id, made, mime: blob.type, name, width, height, seed, ...place, model, ...words, asked: this.#asked() };
  }
}

const form = find("[data-form]", HTMLFormElement);
if (form) {
  enhance(form);
  const box = find("[data-challenge]", HTMLFieldSetElement, form);
  const challenge = box ? new Check(box) : null;
  const place = find("[data-allowance]", HTMLElement, form);
  const allowance = place ? new Allowance(place) : null;
  for (const turning of ["focusin", "input"]) {
    form.addEventListener(turning, () => {
      challenge?.wanted();
      allowance?.wanted();
    });
  }
  const root = find("[data-stage]", HTMLElement);
  if (root) {
    new Maker(form, new Stage(root), challenge, allowance);
    for (const element of all("[data-without-script]", HTMLElement)) element.hidden = true;
    for (const element of all("[data-with-script]", HTMLElement)) element.hidden = false;
  }
}
