// @ts-check
// What is left of the visitor's allowance, asked when they turn to the form and said near the button.

import { say } from "./texts.js";

const ADDRESS = "/your-data.json";
/** The spans that are said; what is allowed in a minute comes back while one types. */
const SPANS = /** @type {const} */ (["hour", "day"]);

export class Allowance {
  #place;
  #asked = false;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#place = place;
  }

  /** The visitor turns to the form. */
  wanted() {
    if (this.#asked) return;
    this.#asked = true;
    this.renew();
  }

  /** Something may have been used. Looking costs nothing and changes nothing; without an answer nothing is said. */
  async renew() {
    try {
      const answer = await fetch(ADDRESS, { headers: { Accept: "application/json" }, cache: "no-store" });
      if (answer.ok) this.#place.textContent = said(await answer.json());
    } catch {
      // What was said last may be wrong by now.
      this.#place.textContent = "";
    }
  }
}

/**
 * The span of which the least is left, in words.
 * @param {any} held as the README describes it
 */
export function said(held) {
  const windows = held?.counts?.pictures?.windows ?? {};
  const known = SPANS.filter((span) => Number.isInteger(windows[span]?.left) && Number.isInteger(windows[span]?.allowed));
  const [span] = known.sort((one, other) => windows[one].left - windows[other].left);
  return span ? say(`allowance-${span}`, { left: windows[span].left, most: windows[span].allowed }) : "";
}
