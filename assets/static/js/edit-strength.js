// @ts-check
// How far to go from the picture: a slider beside the number, and what it means.

import { copy, find } from "./dom.js";
import { say } from "./texts.js";

/** From which share on it is called what. */
const WORDS = /** @type {const} */ ([[0.85, "whole"], [0.6, "much"], [0.3, "some"], [0, "little"]]);

/** @param {HTMLFormElement} form */
export function slide(form) {
  const number = find("#strength", HTMLInputElement, form);
  const root = copy("[data-strength-slider]");
  const slider = root && find("input", HTMLInputElement, root);
  const words = root && find("[data-strength-words]", HTMLElement, root);
  if (!number || !root || !slider || !words) return;
  const tell = () => {
    if (number.value !== "") slider.value = number.value;
    const [, word = "unsaid"] = WORDS.find(([from]) => number.value !== "" && Number(number.value) >= from) ?? [];
    words.textContent = say(`strength-${word}`);
    slider.setAttribute("aria-valuetext", words.textContent);
  };
  slider.addEventListener("input", () => {
    number.value = slider.value;
    number.dispatchEvent(new Event("input", { bubbles: true }));
  });
  number.addEventListener("input", tell);
  number.after(root);
  tell();
}
