// @ts-check
// Filling the form from somewhere else: a link, a picture that was made, words of before.

import { find } from "./dom.js";

/** What may be filled, the model first: it decides what of the rest is taken. */
export const SETTINGS = /** @type {const} */ ([
  "model", "prompt", "negative_prompt", "size", "count", "style", "seed", "steps", "guidance", "quality", "background",
  "format", "strength",
]);

/**
 * Fills what is named and taken; the rest stays as it is. Whether everything was taken.
 * @param {HTMLFormElement} form
 * @param {ReadonlyMap<string, string>} fields
 */
export function fill(form, fields) {
  let whole = true;
  for (const name of SETTINGS) {
    const value = fields.get(name);
    if (value !== undefined) whole = put(form, name, value) && whole;
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
  return whole;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string} value
 */
function put(form, name, value) {
  const control = form.elements.namedItem(name);
  if (control instanceof RadioNodeList) return press(control, value);
  if (control instanceof HTMLInputElement && control.type === "radio") return press([control], value);
  const writable = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement;
  if (control instanceof HTMLInputElement && control.type === "hidden") return control.value === value;
  if (!(writable || control instanceof HTMLSelectElement) || control.disabled) return value === "";
  const before = control.value;
  control.value = value;
  if (control.value !== value) {
    control.value = before;
    return false;
  }
  if (value !== before) control.dispatchEvent(new Event(writable ? "input" : "change", { bubbles: true }));
  if (value !== "") control.closest("details")?.setAttribute("open", "");
  return true;
}

/**
 * @param {Iterable<unknown>} choices
 * @param {string} value
 */
function press(choices, value) {
  for (const choice of choices) {
    if (!(choice instanceof HTMLInputElement) || choice.value !== value || choice.disabled) continue;
    choice.checked = true;
    if (value !== "") choice.closest("details")?.setAttribute("open", "");
    return true;
  }
  return false;
}

/**
 * What the form holds now, without the answer to the check.
 * @param {HTMLFormElement} form
 * @returns {Map<string, string>}
 */
export function settings(form) {
  const filled = new FormData(form);
  /** @type {Map<string, string>} */
  const fields = new Map();
  for (const name of SETTINGS) {
    const value = filled.get(name);
    if (typeof value === "string" && value !== "") fields.set(name, value);
  }
  // A model nobody could choose is none that anybody chose.
  if (!find("#model", HTMLSelectElement, form)) fields.delete("model");
  return fields;
}
