// @ts-check
// The code as sound: one button that plays and stops, and words for whoever cannot see which of the two it does.

import { find } from "./dom.js";
import { duration, say } from "./texts.js";

/** Whoever has waited so long is told that the sound is on its way; before that, the words would talk over it. */
const PATIENCE = 1_500;

export class Sound {
  #player;
  #button;
  #word;
  #tell;
  #over;
  #id = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {HTMLElement} box
   * @param {(words: string) => void} tell says something where the check says everything
   * @param {() => void} over moves on to the answer
   */
  constructor(box, tell, over) {
    this.#player = find("[data-sound]", HTMLAudioElement, box);
    this.#button = find("[data-listen]", HTMLButtonElement, box);
    this.#word = find("[data-listen-word]", HTMLElement, box);
    this.#tell = tell;
    this.#over = over;
    if (this.#player) this.#player.hidden = true;
    if (this.#button) this.#button.hidden = false;
    this.#button?.addEventListener("click", () => (this.#playing ? this.stop() : this.#play()));
    this.#player?.addEventListener("ended", () => this.#ended());
  }

  /**
   * There is another code to listen to, or none.
   * @param {string} id
   */
  of(id) {
    this.stop();
    this.#id = id;
    this.#player?.removeAttribute("src");
    if (this.#button) this.#button.disabled = id === "";
  }

  stop() {
    clearTimeout(this.#timer);
    this.#player?.pause();
    this.#name(false);
  }

  get #playing() {
    return this.#button?.dataset.playing !== undefined;
  }

  async #play() {
    const player = this.#player;
    if (!player || !this.#id) return;
    const address = `/challenge/code.wav?challenge=${encodeURIComponent(this.#id)}`;
    this.#tell("");
    this.#name(true);
    this.#timer = setTimeout(() => this.#tell(say("sound-loading")), PATIENCE);
    try {
      if (!player.getAttribute("src")) player.src = address;
      player.currentTime = 0;
      await player.play();
      this.#tell("");
    } catch (fault) {
      // Stopped before it began: nothing has failed.
      if (fault instanceof DOMException && fault.name === "AbortError") return;
      player.removeAttribute("src");
      this.#name(false);
      this.#tell(await reason(address));
    } finally {
      clearTimeout(this.#timer);
    }
  }

  /** Whoever still waits at the button is taken to the answer; whoever is elsewhere stays there. */
  #ended() {
    this.#name(false);
    if (document.activeElement === this.#button) this.#over();
    else this.#tell(say("sound-over"));
  }

  /** @param {boolean} playing */
  #name(playing) {
    if (!this.#button || !this.#word) return;
    if (playing) this.#button.dataset.playing = "";
    else delete this.#button.dataset.playing;
    this.#word.textContent = (playing ? this.#button.dataset.stop : this.#button.dataset.play) ?? "";
  }
}

/**
 * Why there is no sound: a player does not say.
 * @param {string} address
 */
async function reason(address) {
  try {
    const answer = await fetch(address, { cache: "no-store", credentials: "same-origin" });
    const wait = Number(answer.headers.get("Retry-After"));
    if (wait > 0) return say("sound-wait", { time: duration(wait) });
    return say(answer.status === 409 ? "sound-gone" : "sound-failed");
  } catch {
    return say("sound-failed");
  }
}
