// @ts-check
// The list of words of before: to search, to take up again, to delete one or all.

import { copy, find } from "./dom.js";
import { say } from "./texts.js";

/**
 * Shows the list until it is closed; the words that were chosen, if any.
 * @param {import("./history.js").History} history
 * @returns {Promise<string | null>}
 */
export function browse(history) {
  const dialog = copy("[data-history-list]");
  if (!(dialog instanceof HTMLDialogElement)) return Promise.resolve(null);
  document.body.append(dialog);
  const list = new List(dialog, history);
  list.draw();
  dialog.showModal();
  find("[data-history-search]", HTMLInputElement, dialog)?.focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(list.chosen);
    });
  });
}

class List {
  #dialog;
  #history;
  #search;
  /** @type {string | null} */
  chosen = null;

  /**
   * @param {HTMLDialogElement} dialog
   * @param {import("./history.js").History} history
   */
  constructor(dialog, history) {
    this.#dialog = dialog;
    this.#history = history;
    this.#search = find("[data-history-search]", HTMLInputElement, dialog);
    this.#search?.addEventListener("input", () => this.draw());
    // It searches with every letter; the key would close the list.
    this.#search?.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    const all = find("[data-history-clear]", HTMLButtonElement, dialog);
    const sure = find("[data-history-sure]", HTMLElement, dialog);
    all?.addEventListener("click", () => {
      if (sure) sure.hidden = false;
      find("button", HTMLButtonElement, sure ?? dialog)?.focus();
    });
    find("[data-history-clear-sure]", HTMLButtonElement, dialog)?.addEventListener("click", () => {
      history.clear();
      dialog.close();
    });
  }

  draw() {
    const found = this.#history.find(this.#search?.value ?? "");
    find("[data-history-entries]", HTMLElement, this.#dialog)?.replaceChildren(...found.map((entry) => this.#item(entry)));
    const status = find("[data-history-status]", HTMLElement, this.#dialog);
    if (status) status.textContent = say("history-count", { count: found.length });
  }

  /** @param {import("./history.js").Entry} entry */
  #item({ words, at }) {
    const item = document.createElement("li");
    const take = button(words, "take");
    const day = document.createElement("time");
    day.dateTime = at;
    day.textContent = new Date(at).toLocaleDateString(document.documentElement.lang, { dateStyle: "medium" });
    take.append(day);
    take.addEventListener("click", () => {
      this.chosen = words;
      this.#dialog.close();
    });
    const remove = button(say("history-delete"), "quiet");
    remove.setAttribute("aria-label", `${say("history-delete")}: ${words}`);
    remove.addEventListener("click", () => this.#remove(words));
    item.append(take, remove);
    return item;
  }

  /** @param {string} words */
  #remove(words) {
    this.#history.remove(words);
    if (this.#history.list().length === 0) return this.#dialog.close();
    this.draw();
    this.#search?.focus();
  }
}

/**
 * @param {string} words
 * @param {string} kind
 */
function button(words, kind) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = kind;
  element.append(words);
  return element;
}
