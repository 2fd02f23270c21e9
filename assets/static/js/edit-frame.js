// @ts-check
// How far a picture is extended at each side: numbers and buttons, and what lies where.

import { all, find } from "./dom.js";

/** What a button adds or takes, in pixels. */
const STEP = 64;

/** @typedef {"top" | "right" | "bottom" | "left"} Side */

const NONE = { top: 0, right: 0, bottom: 0, left: 0 };

export class Frame {
  #root;
  #extended;
  /** @type {Record<Side, number>} */
  #sides = NONE;
  #offered = false;
  #picture = { width: 1, height: 1 };
  #most = [1, 1];

  /**
   * @param {HTMLElement} root
   * @param {() => void} extended
   * @param {() => void} fit asked for the shape of the chosen size
   */
  constructor(root, extended, fit) {
    this.#root = root;
    this.#extended = extended;
    for (const field of this.#fields) {
      field.addEventListener("change", () => this.#change({ [side(field)]: Number(field.value) }));
    }
    for (const button of all("[data-edit-step]", HTMLButtonElement, root)) {
      const name = side(button);
      const step = Number(button.dataset.editStep) * STEP;
      button.addEventListener("click", () => this.#change({ [name]: this.#sides[name] + step }));
    }
    find("[data-edit-fit]", HTMLButtonElement, root)?.addEventListener("click", fit);
  }

  get width() {
    return this.#picture.width + this.#added.left + this.#added.right;
  }

  get height() {
    return this.#picture.height + this.#added.top + this.#added.bottom;
  }

  /** Where the picture lies in it. @returns {import("./edit-mask.js").Box} */
  get inner() {
    const { left, top } = this.#added;
    return { left, top, right: left + this.#picture.width, bottom: top + this.#picture.height };
  }

  get extended() {
    return Object.values(this.#added).some((pixels) => pixels > 0);
  }

  /**
   * A picture that is not extended yet, or the same one again as another model takes it.
   * @param {{ width: number, height: number }} picture
   * @param {boolean} offered
   * @param {import("./edit-picture.js").Limits} limits
   * @param {boolean} same
   */
  begin(picture, offered, { pixels, side: longest }, same) {
    const scale = same ? picture.width / this.#picture.width : 0;
    const { top, right, bottom, left } = this.#sides;
    this.#picture = picture;
    this.#offered = offered;
    this.#most = pixels.map((most) => Math.min(most, longest * 2));
    const fields = find("[data-edit-extend]", HTMLElement, this.#root);
    if (fields) fields.hidden = !offered;
    this.#set({ top: top * scale, right: right * scale, bottom: bottom * scale, left: left * scale });
  }

  /**
   * Extends two sides alike, until the whole has the shape of a size.
   * @param {[number, number]} size
   */
  fit([across, down]) {
    const { width, height } = this.#picture;
    const wide = Math.max(width, Math.round((height * across) / down));
    const high = Math.max(height, Math.round((width * down) / across));
    const [left, top] = [Math.floor((wide - width) / 2), Math.floor((high - height) / 2)];
    this.#change({ left, top, right: wide - width - left, bottom: high - height - top });
  }

  /** @param {Partial<Record<Side, number>>} sides */
  #change(sides) {
    this.#set(sides);
    this.#extended();
  }

  /** @param {Partial<Record<Side, number>>} sides */
  #set(sides) {
    const [across = 0, down = 0] = this.#most;
    const bounded = (/** @type {number} */ pixels, /** @type {number} */ most) =>
      Math.max(0, Math.min(Math.round(pixels) || 0, most));
    const next = { ...this.#sides, ...sides };
    next.left = bounded(next.left, across - this.#picture.width);
    next.right = bounded(next.right, across - this.#picture.width - next.left);
    next.top = bounded(next.top, down - this.#picture.height);
    next.bottom = bounded(next.bottom, down - this.#picture.height - next.top);
    this.#sides = next;
    for (const field of this.#fields) field.value = String(this.#sides[side(field)]);
  }

  /** What is added where it is offered; a model without masks is told of none. */
  get #added() {
    return this.#offered ? this.#sides : NONE;
  }

  get #fields() {
    return all("[data-edit-side]:is(input)", HTMLInputElement, this.#root);
  }
}

/** @param {HTMLElement} control */
function side(control) {
  return /** @type {Side} */ (control.dataset.editSide);
}
