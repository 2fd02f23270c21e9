// @ts-check
// Everything in one file, and back: the part of the gallery where pictures leave this browser and come into another.

import { QUALITIES } from "./copies.js";
import { find } from "./dom.js";
import { saveAs } from "./save.js";
import { say, together } from "./texts.js";

/** The shortest passphrase, in characters: whoever has the file may try as many as they like. */
const SHORTEST = 8;
const THEME = "afterimage.theme";
/** Whether words are to be kept with pictures: there, or not. */
const KEEP_WORDS = "afterimage.keep-words";

export class Safe {
  #root;
  #store;
  #history;
  #changed;

  /**
   * @param {HTMLElement} root
   * @param {import("./store.js").Store} store
   * @param {import("./history.js").History} history
   * @param {() => Promise<void>} changed
   */
  constructor(root, store, history, changed) {
    this.#root = root;
    this.#store = store;
    this.#history = history;
    this.#changed = changed;
    // Plain HTTP has no cryptography; a lock of our own making would be none.
    const locks = Boolean(globalThis.crypto?.subtle);
    this.#hide("[data-lock]", !locks);
    this.#hide("[data-no-lock]", locks);
    const on = (/** @type {string} */ selector, /** @type {() => void} */ act) =>
      find(selector, HTMLFormElement, root)?.addEventListener("submit", (event) => {
        event.preventDefault();
        act();
      });
    on("[data-export]", () => void this.#export());
    on("[data-import]", () => void this.#import());
    this.#file?.addEventListener("change", () => void this.#look());
  }

  /** @param {readonly unknown[] | null} kept */
  draw(kept) {
    this.#root.hidden = kept === null;
    this.#hide("[data-some]", (kept?.length ?? 0) === 0);
  }

  comeIntoView() {
    this.#root.scrollIntoView();
    find("[data-export] input, [data-export] button", HTMLElement, this.#root)?.focus();
  }

  get #file() {
    return find("[data-import-file]", HTMLInputElement, this.#root);
  }

  async #export() {
    const passphrase = this.#value("#passphrase");
    if (passphrase !== "" && [...passphrase].length < SHORTEST) return this.#tell("export", "export-short", { count: SHORTEST });
    if (passphrase !== this.#value("#passphrase-again")) return this.#tell("export", "export-differs");
    await this.#alone("export", async () => {
      const { exported } = await import("./bundle.js");
      const tell = (/** @type {number} */ count, /** @type {number} */ most) => this.#tell("export", "export-going", { count, most });
      const file = await exported(this.#store, this.#history, this.#settings(), passphrase || null, tell);
      saveAs(file, "afterimage");
      for (const field of this.#root.querySelectorAll("[type=password]")) if (field instanceof HTMLInputElement) field.value = "";
      this.#tell("export", passphrase ? "export-done-locked" : "export-done");
    });
  }

  /** A locked file asks for its passphrase as soon as it is chosen. */
  async #look() {
    const file = this.#file?.files?.[0];
    this.#tell("import", "");
    this.#hide("[data-unlock]", true);
    if (!file) return;
    const { ChunkReader } = await import("./chunks.js");
    const locked = await ChunkReader.isLocked(file).catch(() => false);
    this.#hide("[data-unlock]", !locked);
    if (locked && !globalThis.crypto?.subtle) this.#tell("import", "import-no-lock");
  }

  async #import() {
    const file = this.#file?.files?.[0];
    if (!file) return this.#tell("import", "import-none");
    await this.#alone("import", async () => {
      const { imported, Unreadable } = await import("./bundle.js");
      const passphrase = this.#value("#unlock-passphrase") || null;
      const into = { store: this.#store, history: this.#history, settings: this.#settings() };
      const tell = (/** @type {number} */ count, /** @type {number} */ most) => this.#tell("import", "import-going", { count, most });
      this.#tell("import", "import-reading");
      try {
        const sum = await imported(file, passphrase, into, tell);
        await this.#changed();
        this.#sum(sum);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        this.#tell("import", `import-${error.fault}`);
        if (error.fault === "wrong" || error.fault === "locked") find("#unlock-passphrase", HTMLInputElement, this.#root)?.focus();
      }
    });
  }

  /** @param {import("./bundle.js").Imported} sum */
  #sum({ added, known, refused, full }) {
    const said = [
      say("import-added", { count: added }),
      ...(known > 0 ? [say("import-known", { count: known })] : []),
      ...(refused > 0 ? [say("import-refused", { count: refused })] : []),
      ...(full > 0 ? [say("import-full", { count: full })] : []),
    ];
    this.#write("import", together(said));
  }

  /**
   * One thing at a time; whatever goes wrong is said.
   * @param {"export" | "import"} part
   * @param {() => Promise<void>} act
   */
  async #alone(part, act) {
    if ("busy" in this.#root.dataset) return;
    this.#root.dataset.busy = "";
    try {
      await act();
    } catch {
      this.#tell(part, `${part}-failed`);
    } finally {
      delete this.#root.dataset.busy;
    }
  }

  /** @returns {import("./bundle.js").Settings} */
  #settings() {
    return {
      quality: {
        read: () => this.#store.quality,
        write: (value) => {
          if (Object.hasOwn(QUALITIES, value)) this.#store.choose(/** @type {import("./store.js").Quality} */ (value));
        },
      },
      theme: {
        read: () => attempt(() => localStorage.getItem(THEME)),
        write: (value) => {
          if (["light", "dark"].includes(value)) attempt(() => localStorage.setItem(THEME, value));
        },
      },
      keepWords: {
        read: () => attempt(() => localStorage.getItem(KEEP_WORDS)),
        write: (value) => {
          if (value === "yes") attempt(() => localStorage.setItem(KEEP_WORDS, value));
        },
      },
    };
  }

  /** @param {string} selector */
  #value(selector) {
    return find(selector, HTMLInputElement, this.#root)?.value ?? "";
  }

  /**
   * @param {string} part
   * @param {string} id of a sentence, or none
   * @param {Record<string, number>} [values]
   */
  #tell(part, id, values) {
    this.#write(part, id && say(id, values));
  }

  /**
   * @param {string} part
   * @param {string} words
   */
  #write(part, words) {
    const status = find(`[data-${part}-status]`, HTMLElement, this.#root);
    if (status) status.textContent = words;
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

/**
 * @template T
 * @param {() => T} act
 */
function attempt(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
