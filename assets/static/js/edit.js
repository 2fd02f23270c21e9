// @ts-check
// The visitor's own picture in the form: dropped, pasted, chosen or continued from; what is sent is written into the
// form's own file fields, so that everything behind them is as it is without script.

import { copy, find } from "./dom.js";
import { Desk } from "./edit-desk.js";
import { Frame } from "./edit-frame.js";
import { maskFile, writable } from "./edit-png.js";
import { drawn, fitted, isHonest, read, Unfit, written } from "./edit-picture.js";
import { slide } from "./edit-strength.js";
import { choose, limitsOf, maskWay, nearest, sameShape, size } from "./edit-model.js";
import { handed } from "./handing.js";
import { opened } from "./opening.js";
import { fill } from "./settings.js";
import { say, together } from "./texts.js";

/** @typedef {import("./edit-picture.js").Given} Given */

export class Editing {
  #form;
  #input;
  #mask;
  #root;
  #desk;
  #frame;
  /** @type {Given | null} */
  #given = null;
  /** What the picture in the form was written for; empty when there is none. */
  #sent = "";
  /** Something was painted or extended that is not in the form yet. */
  #stale = false;
  /** What is under way, one after the other. @type {Promise<void>} */
  #work = Promise.resolve();
  #waiting = 0;

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   * @param {HTMLElement} root
   */
  constructor(form, input, root) {
    this.#form = form;
    this.#input = input;
    this.#mask = find("#mask", HTMLInputElement, form);
    this.#root = root;
    this.#desk = new Desk(root, () => (this.#stale = true));
    this.#frame = new Frame(root, () => this.#extend(), () => this.#shape());
    input.dataset.edited = "";
    // Where none can be written here, one can be chosen.
    form.toggleAttribute("data-mask-file", !writable);
    find("[data-field=image]", HTMLElement, form)?.append(root);
    slide(form);
    this.#listen();
    this.#chosen();
  }

  /**
   * A picture to begin with.
   * @param {Blob} picture
   * @param {boolean} [asked] for the desk itself: then the keyboard goes there, and else stays where it is
   */
  take(picture, asked = false) {
    if (this.#input.disabled) {
      const model = choose(this.#form);
      if (!model) return;
      this.#say(say("edit-model", { model }));
    }
    this.#forget();
    this.#say(say("edit-reading"));
    this.#do(() => this.#read(picture, asked));
  }

  /**
   * Goes on with a picture that is kept, with the words and settings that made it.
   * @param {string} id
   */
  async resume(id) {
    const store = await opened();
    const kept = (await store?.list())?.find((picture) => picture.id === id);
    const file = await store?.picture(id);
    if (!kept || !file) return this.#say(say("edit-gone"));
    const words = kept.words === undefined ? {} : { prompt: kept.words };
    fill(this.#form, new Map(Object.entries({ ...kept.asked, ...words })));
    this.take(file.picture, true);
  }

  #listen() {
    const form = this.#form;
    this.#input.addEventListener("change", () => this.#chosen());
    form.addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      form.dataset.dropping = "";
    });
    form.addEventListener("dragleave", (event) => {
      if (!(event.relatedTarget instanceof Node && form.contains(event.relatedTarget))) delete form.dataset.dropping;
    });
    form.addEventListener("drop", (event) => {
      delete form.dataset.dropping;
      if (this.#files(event.dataTransfer)) event.preventDefault();
    });
    document.addEventListener("paste", (event) => {
      // What is copied from a text has a picture of itself beside it.
      if (!event.clipboardData?.types.includes("text/plain") && this.#files(event.clipboardData)) event.preventDefault();
    });
    // Before the form is read, what is painted goes into it.
    document.addEventListener("submit", (event) => this.#submitted(event), true);
    form.addEventListener("change", (event) => this.#changed(event));
    find("[data-edit-remove]", HTMLButtonElement, this.#root)?.addEventListener("click", () => {
      this.#forget();
      this.#say(say("edit-removed"));
      this.#input.focus();
    });
    this.#root.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
    });
  }

