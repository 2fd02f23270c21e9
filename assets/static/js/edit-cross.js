// @ts-check
// The brush's ring on the picture: it follows the pointer, and the arrow keys move it where there is none.

import { find } from "./dom.js";
import { say } from "./texts.js";

/** So long after the last key it is said where the ring is, in milliseconds. */
const PAUSE = 300;

/** What a key with Ctrl or ⌘ does. @type {Record<string, string>} */
const COMMANDS = { z: "undo", y: "redo" };
/** What a key alone holds or does. @type {Record<string, string>} */
const TOOLS = { b: "brush", e: "eraser" };
/** @type {Record<string, [number, number]>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Cross {
  #desk;
  #ring;
  #canvas;
  #at = { x: 0, y: 0 };
  /** The space bar is held. */
  #painting = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {HTMLElement} root
   * @param {import("./edit-desk.js").Desk} desk
   */
  constructor(root, desk) {
    this.#desk = desk;
    this.#ring = find("[data-edit-ring]", HTMLElement, root);
    this.#canvas = find("[data-edit-canvas]", HTMLCanvasElement, root);
    this.#canvas?.addEventListener("keydown", (event) => this.#down(event));
    this.#canvas?.addEventListener("keyup", (event) => {
      if (event.key === " ") this.#lift();
    });
    this.#canvas?.addEventListener("blur", () => this.#lift());
    this.#canvas?.addEventListener("focus", () => this.draw());
  }

  centre() {
    this.#at = { x: this.#desk.mask.width / 2, y: this.#desk.mask.height / 2 };
    this.draw();
  }

  /** @param {{ x: number, y: number }} place */
  follow(place) {
    this.#at = place;
    this.draw();
  }

  draw() {
    const { width, height } = this.#desk.mask;
    this.#ring?.style.setProperty("--x", String(this.#at.x / width));
    this.#ring?.style.setProperty("--y", String(this.#at.y / height));
    this.#ring?.style.setProperty("--brush", String((2 * this.#desk.radius) / width));
  }

  /** @param {KeyboardEvent} event */
  #down(event) {
    if (event.altKey) return;
    const { key } = event;
    const command = event.ctrlKey || event.metaKey;
    const way = WAYS[key];
    if (command) {
      const act = event.shiftKey && key.toLowerCase() === "z" ? "redo" : COMMANDS[key.toLowerCase()];
      if (!act) return;
      this.#desk.act(act);
    } else if (way) this.#go(way, event.shiftKey ? 1 : Math.max(1, Math.round(this.#desk.radius / 2)));
    else if (key === " ") this.#paint(event.repeat);
    else if (key === "[" || key === "]") this.#desk.resizeBrush(key === "[" ? -1 : 1);
    else if (TOOLS[key]) this.#desk.hold(TOOLS[key]);
    else return;
    event.preventDefault();
  }

  /**
   * @param {[number, number]} way
   * @param {number} step
   */
  #go([x, y], step) {
    const from = this.#at;
    const { width, height } = this.#desk.mask;
    const within = (/** @type {number} */ place, /** @type {number} */ most) => Math.min(most - 0.5, Math.max(0.5, place));
    this.#at = { x: within(from.x + x * step, width), y: within(from.y + y * step, height) };
    if (this.#painting) this.#desk.stroke(from, this.#at);
    this.draw();
    this.#ring?.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.#tell();
  }

  /** @param {boolean} held */
  #paint(held) {
    if (held && this.#painting) return;
    this.#desk.mask.begin();
    this.#painting = true;
    this.#desk.stroke(this.#at, this.#at);
  }

  #lift() {
    if (!this.#painting) return;
    this.#painting = false;
    this.#desk.stroked();
  }

  #tell() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const { mask } = this.#desk;
      const across = Math.floor((this.#at.x / mask.width) * 100);
      const down = Math.floor((this.#at.y / mask.height) * 100);
      this.#desk.say(say(mask.at(this.#at) ? "edit-at-painted" : "edit-at", { across, down }));
    }, PAUSE);
  }
}
