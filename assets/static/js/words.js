// @ts-check
// What happens to words before they are sent: recalled, shared by a link, and looked over for what is private.

import { find } from "./dom.js";
import { read, written } from "./fragment.js";
import { History } from "./history.js";
import { fill, settings } from "./settings.js";
import { say } from "./texts.js";

/** Only words that hold one of these can hold an address or a number of somebody. */
const SUSPECT = /[@＠]|\d[\d\s().+/-]{6,}/;
/** So long after the last letter the words are looked over, in milliseconds. */
const PAUSE = 500;
/** Whether words are kept. */
const KEEP = "afterimage.keep-words";

export class Words {
  #form;
  #note;
  #prompt;
  #history = new History(() => localStorage);
  #open;
  /** What was recalled last, to go on to the words before. */
  #recalled = "";
  /** Kinds of private words that the visitor knows about. @type {Set<string>} */
  #known = new Set();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {HTMLFormElement} form
   * @param {import("./note.js").Note} note
   */
  constructor(form, note) {
    this.#form = form;
    this.#note = note;
    this.#prompt = find("#prompt", HTMLTextAreaElement, form);
    this.#open = find("[data-history]", HTMLButtonElement, form);
    this.#open?.addEventListener("click", () => this.#browse());
    find("[data-link]", HTMLButtonElement, form)?.addEventListener("click", () => this.#share());
    this.#prompt?.addEventListener("keydown", (event) => this.#recall(event));
    this.#prompt?.addEventListener("input", () => this.#lookOver());
    find("[data-careful-dismiss]", HTMLButtonElement, form)?.addEventListener("click", () => this.#dismiss());
    addEventListener("hashchange", () => this.#arrived());
    this.#remember();
    this.#offer();
    this.#arrived();
  }

  /** @param {string} words */
  keep(words) {
    this.#history.add(words, new Date());
    this.#offer();
  }

  /** The tick for keeping words stays as it was left. */
  #remember() {
    const tick = find("[data-keep-words]", HTMLInputElement, this.#form);
    if (!tick) return;
    try {
      tick.checked = localStorage.getItem(KEEP) !== null;
      tick.addEventListener("change", () => {
        if (tick.checked) localStorage.setItem(KEEP, "yes");
        else localStorage.removeItem(KEEP);
      });
    } catch {
      // Storage is blocked: the tick holds for this page, and nothing is kept anyway.
    }
  }

  #offer() {
    if (this.#open) this.#open.hidden = this.#history.list().length === 0;
  }

  /** The list is fetched when somebody wants to see it. */
  async #browse() {
    const { browse } = await import("./history-list.js");
    const chosen = await browse(this.#history);
    this.#offer();
    if (chosen !== null) this.#put(chosen);
    // The button may be gone with the last of the words.
    else if (this.#open?.hidden) this.#prompt?.focus();
  }

  /**
   * In an empty field the arrow up brings the last words, and again those before.
   * @param {KeyboardEvent} event
   */
  #recall(event) {
    if (event.key !== "ArrowUp" || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    const typed = this.#prompt?.value ?? "";
    if (typed !== "" && typed !== this.#recalled) return;
    const all = this.#history.list();
    const next = all[typed === "" ? 0 : all.findIndex(({ words }) => words === typed) + 1];
    if (!next) return;
    event.preventDefault();
    this.#recalled = next.words;
    this.#put(next.words);
  }

  /** @param {string} words */
  #put(words) {
    fill(this.#form, new Map([["prompt", words]]));
    this.#prompt?.focus();
  }

  /** A link brought words: they are shown, and nothing is sent. They leave the address, so that a reload brings none. */
  #arrived() {
    const fields = read(location.hash);
    if (!fields) return;
    history.replaceState(history.state, "", location.pathname + location.search);
    const typed = this.#prompt?.value ?? "";
    if (typed !== "" && typed !== (fields.get("prompt") ?? typed)) return this.#note.say(say("link-waits"));
    const whole = fill(this.#form, fields);
    this.#note.say(say(whole ? "link-filled" : "link-filled-part"));
  }

  async #share() {
    const fragment = written(settings(this.#form));
    const status = find("[data-link-status]", HTMLElement, this.#form);
    if (!status) return;
    if (!fragment) {
      status.textContent = say(this.#prompt?.value.trim() ? "link-long" : "link-empty");
      return;
    }
    const home = find("a.brand", HTMLAnchorElement)?.href ?? location.origin;
    const link = home + fragment;
    // Not every page may write to the clipboard: one without https may not.
    const copied = await navigator.clipboard?.writeText(link).then(() => true, () => false);
    status.textContent = say(copied ? "link-copied" : "link-here");
    if (!copied) status.append(" ", shown(link, status));
  }

  #lookOver() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      const words = this.#prompt?.value ?? "";
      const kind = SUSPECT.test(words) ? (await import("./private.js")).found(words).find((kind) => !this.#known.has(kind)) : "";
      this.#hint(kind ?? "");
    }, PAUSE);
  }

  /** @param {string} kind */
  #hint(kind) {
    const root = find("[data-careful]", HTMLElement, this.#form);
    const words = find("[data-careful-words]", HTMLElement, this.#form);
    if (!root || !words) return;
    root.hidden = kind === "";
    root.dataset.careful = kind;
    const said = kind && say(`careful-${kind}`);
    if (words.textContent !== said) words.textContent = said;
  }

  #dismiss() {
    const root = find("[data-careful]", HTMLElement, this.#form);
    this.#known.add(root?.dataset.careful ?? "");
    this.#hint("");
    this.#prompt?.focus();
  }
}

/**
 * The link to be copied by hand.
 * @param {string} link
 * @param {HTMLElement} beside
 */
function shown(link, beside) {
  const field = document.createElement("input");
  field.readOnly = true;
  field.value = link;
  field.setAttribute("aria-label", beside.textContent ?? "");
  field.addEventListener("focus", () => field.select());
  return field;
}
