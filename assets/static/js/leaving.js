// @ts-check
// What a visitor would lose by leaving is asked, and what was lost by leaving is said at the next look. Of what was
// under way only the number is noted, in this tab, and only when the page is left.

import { say } from "./texts.js";

const KEY = "afterimage.left";

/**
 * Follows what is under way on this page.
 * @param {() => Storage} storage this tab's, which throws when it is blocked
 * @param {(words: string) => void} tell
 * @returns {(running: number) => void} told how many requests are under way
 */
export function watchLeaving(storage, tell) {
  const lost = Number(noted(storage));
  note(storage, 0);
  if (lost > 0) tell(say("left-behind", { count: lost }));

  let running = 0;
  // What is under way breaks off with the page: that it ended then is no reason to forget it.
  let gone = false;
  const remember = (/** @type {number} */ count) => {
    if (!gone) note(storage, count);
  };
  const ask = (/** @type {Event} */ event) => event.preventDefault();
  addEventListener("pagehide", () => {
    remember(running);
    gone = true;
  });
  addEventListener("pageshow", () => (gone = false));
  // A phone may end a page that is not in front without a word.
  document.addEventListener("visibilitychange", () => remember(document.hidden ? running : 0));
  addEventListener("offline", () => tell(say("offline")));
  addEventListener("online", () => tell(say("online")));

  return (now) => {
    running = now;
    // Only while there is something to lose: a page that asks is kept from the browser's quick way back.
    if (running > 0) addEventListener("beforeunload", ask);
    else removeEventListener("beforeunload", ask);
    if (running === 0) remember(0);
  };
}

/** @param {() => Storage} storage */
function noted(storage) {
  try {
    return storage().getItem(KEY);
  } catch {
    return null;
  }
}

/**
 * @param {() => Storage} storage
 * @param {number} running
 */
function note(storage, running) {
  try {
    if (running > 0) storage().setItem(KEY, String(running));
    else storage().removeItem(KEY);
  } catch {
    // Storage is blocked: nothing can be said at the next look.
  }
}
