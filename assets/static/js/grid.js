// @ts-check
// The pictures side by side. Only those near the screen have their bytes: a thousand are too many to hold at once.

import { copy, find } from "./dom.js";
import { facts } from "./picture.js";
import { say } from "./texts.js";

/** How far from the screen a picture is fetched, and let go again. */
const NEAR = "100% 0px";

/** @typedef {import("./store.js").Listed} Listed */

/**
 * What the grid asks of its page.
 * @typedef {object} Acts
 * @property {(id: string) => Promise<Blob | null>} look gives a small picture
 * @property {(id: string) => void} open
 * @property {(id: string, selected: boolean, range: boolean) => void} select
 * @property {(id: string, favourite: boolean) => void} favourite
 */

export class Grid {
  #list;
  #acts;
  /** @type {Map<string, Tile>} */
  #tiles = new Map();
  /** @type {WeakMap<Element, Tile>} */
  #of = new WeakMap();
  #near;

  /**
   * @param {HTMLElement} list
   * @param {Acts} acts
   */
  constructor(list, acts) {
    this.#list = list;
    this.#acts = acts;
    this.#near = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) this.#of.get(target)?.near(isIntersecting);
    }, { rootMargin: NEAR });
  }

  /**
   * Shows these pictures; a tile that is there already stays, with its picture and the keyboard on it.
   * @param {readonly Listed[]} pictures
   * @param {(id: string) => boolean} selected
   */
  draw(pictures, selected) {
    const before = this.#tiles;
    this.#tiles = new Map();
    for (const [place, picture] of pictures.entries()) {
      const tile = before.get(picture.id) ?? this.#fresh(picture.id);
      before.delete(picture.id);
      if (!tile) continue;
      tile.draw(picture, place + 1, selected(picture.id));
      this.#tiles.set(picture.id, tile);
    }
    for (const tile of before.values()) {
      this.#near.unobserve(tile.element);
      tile.near(false);
    }
    this.#place();
  }

  /**
   * Puts the keyboard on a picture; the first one when it is not there.
   * @param {string} [id]
   */
  focus(id = "") {
    (this.#tiles.get(id) ?? this.#tiles.values().next().value)?.focus();
  }

  /** @param {(id: string) => boolean} selected */
  mark(selected) {
    for (const [id, tile] of this.#tiles) tile.mark(selected(id));
  }

  /** @param {string} id */
  #fresh(id) {
    const element = copy("[data-tile]");
    if (!element) return null;
    const tile = new Tile(element, id, this.#acts);
    this.#of.set(element, tile);
    this.#near.observe(element);
    return tile;
  }

  /** Moves only what is out of its place: a tile that is moved loses the keyboard. */
  #place() {
    const wanted = [...this.#tiles.values()].map(({ element }) => element);
    const kept = new Set(wanted);
    for (const child of [...this.#list.children]) if (!kept.has(/** @type {HTMLElement} */ (child))) child.remove();
    for (const [at, element] of wanted.entries()) {
      const there = this.#list.children[at];
      if (there !== element) this.#list.insertBefore(element, there ?? null);
    }
  }
}

class Tile {
  #id;
  #acts;
  #open;
  #image;
  #pick;
  #star;
  #address = "";
  #isNear = false;

  /**
   * @param {HTMLElement} element
   * @param {string} id
   * @param {Acts} acts
   */
  constructor(element, id, acts) {
    this.element = element;
    this.#id = id;
    this.#acts = acts;
    this.#open = find("[data-open]", HTMLButtonElement, element);
    this.#image = document.createElement("img");
    // The button around it has its name.
    this.#image.alt = "";
    this.#image.decoding = "async";
    this.#open?.append(this.#image);
    this.#pick = find("[data-pick]", HTMLInputElement, element);
    this.#star = find("[data-star]", HTMLButtonElement, element);
    this.#open?.addEventListener("click", () => acts.open(id));
    this.#pick?.addEventListener("click", (event) => acts.select(id, this.#pick?.checked ?? false, event.shiftKey));
    this.#star?.addEventListener("click", () => acts.favourite(id, this.#star?.getAttribute("aria-pressed") !== "true"));
  }

  /**
   * @param {Listed} picture
   * @param {number} number
   * @param {boolean} selected
   */
  draw(picture, number, selected) {
    const said = `${number}: ${picture.words ?? facts(picture)}`;
    this.#open?.setAttribute("aria-label", `${say("gallery-open", { number })}: ${picture.words ?? facts(picture)}`);
    this.#pick?.setAttribute("aria-label", `${say("gallery-select")} ${said}`);
    this.#star?.setAttribute("aria-label", `${say("gallery-favourite")} ${said}`);
    this.#star?.setAttribute("aria-pressed", String(picture.favourite === true));
    this.mark(selected);
  }

  /** @param {boolean} selected */
  mark(selected) {
    if (this.#pick) this.#pick.checked = selected;
  }

  focus() {
    this.#open?.focus();
  }

  /**
   * Fetches the picture when the screen comes near, and lets it go when it has left.
   * @param {boolean} isNear
   */
  async near(isNear) {
    this.#isNear = isNear;
    if (!isNear) return this.#leave();
    if (this.#address !== "") return;
    const blob = await this.#acts.look(this.#id);
    if (!blob || !this.#isNear || this.#address !== "") return;
    this.#address = URL.createObjectURL(blob);
    this.#image.src = this.#address;
  }

  #leave() {
    if (this.#address === "") return;
    URL.revokeObjectURL(this.#address);
    this.#address = "";
    this.#image.removeAttribute("src");
  }
}
