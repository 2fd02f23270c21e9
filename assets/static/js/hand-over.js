// @ts-check
// Giving the picture in the viewer away: as a file in any format, to the clipboard, to another program.

import { find } from "./dom.js";
import { fileName, offer } from "./picture.js";
import { say } from "./texts.js";

/** @typedef {import("./store.js").Kept} Kept */
/** @typedef {{ kept: Kept, blob: Blob, address: string }} Given */

export class HandOver {
  #root;
  #link;
  #format;
  /** @type {Given | null} */
  #given = null;
  /** The words of the picture in the viewer, which are there before it is. */
  #words = "";
  /** Other formats are tried when the first picture is looked at. @type {Promise<void> | undefined} */
  #prepared;
  /** The address of a file in another format. */
  #other = "";

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#link = find("[data-download]", HTMLAnchorElement, root);
    this.#format = find("[data-format]", HTMLSelectElement, root);
    this.#format?.addEventListener("change", () => this.#convert());
    const on = (/** @type {string} */ selector, /** @type {() => void} */ act) =>
      find(selector, HTMLButtonElement, root)?.addEventListener("click", act);
    on("[data-copy-picture]", () => this.#copyPicture());
    on("[data-copy-words]", () => this.#copyWords());
    on("[data-share]", () => this.#share());
  }

  /**
   * Another picture is on its way.
   * @param {Kept} kept
   */
  wait(kept) {
    this.#prepared ??= this.#prepare();
    this.#given = null;
    this.#words = kept.words ?? "";
    this.#forget();
    this.#link?.removeAttribute("href");
    this.#say("");
    if (this.#format) this.#format.value = "";
    this.#hide("[data-copy-words]", !this.#words || !navigator.clipboard);
    this.#hide("[data-copy-picture]", typeof ClipboardItem === "undefined" || !navigator.clipboard);
    this.#hide("[data-share]", true);
  }

  /**
   * The picture is there.
   * @param {Kept} kept
   * @param {Blob} blob
   * @param {string} address
   */
  give(kept, blob, address) {
    this.#given = { kept, blob, address };
    offer(this.#link, kept, address, blob.type);
    this.#hide("[data-share]", !navigator.canShare?.({ files: [this.#file(kept, blob)] }));
    // A format may have been chosen while the picture was read.
    if (this.#format?.value) void this.#convert();
  }

  /** Where a canvas gives back something else than was drawn, no format but the file's own is offered. */
  async #prepare() {
    // Without the module, as when the page is being left, there is only the file's own format.
    const can = await import("./convert.js").then(({ canConvert }) => canConvert(), () => false);
    if (this.#format) this.#format.disabled = !can;
    this.#hide("[data-format-note]", can);
  }

  async #convert() {
    const given = this.#given;
    const type = this.#format?.value ?? "";
    this.#forget();
    this.#say("");
    if (!given) return;
    offer(this.#link, given.kept, given.address, given.blob.type);
    if (type === "") return;
    const { converted } = await import("./convert.js");
    const blob = await converted(given.blob, type);
    // Another picture, or another format, was chosen meanwhile.
    if (this.#given !== given || this.#format?.value !== type) return;
    if (!blob) {
      if (this.#format) this.#format.value = "";
      return this.#say("gallery-not-converted");
    }
    this.#other = URL.createObjectURL(blob);
    offer(this.#link, given.kept, this.#other, type);
    this.#say("gallery-converted");
  }

  async #copyPicture() {
    const given = this.#given;
    if (!given) return;
    // PNG is the one format that every clipboard takes; the promise goes in, for the click is forgotten while one waits.
    const png = import("./convert.js").then(async ({ converted }) => {
      const blob = await converted(given.blob, "image/png");
      if (!blob) throw new DOMException("no PNG", "DataError");
      return blob;
    });
    await this.#report(() => navigator.clipboard.write([new ClipboardItem({ "image/png": png })]), "gallery-copied");
  }

  async #copyWords() {
    await this.#report(() => navigator.clipboard.writeText(this.#words), "gallery-copied-words");
  }

  async #share() {
    if (!this.#given) return;
    const files = [this.#file(this.#given.kept, this.#given.blob)];
    // Who changes their mind needs no message.
    await navigator.share({ files }).catch((error) => error.name === "AbortError" || this.#say("gallery-not-shared"));
  }

  /**
   * @param {() => Promise<void>} act
   * @param {string} sentence
   */
  async #report(act, sentence) {
    const done = await Promise.resolve().then(act).then(() => true, () => false);
    this.#say(done ? sentence : "gallery-not-copied");
  }

  /**
   * @param {Kept} kept
   * @param {Blob} blob
   */
  #file(kept, blob) {
    return new File([blob], fileName(kept, blob.type), { type: blob.type });
  }

  #forget() {
    URL.revokeObjectURL(this.#other);
    this.#other = "";
  }

  /** @param {string} id of a sentence, or none */
  #say(id) {
    const status = find("[data-viewer-status]", HTMLElement, this.#root);
    if (status) status.textContent = id && say(id);
  }

  /**
   * @param {string} selector
   * @param {boolean} hidden
   */
  #hide(selector, hidden) {
    const element = find(selector, HTMLElement, this.#root);
    if (element) element.hidden = hidden;
  }
}
