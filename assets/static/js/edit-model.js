// @ts-check
// What the chosen model does with a picture, read from the form.

import { all, find } from "./dom.js";

/** Shapes that differ by less look the same. */
const LIKE = 0.01;

/**
 * What a picture may be.
 * @param {HTMLFormElement} form
 * @returns {import("./edit-picture.js").Limits}
 */
export function limitsOf(form) {
  const { mostBytes, mostWidth, mostHeight } = find("#image", HTMLInputElement, form)?.dataset ?? {};
  const sides = sizes(form).flatMap(({ value }) => value.split("x").map(Number));
  return { bytes: Number(mostBytes), pixels: [Number(mostWidth), Number(mostHeight)], side: Math.max(64, ...sides) };
}

/**
 * How the chosen model is told what is painted.
 * @param {HTMLFormElement} form
 * @returns {"white" | "transparent" | null}
 */
export function maskWay(form) {
  const model = find("#model", HTMLSelectElement, form);
  const only = find("[data-mask-kind]", HTMLElement, form)?.dataset.maskKind;
  const way = model ? model.selectedOptions[0]?.dataset.mask : only;
  return way === "white" || way === "transparent" ? way : null;
}

/**
 * Chooses the first model that takes a picture; answers its name for people.
 * @param {HTMLFormElement} form
 */
export function choose(form) {
  const model = find("#model", HTMLSelectElement, form);
  const takes = [...(model?.options ?? [])].find(({ dataset }) => dataset.takes?.split(" ").includes("image"));
  if (!model || !takes) return null;
  model.value = takes.value;
  model.dispatchEvent(new Event("input", { bubbles: true }));
  model.dispatchEvent(new Event("change", { bubbles: true }));
  return takes.label;
}

/**
 * The size that is chosen.
 * @param {HTMLFormElement} form
 * @returns {[number, number]}
 */
export function size(form) {
  const [width = 1, height = 1] = (sizes(form).find(({ checked }) => checked)?.value ?? "1x1").split("x").map(Number);
  return [width, height];
}

/**
 * Chooses the size nearest in shape, unless the chosen one is as near; whether another is chosen now.
 * @param {HTMLFormElement} form
 * @param {{ width: number, height: number }} picture
 */
export function nearest(form, { width, height }) {
  const off = (/** @type {string} */ value) => {
    const [across = 1, down = 1] = value.split("x").map(Number);
    return Math.abs(Math.log((across / down) * (height / width)));
  };
  const chosen = sizes(form).find(({ checked }) => checked);
  const [best] = sizes(form).sort((one, other) => off(one.value) - off(other.value));
  if (!best || !chosen || off(chosen.value) <= off(best.value) + LIKE) return false;
  best.checked = true;
  best.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}

/**
 * @param {[number, number]} one
 * @param {[number, number]} other
 */
export function sameShape(one, other) {
  return Math.abs(Math.log(((one[0] / one[1]) * other[1]) / other[0])) < LIKE;
}

/** @param {HTMLFormElement} form */
function sizes(form) {
  return all("[name=size]:not(:disabled)", HTMLInputElement, form);
}
