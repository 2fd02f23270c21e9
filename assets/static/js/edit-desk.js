// @ts-check
// Where the mask is painted: by mouse, pen, finger or keyboard.

import { all, find } from "./dom.js";
import { Mask } from "./edit-mask.js";
import { Cross } from "./edit-cross.js";
import { say } from "./texts.js";

/** How dark and how light a painted place is hatched: it is told from the picture without any colour. */
const [DARK, LIGHT] = [new Uint8ClampedArray([16, 18, 19, 214]), new Uint8ClampedArray([255, 255, 255, 190])];
/** So many stripes go across a picture. */
const STRIPES = 56;

/** @typedef {import("./edit-mask.js").Box} Box */
/** @typedef {import("./edit-mask.js").Point} Point */

export class Desk {
  /** What is painted. */
  mask = new Mask(1, 1);
  #root;
  #changed;
  #picture;
  #canvas;
  #cross;
  #masks = false;
  #tool = "brush";
  /** @type {Box} */
  #inner = { left: 0, top: 0, right: 1, bottom: 1 };
  /** Where the pointer that paints was last. @type {Point | null} */
  #last = null;

  /**
   * @param {HTMLElement} root
   * @param {() => void} changed
   */
  constructor(root, changed) {
    this.#root = root;
    this.#changed = changed;
    this.#picture = find("[data-edit-picture]", HTMLCanvasElement, root);
    this.#canvas = find("[data-edit-canvas]", HTMLCanvasElement, root);
    this.#cross = new Cross(root, this);
    const canvas = this.#canvas;
    canvas?.addEventListener("pointerdown", (event) => this.#down(event));
    canvas?.addEventListener("pointermove", (event) => this.#move(event));
    canvas?.addEventListener("pointerup", () => this.#up());
    canvas?.addEventListener("pointercancel", () => this.#cancel());
    for (const button of all("[data-edit-act]", HTMLButtonElement, root)) {
      button.addEventListener("click", () => this.act(button.dataset.editAct ?? ""));
    }
    for (const button of all("[data-edit-tool]", HTMLButtonElement, root)) {
      button.addEventListener("click", () => this.hold(button.dataset.editTool ?? ""));
    }
    const zoom = find("[data-edit-zoom]", HTMLInputElement, root);
    zoom?.addEventListener("input", () => root.style.setProperty("--zoom", zoom.value));
    find("[data-edit-size]", HTMLInputElement, root)?.addEventListener("input", () => this.#cross.draw());
    this.hold("brush");
  }

  /**
   * A picture with nothing painted.
   * @param {boolean} masks whether there is a mask to paint
   * @param {HTMLCanvasElement} picture
   * @param {{ inner: Box, width: number, height: number }} frame
   */
  begin(masks, picture, frame) {
    this.#masks = masks;
    for (const part of all("[data-edit-masks]", HTMLElement, this.#root)) part.hidden = !masks;
    // Without a mask the picture is something to look at and nothing else.
    if (this.#canvas) this.#canvas.hidden = !masks;
    this.mask = new Mask(frame.width, frame.height);
    this.#show(picture, frame);
    this.#cross.centre();
  }

  /**
   * The same painting on a picture that was extended.
   * @param {HTMLCanvasElement} picture
   * @param {{ inner: Box, width: number, height: number }} frame
   */
  resize(picture, frame) {
    const moved = { x: frame.inner.left - this.#inner.left, y: frame.inner.top - this.#inner.top };
    this.mask = this.mask.resized(frame.width, frame.height, moved);
    this.#show(picture, frame);
    this.#cross.centre();
  }

  /** Half the brush, in pixels of the picture. */
  get radius() {
    const share = Number(find("[data-edit-size]", HTMLInputElement, this.#root)?.value ?? 8);
    return Math.max(0.5, (Math.max(this.mask.width, this.mask.height) * share) / 200);
  }

  /**
   * Draws from one place to another as the tool does.
   * @param {Point} from
   * @param {Point} to
   */
  stroke(from, to) {
    this.#draw(this.mask.stroke(from, to, this.radius, this.#tool !== "eraser"));
  }

  /** A stroke has ended. */
  stroked() {
    this.#told();
  }

  /** @param {string} tool */
  hold(tool) {
    this.#tool = tool;
    this.#root.dataset.tool = tool;
    for (const button of all("[data-edit-tool]", HTMLButtonElement, this.#root)) {
      button.setAttribute("aria-pressed", String(button.dataset.editTool === tool));
    }
  }

  /** @param {string} name */
  act(name) {
    if (name === "undo") this.mask.undo();
    if (name === "redo") this.mask.redo();
    if (name === "clear") this.mask.clear();
    if (name === "invert") this.mask.invert();
    this.#draw();
    this.#told();
  }

  /** @param {number} steps */
  resizeBrush(steps) {
    const field = find("[data-edit-size]", HTMLInputElement, this.#root);
    if (!field) return;
    field.value = String(Number(field.value) + steps);
    this.#cross.draw();
  }

  /** @param {string} words */
  say(words) {
    const status = find("[data-edit-said]", HTMLElement, this.#root);
    if (status && status.textContent !== words) status.textContent = words;
  }

  /**
   * Where a pointer is in the picture.
   * @param {PointerEvent} event
   * @returns {Point}
   */
  #place({ clientX, clientY }) {
    const { left, top, width, height } = this.#canvas?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return { x: ((clientX - left) / width) * this.mask.width, y: ((clientY - top) / height) * this.mask.height };
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (!this.#masks || event.button !== 0 || !event.isPrimary) return;
    this.#last = this.#place(event);
    this.#canvas?.setPointerCapture(event.pointerId);
    if (this.#tool === "move") return;
    this.mask.begin();
    this.stroke(this.#last, this.#last);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (!event.isPrimary) return;
    this.#cross.follow(this.#place(event));
    if (!this.#last) return;
    if (this.#tool === "move") {
      // Fingers scroll by themselves.
      if (event.pointerType !== "touch") find("[data-edit-view]", HTMLElement, this.#root)?.scrollBy(-event.movementX, -event.movementY);
      return;
    }
    const way = event.getCoalescedEvents?.() ?? [];
    for (const step of [...way, event]) {
      const to = this.#place(step);
      this.stroke(this.#last, to);
      this.#last = to;
    }
  }

  #up() {
    if (this.#last && this.#tool !== "move") this.#told();
    this.#last = null;
  }

  /** A second finger came to zoom: what the first has painted was not meant. */
  #cancel() {
    if (this.#last && this.#tool !== "move") this.act("undo");
    this.#last = null;
  }

  #told() {
    this.#changed();
    const { pixels } = this.mask;
    const share = pixels.reduce((sum, value) => sum + value, 0) / pixels.length;
    this.say(share === 0 ? say("edit-unpainted") : say("edit-painted", { percent: Math.max(1, Math.round(share * 100)) }));
    for (const [act, possible] of [["undo", this.mask.undoable], ["redo", this.mask.redoable]]) {
      // Not `disabled`, which would take the focus away from where the visitor left it.
      const button = find(`[data-edit-act=${act}]`, HTMLButtonElement, this.#root);
      button?.setAttribute("aria-disabled", String(!possible));
    }
  }

  /**
   * @param {HTMLCanvasElement} picture
   * @param {{ inner: Box, width: number, height: number }} frame
   */
  #show(picture, { inner, width, height }) {
    this.#inner = inner;
    for (const canvas of [this.#picture, this.#canvas]) {
      if (canvas) [canvas.width, canvas.height] = [width, height];
    }
    this.#root.style.setProperty("--ratio", String(width / height));
    this.#picture?.getContext("2d")?.drawImage(picture, 0, 0);
    this.#draw();
    this.#told();
  }

  /** @param {Box} [box] */
  #draw(box = { left: 0, top: 0, right: this.mask.width, bottom: this.mask.height }) {
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    const context = this.#canvas?.getContext("2d");
    if (!context || width <= 0 || height <= 0) return;
    const image = context.createImageData(width, height);
    const stripe = Math.max(2, Math.round(Math.max(this.mask.width, this.mask.height) / STRIPES));
    const { left, top, right, bottom } = this.#inner;
    // Whole pixels at a time, in the machine's own byte order.
    const [dark = 0, light = 0] = [DARK, LIGHT].map(({ buffer }) => new Uint32Array(buffer)[0]);
    const pixels = new Uint32Array(image.data.buffer);
    for (let y = box.top; y < box.bottom; y += 1) {
      for (let x = box.left; x < box.right; x += 1) {
        const outside = x < left || x >= right || y < top || y >= bottom;
        if (!outside && this.mask.pixels[y * this.mask.width + x] !== 1) continue;
        pixels[(y - box.top) * width + x - box.left] = Math.floor((x + y) / stripe) % 2 === 0 ? dark : light;
      }
    }
    context.putImageData(image, box.left, box.top);
  }
}
