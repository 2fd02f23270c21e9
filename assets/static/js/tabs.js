// @ts-check
// What one tab tells the others: that the pictures kept are not those they have read.

import { PREFIX } from "./shelf.js";

const NAME = "afterimage.store";
/** @type {BroadcastChannel | null | undefined} */
let opened;

/**
 * Calls back when another tab has changed what is kept.
 * @param {() => void} changed
 */
export function watch(changed) {
  // A browser without channels, or with pages that tell nothing, still reports what becomes of localStorage.
  addEventListener("storage", (event) => {
    if (event.key === null || event.key.startsWith(PREFIX)) changed();
  });
  channel()?.addEventListener("message", changed);
}

/** Tells the other tabs. */
export function tell() {
  channel()?.postMessage("changed");
}

function channel() {
  if (opened !== undefined) return opened;
  try {
    opened = new BroadcastChannel(NAME);
  } catch {
    opened = null;
  }
  return opened;
}
