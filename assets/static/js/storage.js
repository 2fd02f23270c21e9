// @ts-check
// The gallery's word on the browser's storage: how full it is, whether it lasts, what is missing, how copies are made.

import { find } from "./dom.js";
import { openOffline } from "./offline.js";
import { say, size, together } from "./texts.js";

export class Room {
  #root;
  #store;

  /**
   * @param {HTMLElement} root
   * @param {import("./store.js").Store} store
   */
  constructor(root, store) {
    this.#root = root;
    this.#store = store;
    const choice = find("[data-quality]", HTMLSelectElement, root);
    choice?.addEventListener("change", () => {
      const known = this.#store.choose(/** @type {import("./store.js").Quality} */ (choice.value));
      this.#write("[data-storage-status]", known ? say("quality-chosen") : say("quality-forgotten"));
    });
    find("[data-missing-seen]", HTMLButtonElement, root)?.addEventListener("click", async () => {
      await this.#store.acknowledge();
      this.#tellMissing(null);
    });
  }

  /**
   * Says it all anew.
   * @param {import("./store.js").Kept[] | null} kept
   */
  async draw(kept) {
    this.#root.hidden = kept === null;
    if (kept === null) return;
    const choice = find("[data-quality]", HTMLSelectElement, this.#root);
    if (choice) choice.value = this.#store.quality;
    this.#tellMissing(await this.#store.missing());
    // Where nothing is kept nothing is measured: measuring writes.
    const usage = kept.length > 0 ? await this.#store.usage() : null;
    this.#hide("[data-fill]", usage === null);
    if (!usage) return;
    this.#meter("[data-copies]", usage.shelf);
    this.#meter("[data-files]", usage.vault);
    this.#write("[data-copies-words]", this.#copies(usage.shelf));
    this.#write("[data-files-words]", this.#files(usage.vault));
    const offline = (await openOffline()) ? [say("offline-gallery")] : [];
    this.#write("[data-lasting]", together([this.#lasting(usage.lasting), ...offline]));
  }

  /** @param {import("./store.js").Fill | null} fill in characters */
  #copies(fill) {
    return fill ? say("storage-copies", { used: fill.used, most: fill.room ?? 0 }) : say("storage-copies-none");
  }

  /** @param {import("./store.js").Fill | null} fill in bytes */
  #files(fill) {
    if (!fill) return say("storage-files-none");
    const used = size(fill.used);
    return fill.room ? say("storage-files", { used, most: size(fill.room) }) : say("storage-files-unknown", { used });
  }

  /** @param {boolean | null} lasting */
  #lasting(lasting) {
    if (!isSecureContext) return say("plain");
    return lasting ? say("lasting") : say("not-lasting");
  }

  /**
   * @param {string} selector
   * @param {import("./store.js").Fill | null} fill
   */
  #meter(selector, fill) {
    const meter = find(selector, HTMLMeterElement, this.#root);
    if (!meter) return;
    meter.hidden = !fill?.room;
    meter.max = fill?.room || 1;
    meter.value = fill?.used ?? 0;
  }

  /** @param {import("./store.js").Missing | null} missing */
  #tellMissing(missing) {
    const files = missing?.files ? [say("missing-files", { count: missing.files })] : [];
    const copies = missing?.copies ? [say("missing-copies", { count: missing.copies })] : [];
    this.#hide("[data-missing]", missing === null);
    this.#write("[data-missing-words]", together([...files, ...copies]));
  }

  /**
   * @param {string} selector
   * @param {boolean} hidden
   */
  #hide(selector, hidden) {
    const element = find(selector, HTMLElement, this.#root);
    if (element) element.hidden = hidden;
  }

  /**
   * @param {string} selector
   * @param {string} words
   */
  #write(selector, words) {
    const element = find(selector, HTMLElement, this.#root);
    if (element) element.textContent = words;
  }
}
