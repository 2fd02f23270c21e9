// @ts-check
// The check that needs nothing of the visitor: the browser computes, beside the page, from when the visitor turns to
// the form. It is shown, can be stopped, and never holds up typing; a form sent too early goes out when it is done.

import { find } from "./dom.js";
import { REST, refusalOf } from "./refusal.js";
import { inLanguage, say } from "./texts.js";
import { ownScript } from "./trusted.js";

/** @typedef {import("./solver.js").Task} Task */

/** This browser runs no such work. */
class Unable extends Error {}

export class Work {
  #box;
  #unable;
  #progress;
  #status;
  #switch;
  #answer;
  /** When the work stops being good. */
  #until = 0;
  /** No work is asked for by itself before this; endless when the visitor has stopped it. */
  #restUntil = 0;
  /** The last failure was the server's: the next request needs no answer. */
  #passed = false;
  /** The visitor has pressed the button already. */
  #queued = false;
  /** @type {AbortController | null} */
  #running = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {HTMLFieldSetElement} box
   * @param {HTMLElement} root
   * @param {() => void} unable called when this browser turns out to run no such work
   */
  constructor(box, root, unable) {
    this.#box = box;
    this.#unable = unable;
    this.#progress = find("[data-work-progress]", HTMLProgressElement, root);
    this.#status = find("[data-work-status]", HTMLElement, root);
    this.#switch = find("[data-work-switch]", HTMLButtonElement, root);
    this.#answer = find("[data-work-answer]", HTMLInputElement, root);
    this.#switch?.addEventListener("click", () => (this.#running ? this.#stop() : this.begin()));
  }

  /** Whether the form can be sent: the work is done, or none is needed. */
  get ready() {
    return this.#passed || (this.#answer?.value !== "" && Date.now() < this.#until);
  }

  /** The visitor turns to the form: the work can begin. */
  wanted() {
    if (this.#passed || this.#running || Date.now() < Math.max(this.#until, this.#restUntil)) return;
    this.begin();
  }

  /** The form was sent before the work was done: it goes out by itself when it is. */
  ask() {
    this.#queued = true;
    if (!this.#running) this.begin();
    if (this.#running) this.#say(say("work-queued"));
  }

  /**
   * What was done was not enough: harder work, for so many pictures, then the request goes out.
   * @param {number} pictures
   */
  harder(pictures) {
    this.#queued = true;
    this.begin(`/challenge/work?pictures=${pictures}`, say("work-harder"));
  }

  /** A request has taken the answer. */
  spent() {
    this.reset();
  }

  /** The next request needs no work: the check steps back, and is not sent. */
  pass() {
    this.reset();
    this.#passed = true;
    this.#box.dataset.passed = "";
    this.#say(say("work-passed"));
  }

  /** What was done is of no more use, and what runs is not wanted. */
  reset() {
    this.#running?.abort();
    this.#running = null;
    this.#passed = this.#queued = false;
    this.#until = this.#restUntil = 0;
    clearTimeout(this.#timer);
    if (this.#answer) this.#answer.value = "";
    this.#say("");
  }

  /**
   * Fetches a challenge and works on it.
   * @param {string} address
   * @param {string} words what is said meanwhile
   */
  async begin(address = "/challenge/work", words = say(this.#queued ? "work-queued" : "work-running")) {
    const queued = this.#queued;
    this.reset();
    this.#queued = queued;
    const running = new AbortController();
    this.#running = running;
    this.#show(true);
    this.#say(words);
    try {
      const answer = await fetch(address, {
        headers: inLanguage,
        cache: "no-store",
        credentials: "same-origin",
        signal: running.signal,
      });
      if (!answer.ok) return await this.#refused(answer, running.signal);
      const life = Number(answer.headers.get("Challenge-Expires-In")) * 1000 || Infinity;
      const until = Date.now() + life;
      const solved = await work(await answer.json(), running.signal, (done) => this.#tell(done));
      this.#done(solved, until);
    } catch (error) {
      if (!running.signal.aborted) this.#broken(error);
    }
  }

  #stop() {
    this.reset();
    this.#restUntil = Infinity;
    this.#show(false);
    this.#say(say("work-stopped"));
  }

  /**
   * @param {string} answer
   * @param {number} until
   */
  #done(answer, until) {
    this.#running = null;
    if (this.#answer) this.#answer.value = answer;
    this.#until = until;
    if (until < Infinity) this.#timer = setTimeout(() => this.#tooOld(), until - Date.now());
    this.#tell(1);
    this.#say(say("work-done"));
    if (this.#switch) {
      // The keyboard must not vanish with the button it was on.
      if (document.activeElement === this.#switch) find("[data-submit]", HTMLButtonElement)?.focus();
      this.#switch.hidden = true;
    }
    const queued = this.#queued;
    this.#queued = false;
    if (queued) this.#box.dispatchEvent(new Event("check-passed", { bubbles: true }));
  }

  /** Done work grows old: new work begins if somebody is at the form, else when they are. */
  #tooOld() {
    this.reset();
    if (this.#box.form?.contains(document.activeElement)) this.begin();
  }

  /**
   * @param {Response} answer
   * @param {AbortSignal} signal
   */
  async #refused(answer, signal) {
    const { pause, words } = await refusalOf(answer, "work");
    if (signal.aborted) return;
    this.#rest(pause);
    this.#say(words);
  }

  /** @param {unknown} error */
  #broken(error) {
    this.#rest(error instanceof Unable ? Infinity : REST);
    this.#say(say(error instanceof Unable ? "work-unable" : "work-failed"));
    if (error instanceof Unable) this.#unable();
  }

  /** @param {number} pause in milliseconds */
  #rest(pause) {
    this.#running = null;
    this.#queued = false;
    this.#restUntil = Date.now() + pause;
    this.#show(false);
  }

  /**
   * Without script these are not shown and not sent; from now on they are.
   * @param {boolean} running
   */
  #show(running) {
    this.#box.hidden = false;
    delete this.#box.dataset.passed;
    if (this.#answer) this.#answer.disabled = false;
    this.#tell(0);
    if (!this.#switch) return;
    this.#switch.hidden = false;
    this.#switch.textContent = (running ? this.#switch.dataset.stop : this.#switch.dataset.start) ?? "";
  }

  /** @param {number} done */
  #tell(done) {
    if (this.#progress) this.#progress.value = done;
  }

  /** @param {string} words */
  #say(words) {
    if (this.#status) this.#status.textContent = words;
  }
}

/**
 * Has a challenge worked on beside the page.
 * @param {Task} task
 * @param {AbortSignal} signal
 * @param {(done: number) => void} tell
 * @returns {Promise<string>} what the form carries
 */
function work(task, signal, tell) {
  return new Promise((resolve, reject) => {
    const worker = hire();
    if (!worker) return reject(new Unable());
    const end = () => worker.terminate();
    signal.addEventListener("abort", () => {
      end();
      reject(signal.reason);
    });
    worker.addEventListener("error", () => {
      end();
      reject(new Unable());
    });
    worker.addEventListener("message", ({ data }) => {
      if (!("solved" in data)) return tell(data.done);
      end();
      resolve(data.solved);
    });
    worker.postMessage(task);
  });
}

/** A worker, where the browser has them. */
function hire() {
  try {
    return new Worker(ownScript("./work-worker.js"), { type: "module" });
  } catch {
    return null;
  }
}
