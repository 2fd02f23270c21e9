// @ts-check
// A picture of the visitor's own that is given before what makes it ready has been fetched: it waits, and so does the
// form, for a file may say more than it shows.

import { all, find } from "./dom.js";
import { say } from "./texts.js";

/** @typedef {import("./edit.js").Editing} Editing */

/**
 * Fetches what makes a picture ready.
 * @param {HTMLFormElement} form
 * @returns {Promise<Editing | null>} nothing where it cannot be fetched: then a file goes as it is, and the server takes
 *   out of it what is not the picture
 */
export function fetched(form) {
  const field = find("#image", HTMLInputElement, form);
  const status = find("[data-edit-status]", HTMLElement, form);
  const until = new AbortController();
  let pressed = false;
  /** @type {File | undefined} */
  let dropped;
  const hold = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopPropagation();
    if (status && event.type !== "dragover") status.textContent = say("edit-reading");
  };
  const early = { capture: true, signal: until.signal };
  // In front of the form's own listeners.
  document.addEventListener("submit", (event) => {
    if (event.target !== form || !(dropped || field?.files?.length)) return;
    hold(event);
    pressed = true;
  }, early);
  // A browser opens what is dropped where nobody takes it, and the words are gone.
  form.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) hold(event);
  }, early);
  form.addEventListener("drop", (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    hold(event);
    dropped = file;
  }, early);
  const coming = import("./edit.js").then(({ begin }) => begin(form)).catch(() => null);
  coming.then((editing) => {
    until.abort();
    if (!editing) unaided(form);
    else if (dropped) editing.take(dropped);
    // After those who wait for the same.
    if (pressed) setTimeout(() => form.requestSubmit(), 0);
  });
  return coming;
}

/**
 * Takes back what is said of a file that stays as it is.
 * @param {HTMLFormElement} form
 */
function unaided(form) {
  for (const hint of all("[data-field=image] [data-with-script]", HTMLElement, form)) hint.hidden = true;
  const status = find("[data-edit-status]", HTMLElement, form);
  if (status) status.textContent = "";
}
