// @ts-check
// The seed's buttons: keep one, take the last picture's, throw a new one. A seed in the field stays; none is chance.

import { find } from "./dom.js";
import { random } from "./order.js";

/**
 * @param {HTMLFormElement} form
 * @param {() => string} last the seed of the last picture, empty when there is none
 */
export function seedButtons(form, last) {
  const field = find("#seed", HTMLInputElement, form);
  const lock = find("[data-seed=lock]", HTMLButtonElement, form);
  if (!field || !lock) return;
  const show = () => lock.setAttribute("aria-pressed", String(field.value.trim() !== ""));
  const put = (/** @type {string} */ seed) => {
    field.value = seed;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  field.addEventListener("input", show);
  const on = (/** @type {string} */ act, /** @type {() => void} */ press) =>
    find(`[data-seed=${act}]`, HTMLButtonElement, form)?.addEventListener("click", press);
  on("lock", () => put(field.value.trim() === "" ? last() || String(random()) : ""));
  on("last", () => put(last() || field.value));
  on("throw", () => put(String(random())));
  show();
}
