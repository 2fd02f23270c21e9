// @ts-check
// The page that makes pictures: the form, the check, the stage and the store, brought together.

import { Allowance } from "./allowance.js";
import { Check } from "./check.js";
import { all, copy, find } from "./dom.js";
import { fetched } from "./edit-early.js";
import { clearFaults, enhance, fault } from "./form.js";
import { make, Refusal, Unreadable } from "./job.js";
import { watchLeaving } from "./leaving.js";
import { Note } from "./note.js";
import { opened } from "./opening.js";
import { Order } from "./order.js";
import { fill } from "./settings.js";
import { Stage } from "./stage.js";
import { Telling } from "./telling.js";
import { duration, say } from "./texts.js";
import { Words } from "./words.js";

/** More requests at once would leave a browser no connection for anything else. */
const MOST = 4;

/** @typedef {import("./card.js").Card} Card */

class Maker {
  #form;
  #stage;
  #check;
  #note;
  #words;
  #telling;
  #leaving;
  #allowance;
  /** @type {Set<Order>} */
  #running = new Set();
  /** Sent, and not yet taken on or refused: the answer to the check goes with it. @type {Order | null} */
  #sending = null;
  /** Goes out when the check is passed, with the form as it was then. @type {{ order: Order, form: string } | null} */
  #waiting = null;
  /** The seed that was last, for those who want it again. */
  #seed = "";
  /** What pictures of the visitor's own need, where a model takes one. */
  #editing;

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLElement} root
   * @param {Check | null} check
   * @param {Allowance | null} allowance
   */
  constructor(form, root, check, allowance) {
    this.#form = form;
    this.#stage = new Stage(root);
    this.#check = check;
    this.#allowance = allowance;
    this.#note = new Note(form);
    this.#telling = new Telling(root);
    this.#words = new Words(form, this.#note);
    this.#leaving = watchLeaving(() => sessionStorage, (words) => this.#note.say(words));
    this.#editing = copy("[data-editor]") && fetched(form);
    enhance(form, () => this.#seed, this.#editing);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#pressed();
    });
    form.addEventListener("check-passed", () => this.#next());
  }

  /** What waits for the check is what was there when it was asked for, unless the visitor has changed it since. */
  #pressed() {
    const waiting = this.#waiting?.form === this.#state() ? this.#waiting.order : null;
    this.#submit(waiting ?? Order.of(this.#form));
  }

  #next() {
    const waiting = this.#waiting?.order;
    this.#waiting = null;
    if (waiting) this.#submit(waiting);
  }

  /** @param {Order} order */
  #submit(order) {
    clearFaults(this.#form);
    if (this.#running.size >= MOST) return fault(this.#form, say("enough", { count: MOST }));
    if (this.#sending || (this.#check && !this.#check.ready)) {
      this.#waiting = { order, form: this.#state() };
      if (!this.#sending) this.#check?.ask();
      return;
    }
    this.#waiting = null;
    this.#send(order);
  }

  /** @param {Order} order */
  async #send(order) {
    order.answer(this.#form);
    opened();
    const card = this.#stage.begin(order.shape, {
      cancel: () => order.cancel(),
      again: () => this.#submit(order.again()),
      vary: () => this.#submit(order.again(true)),
      reuse: () => this.#reuse(order),
    });
    if (!card) return;
    this.#sending = order;
    this.#running.add(order);
    this.#count();
    await this.#run(order, card);
    this.#running.delete(order);
    this.#count();
    this.#allowance?.renew();
    if (order.begun && !order.refused?.pass) this.#check?.renew(say("code-used"));
    this.#sent(order);
  }

  /**
   * The server has answered: the check is free for the next request.
   * @param {Order} order
   */
  #sent(order) {
    if (this.#sending !== order) return;
    this.#sending = null;
    if (this.#waiting) this.#next();
  }

  /** @param {Order} order */
  #begun(order) {
    order.begun = true;
    this.#check?.spent();
    if (order.words) this.#words.keep(order.words);
    this.#sent(order);
  }

  /**
   * @param {Order} order
   * @param {Card} card
   */
  async #run(order, card) {
    try {
      for await (const happening of make(order.body, order.signal, () => this.#begun(order), this.#form.action)) {
        await this.#tell(order, card, happening);
      }
      await this.#caption(order, card);
      this.#end(card, order.ending());
      if (order.refused) this.#refuse(order, card, order.refused);
      else if (!order.done) card.offerAgain();
    } catch (error) {
      await this.#broken(order, card, error);
    }
  }

  /**
   * @param {Order} order
   * @param {Card} card
   * @param {import("./job.js").Happening} happening
   */
  async #tell(order, card, happening) {
    switch (happening.event) {
      case "queued":
        return card.queued(happening.position);
      case "progress":
        card.progress(happening.fraction);
        return this.#telling.progress(this.#stage.fraction);
      case "preview":
        return card.preview(happening.blob);
      case "picture":
        return this.#picture(order, card, happening.blob, happening.name);
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
   * @param {Card} card
   * @param {Blob} blob
   * @param {string} name
   */
  async #picture(order, card, blob, name) {
    const shown = await card.picture(blob, order.pictures.length + 1);
    if (!shown) return;
    if (order.pictures.length === 0) this.#stage.arrived(card);
    order.pictures.push({ ...shown, blob, name });
  }

  /**
   * Keeps and captions what arrived; the seed is known only at the end.
   * @param {Order} order
   * @param {Card} card
   */
  async #caption(order, card) {
    if (order.captioned) return;
    order.captioned = true;
    this.#seed = String(order.done?.seed ?? this.#seed);
    const store = await opened();
    for (const picture of order.pictures) {
      const kept = order.kept(picture);
      const outcome = (await store?.keep(kept, picture.blob)) ?? { state: /** @type {const} */ ("blocked"), moved: 0 };
      const edit = find("[data-edit-this]", HTMLButtonElement, picture.figure);
      edit?.addEventListener("click", async () => (await this.#editing)?.take(picture.blob, true));
      card.caption(picture.figure, kept, outcome, store);
    }
  }

  /**
   * @param {Card} card
   * @param {string} words
   */
  #end(card, words) {
    card.end(words);
    this.#telling.ended(words, this.#running.size <= 1);
  }

  /**
   * @param {Order} order
   * @param {Card} card
   * @param {unknown} error
   */
  async #broken(order, card, error) {
    if (error instanceof Refusal) {
      this.#end(card, "");
      return this.#refuse(order, card, error.problem);
    }
    await this.#caption(order, card);
    if (order.signal.aborted) {
      this.#end(card, say(order.begun ? "cancelled" : "stopped"));
      return card.offerAgain();
    }
    const words = say(error instanceof Unreadable || order.begun ? "unexpected" : "unreachable");
    this.#end(card, "");
    card.fault(words);
  }

  /**
   * What the form can mend is said there; everything else stays with the request it is about.
   * @param {Order} order
   * @param {Card} card
   * @param {import("./job.js").Problem} problem
   */
  #refuse(order, card, problem) {
    const retry = problem.retry_after ? ` ${say("retry", { time: duration(problem.retry_after) })}` : "";
    const { title, detail } = problem;
    const words = (title && detail ? say("fault", { title, detail }) : detail || say("unexpected")) + retry;
    const answer = problem.code.startsWith("challenge-");
    if (order.pictures.length === 0 && (problem.field || answer)) {
      this.#stage.remove(card);
      fault(this.#form, words, problem.field);
    } else {
      card.fault(words);
    }
    if (problem.pass) this.#check?.pass();
    else if (problem.work) this.#harder(order);
    else if (answer) this.#check?.again();
  }

  /**
   * The same goes out again when the browser has worked for it.
   * @param {Order} order
   */
  #harder(order) {
    this.#waiting = { order: order.again(), form: this.#state() };
    this.#check?.harder(order.asked);
  }

  /** @param {Order} order */
  #reuse(order) {
    fill(this.#form, order.settings());
    find("#prompt", HTMLTextAreaElement, this.#form)?.focus();
  }

  /** How the form is filled, to tell whether it was changed. */
  #state() {
    const files = all("[type=file]", HTMLInputElement, this.#form).map((field) => field.files?.[0]?.lastModified);
    return JSON.stringify([...Order.of(this.#form).fields, files]);
  }

  #count() {
    this.#leaving(this.#running.size);
    for (const button of all("[data-submit]", HTMLButtonElement, this.#form)) {
      // Not `disabled`, which would take the focus away from where the visitor left it.
      button.setAttribute("aria-disabled", String(this.#running.size >= MOST));
    }
  }
}

const form = find("[data-form]", HTMLFormElement);
if (form) {
  const box = find("[data-challenge]", HTMLFieldSetElement, form);
  const check = box ? new Check(box) : null;
  const place = find("[data-allowance]", HTMLElement, form);
  const allowance = place ? new Allowance(place) : null;
  for (const turning of ["focusin", "input"]) {
    form.addEventListener(turning, () => {
      check?.wanted();
      allowance?.wanted();
    });
  }
  const root = find("[data-stage]", HTMLElement);
  if (root) {
    for (const element of all("[data-without-script]", HTMLElement)) element.hidden = true;
    for (const element of all("[data-with-script]", HTMLElement)) element.hidden = false;
    new Maker(form, root, check, allowance);
  } else {
    enhance(form, () => "");
  }
}
