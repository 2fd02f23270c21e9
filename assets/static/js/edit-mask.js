// @ts-check
// Which part of a picture is painted, one byte a pixel; it never asks a canvas, so that no browser can falsify it.

import { softened } from "./edit-soft.js";

/** The most bytes of earlier states. */
const MEMORY = 32 << 20;

/** @typedef {{ x: number, y: number }} Point */
/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

export class Mask {
  /** 1 where it is painted, row by row. */
  pixels;
  /** @type {Uint8Array[]} */
  #before = [];
  /** @type {Uint8Array[]} */
  #after = [];

  /**
   * @param {number} width
   * @param {number} height
   */
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint8Array(width * height);
  }

  get empty() {
    return !this.pixels.includes(1);
  }

  get whole() {
    return !this.pixels.includes(0);
  }

  get undoable() {
    return this.#before.length > 0;
  }

  get redoable() {
    return this.#after.length > 0;
  }

  /**
   * Whether a place is painted.
   * @param {Point} point
   */
  at({ x, y }) {
    return this.pixels[Math.floor(y) * this.width + Math.floor(x)] === 1;
  }

  /** A change begins: what was before can be had back. */
  begin() {
    this.#before.push(packed(this.pixels));
    const most = Math.max(1, Math.floor(MEMORY / Math.max(1, this.pixels.length / 8)));
    if (this.#before.length > most) this.#before.shift();
    this.#after = [];
  }

  /**
   * Draws a round brush from one place to another; answers the box that may have changed.
   * @param {Point} from
   * @param {Point} to
   * @param {number} radius in pixels
   * @param {boolean} paint or erase
   * @returns {Box}
   */
  stroke(from, to, radius, paint) {
    const box = {
      left: Math.max(0, Math.floor(Math.min(from.x, to.x) - radius)),
      top: Math.max(0, Math.floor(Math.min(from.y, to.y) - radius)),
      right: Math.min(this.width, Math.ceil(Math.max(from.x, to.x) + radius) + 1),
      bottom: Math.min(this.height, Math.ceil(Math.max(from.y, to.y) + radius) + 1),
    };
    const value = paint ? 1 : 0;
    for (let y = box.top; y < box.bottom; y += 1) {
      for (let x = box.left; x < box.right; x += 1) {
        // A pixel is under the brush when its middle is.
        if (distance({ x: x + 0.5, y: y + 0.5 }, from, to) <= radius) this.pixels[y * this.width + x] = value;
      }
    }
    return box;
  }

  clear() {
    this.begin();
    this.pixels.fill(0);
  }

  invert() {
    this.begin();
    this.pixels.forEach((value, at) => (this.pixels[at] = 1 - value));
  }

  /** Whether there was something to take back. */
  undo() {
    return this.#go(this.#before, this.#after);
  }

  /** Whether there was something to do again. */
  redo() {
    return this.#go(this.#after, this.#before);
  }

  /**
   * The same painting on a picture that lies elsewhere in its frame, or is of another size; what was before cannot be
   * had back, and what was painted beside the picture is all to be made anew anyway.
   * @param {number} width of the new frame
   * @param {number} height
   * @param {Box} from where the picture lay
   * @param {Box} to where it lies
   */
  refitted(width, height, from, to) {
    const mask = new Mask(width, height);
    const [across, down] = [(from.right - from.left) / (to.right - to.left), (from.bottom - from.top) / (to.bottom - to.top)];
    for (let y = to.top; y < to.bottom; y += 1) {
      const row = from.top + Math.floor((y - to.top + 0.5) * down);
      for (let x = to.left; x < to.right; x += 1) {
        const column = from.left + Math.floor((x - to.left + 0.5) * across);
        mask.pixels[y * width + x] = this.pixels[row * this.width + column] ?? 0;
      }
    }
    return mask;
  }

  /**
   * The painting together with all that lies outside of a box, at another size: 255 where all is made anew. The edge
   * may be soft; outside of the box nothing of the picture is there to stay.
   * @param {Box} inner
   * @param {number} width
   * @param {number} height
   * @param {number} [reach] of the edge to either side, in pixels of what is sent
   */
  sent(inner, width, height, reach = 0) {
    const hard = new Uint8Array(width * height);
    const outside = new Uint8Array(width * height);
    for (let y = 0; y < height; y += 1) {
      const row = Math.min(this.height - 1, Math.floor(((y + 0.5) * this.height) / height));
      for (let x = 0; x < width; x += 1) {
        const column = Math.min(this.width - 1, Math.floor(((x + 0.5) * this.width) / width));
        const within = column >= inner.left && column < inner.right && row >= inner.top && row < inner.bottom;
        const at = y * width + x;
        outside[at] = within ? 0 : 255;
        hard[at] = within ? (this.pixels[row * this.width + column] ?? 0) * 255 : 255;
      }
    }
    return softened(hard, width, height, reach).map((value, at) => Math.max(value, outside[at] ?? 0));
  }

  /**
   * @param {Uint8Array[]} from
   * @param {Uint8Array[]} to
   */
  #go(from, to) {
    const state = from.pop();
    if (!state) return false;
    to.push(packed(this.pixels));
    this.pixels.forEach((_, at) => (this.pixels[at] = ((state[at >> 3] ?? 0) >> (at & 7)) & 1));
    return true;
  }
}

/**
 * Eight pixels a byte.
 * @param {Uint8Array} pixels
 */
function packed(pixels) {
  const bits = new Uint8Array(Math.ceil(pixels.length / 8));
  pixels.forEach((value, at) => (bits[at >> 3] = (bits[at >> 3] ?? 0) | (value << (at & 7))));
  return bits;
}

/**
 * How far a point is from a line between two.
 * @param {Point} point
 * @param {Point} from
 * @param {Point} to
 */
function distance(point, from, to) {
  const [along, down] = [to.x - from.x, to.y - from.y];
  const length = along * along + down * down;
  const part = length === 0 ? 0 : ((point.x - from.x) * along + (point.y - from.y) * down) / length;
  const near = Math.min(1, Math.max(0, part));
  return Math.hypot(point.x - from.x - near * along, point.y - from.y - near * down);
}
