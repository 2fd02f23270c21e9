// @ts-check
// Where the mask is painted: by mouse, pen, finger or keyboard.

import { all, find } from "./dom.js";
import { Mask } from "./edit-mask.js";
import { Cross } from "./edit-cross.js";
import { say } from "./texts.js";

/**
 * A painted place is hatched, dark and light: it is told from the picture without any colour. Each is fainter where
 * less is made anew, and written as the machine writes a pixel.
 */
const [DARK = new Uint32Array(256), LIGHT = DARK] = [[16, 18, 19, 214], [255, 255, 255, 190]].map(([red = 0, green = 0, blue = 0, most = 0]) => {
  const shades = Array.from({ length: 256 }, (_, share) => [red, green, blue, (most * share) / 255]);
  return new Uint32Array(new Uint8ClampedArray(shades.flat()).buffer);
});
/** So many stripes go across a picture. */
const STRIPES = 56;

/** @typedef {import("./edit-mask.js").Box} Box */
/** @typedef {import("./edit-mask.js").Point} Point */
/** @typedef {import("./edit-png.js").Way} Way */
/** @typedef {{ inner: Box, width: number, height: number }} Framed */

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
    this.#soft?.addEventListener("input", () => {
      this.#draw();
      this.#changed();
    });
    this.hold("brush");
  }

  /**
   * A picture with nothing painted, or the same painting again: on a picture that was extended, for another model.
   * @param {Way | null} way how the model is told what is painted, where it takes a mask
   * @param {HTMLCanvasElement} picture
   * @param {Framed} frame
   * @param {boolean} same
   */
  begin(way, picture, frame, same) {
    const { width, height, inner } = frame;
    this.#masks = way !== null;
    for (const part of all("[data-edit-masks]", HTMLElement, this.#root)) part.hidden = !this.#masks;
    // Who is told by transparency knows no half: OpenAI says that the fully transparent places are made anew.
    if (this.#soft?.parentElement) this.#soft.parentElement.hidden = way !== "white";
    // Without a mask the picture is something to look at and nothing else.
    if (this.#canvas) this.#canvas.hidden = !this.#masks;
    this.mask = same ? this.mask.refitted(width, height, this.#inner, inner) : new Mask(width, height);
    this.#show(picture, frame);
    this.#cross.centre();
  }

  /**
   * What is painted, as it is sent.
   * @param {number} width
   * @param {number} height
   */
  sent(width, height) {
    return this.mask.sent(this.#inner, width, height, this.#softness * Math.max(width, height));
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
    if (this.#softness > 0) this.#draw();
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
    if (this.#last && this.#tool !== "move") this.stroked();
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
   * @param {Framed} frame
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

  get #soft() {
    return find("[data-edit-soft]", HTMLInputElement, this.#root);
  }

  /** How far a soft edge reaches, as a share of the longer side. */
  get #softness() {
    return this.#soft?.parentElement?.hidden === false ? Number(this.#soft.value) / 100 : 0;
  }

  /** @param {Box} [part] while a stroke is drawn: its edge becomes soft when it has ended */
  #draw(part) {
    const box = part ?? { left: 0, top: 0, right: this.mask.width, bottom: this.mask.height };
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    const context = this.#canvas?.getContext("2d");
    if (!context || width <= 0 || height <= 0) return;
    const image = context.createImageData(width, height);
    const stripe = Math.max(2, Math.round(Math.max(this.mask.width, this.mask.height) / STRIPES));
    const { left, top, right, bottom } = this.#inner;
    const soft = !part && this.#softness > 0 ? this.sent(width, height) : null;
    const pixels = new Uint32Array(image.data.buffer);
    for (let y = box.top; y < box.bottom; y += 1) {
      for (let x = box.left; x < box.right; x += 1) {
        const outside = x < left || x >= right || y < top || y >= bottom;
        const at = y * this.mask.width + x;
        const share = outside ? 255 : soft ? soft[at] : (this.mask.pixels[at] ?? 0) * 255;
        if (!share) continue;
        const shades = Math.floor((x + y) / stripe) % 2 === 0 ? DARK : LIGHT;
        pixels[(y - box.top) * width + x - box.left] = shades[share] ?? 0;
      }
    }
    context.putImageData(image, box.left, box.top);
  }
}