  /**
   * @param {DataTransfer | null} data
   * @returns {boolean} whether there was a file
   */
  #files(data) {
    const files = [...(data?.files ?? [])];
    const [first] = files;
    if (first) this.take(first);
    if (files.length > 1) this.#do(async () => this.#add(say("edit-several")));
    return first !== undefined;
  }

  /** A file stands in the field: it leaves it at once, for it may say more than it shows. */
  #chosen() {
    const file = this.#input.files?.[0];
    this.#input.value = "";
    if (file) this.take(file);
    else this.#forget();
  }

  /** @param {SubmitEvent} event */
  #submitted(event) {
    if (event.target !== this.#form || (this.#waiting === 0 && !this.#stale)) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.#stale) this.#do(() => this.#write());
    this.#do(async () => {
      // One that cannot be written has said so, and nothing is sent in its place.
      if (this.#given) setTimeout(() => this.#form.requestSubmit(), 0);
    });
  }

  /** @param {Event} event */
  #changed(event) {
    const { target } = event;
    if (!this.#given || !(target instanceof HTMLElement)) return;
    const name = target.getAttribute("name");
    if (name === "model") this.#do(() => this.#fit(true));
    else if (name === "size") this.#tell();
  }

  /**
   * One thing after the other; what goes wrong is said.
   * @param {() => Promise<void>} act
   */
  #do(act) {
    this.#waiting += 1;
    this.#work = this.#work.then(act).catch((error) => this.#fail(error)).finally(() => (this.#waiting -= 1));
  }

  /** @param {unknown} error */
  #fail(error) {
    this.#forget();
    this.#say(say(`edit-${error instanceof Unfit ? error.message : "other"}`));
  }

  /**
   * @param {Blob} picture
   * @param {boolean} asked
   */
  async #read(picture, asked) {
    this.#given = await read(picture);
    if (this.#given.turned) this.#add(say("edit-turned"));
    await this.#fit(false);
    if (!this.#given) return;
    this.#root.hidden = false;
    this.#root.scrollIntoView({ block: "nearest" });
    const canvas = find("[data-edit-canvas]:not([hidden])", HTMLCanvasElement, this.#root);
    if (asked) (canvas ?? find("[data-edit-remove]", HTMLButtonElement, this.#root))?.focus({ preventScroll: true });
  }

  /**
   * The picture at the size that is of use to the model.
   * @param {boolean} same with what is painted and added already
   */
  async #fit(same) {
    if (!this.#given || this.#input.disabled) return;
    const { image } = this.#given;
    const limits = limitsOf(this.#form);
    const honest = await isHonest();
    const inner = honest ? fitted(image, limits) : { width: image.width, height: image.height };
    if (inner.width > limits.pixels[0] || inner.height > limits.pixels[1]) throw new Unfit("large");
    const way = this.#way;
    this.#frame.begin(inner, way !== null && honest, limits, same);
    const { width, height } = this.#frame;
    this.#desk.begin(way, drawn(image, this.#frame.inner, width, height), this.#frame, same);
    if (nearest(this.#form, this.#frame)) this.#add(say("edit-size", { size: size(this.#form).join(" × ") }));
    await this.#write();
    this.#tell();
    if (!honest && way) this.#add(say("edit-untrue"));
  }

  /** The picture is extended, and what is painted moves with it. */
  #extend() {
    const { image } = this.#given ?? {};
    if (!image) return;
    const { inner, width, height } = this.#frame;
    this.#desk.begin(this.#way, drawn(image, inner, width, height), this.#frame, true);
    this.#stale = true;
    this.#tell();
  }

  /** The picture is extended to the shape of the size that is chosen. */
  #shape() {
    this.#frame.fit(size(this.#form));
  }

  get #way() {
    return writable && this.#mask && !this.#mask.disabled ? maskWay(this.#form) : null;
  }

  /** What is seen goes into the form's own fields. */
  async #write() {
    const { image, file } = this.#given ?? {};
    if (!image) return;
    const limits = limitsOf(this.#form);
    const frame = this.#frame;
    const honest = await isHonest();
    const { width, height } = honest ? fitted(frame, limits) : frame;
    const same = !frame.extended && width === image.width && height === image.height;
    const key = JSON.stringify([frame.inner, width, height]);
    if (key !== this.#sent) {
      const fits = same && file && file.size <= limits.bytes;
      if (!fits && !honest) throw new Unfit("large");
      put(this.#input, fits ? file : await written(this.#drawn(image, width, height), limits.bytes), "picture");
      this.#sent = key;
    }
    const way = this.#way;
    if (this.#mask && way) {
      const none = this.#desk.mask.empty && !frame.extended;
      put(this.#mask, none ? null : await maskFile(this.#desk.sent(width, height), width, height, way), "mask");
    }
    this.#stale = false;
  }

  /**
   * @param {ImageBitmap} image
   * @param {number} width
   * @param {number} height
   */
  #drawn(image, width, height) {
    const { inner, width: across, height: down } = this.#frame;
    const [x, y] = [width / across, height / down];
    const scaled = {
      left: Math.round(inner.left * x), right: Math.round(inner.right * x),
      top: Math.round(inner.top * y), bottom: Math.round(inner.bottom * y),
    };
    return drawn(image, scaled, width, height);
  }

  #forget() {
    this.#given?.image.close();
    this.#given = null;
    this.#sent = "";
    this.#stale = false;
    this.#root.hidden = true;
    this.#input.value = "";
    if (this.#mask) this.#mask.value = "";
    this.#say("");
  }

  /** How large it is sent, and whether the size that is chosen has its shape. */
  #tell() {
    const { image } = this.#given ?? {};
    if (!image) return;
    const { width, height } = fitted(this.#frame, limitsOf(this.#form));
    const smaller = !this.#frame.extended && width < image.width;
    const facts = [say(smaller ? "edit-smaller" : "edit-ready", { width, height })];
    if (!sameShape(size(this.#form), [this.#frame.width, this.#frame.height])) facts.push(say("edit-shape"));
    const line = find("[data-edit-facts]", HTMLElement, this.#root);
    if (line) line.textContent = together(facts);
    if (this.#said === say("edit-reading")) this.#say("");
  }

  get #status() {
    return find("[data-edit-status]", HTMLElement, this.#form);
  }

  get #said() {
    return this.#status?.textContent ?? "";
  }

  /** @param {string} words */
  #say(words) {
    if (this.#status) this.#status.textContent = words;
  }

  /** @param {string} words */
  #add(words) {
    const said = this.#said === say("edit-reading") ? "" : this.#said;
    this.#say(together([said, words]));
  }
}

/**
 * Begins, where the page offers it; a picture that the gallery handed over is taken at once.
 * @param {HTMLFormElement} form
 */
export async function begin(form) {
  const input = find("#image", HTMLInputElement, form);
  const root = copy("[data-editor]");
  if (!input || !root) return null;
  const editing = new Editing(form, input, root);
  const id = handed();
  if (id !== null) await editing.resume(id);
  return editing;
}

/**
 * Puts a file into a field, named for what it is.
 * @param {HTMLInputElement} field
 * @param {Blob | null} file
 * @param {string} name
 */
function put(field, file, name) {
  const data = new DataTransfer();
  if (file) data.items.add(new File([file], `${name}.${file.type.replace("image/", "")}`, { type: file.type }));
  field.files = data.files;
}
