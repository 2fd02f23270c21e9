// @ts-check
// Lets the gallery open without a network, from the moment it has something to show.

import { ownScript } from "./trusted.js";

/**
 * Starts the service worker, where a browser has one: not over plain HTTP, and not in every private window. Whether the
 * gallery opens without a network from now on.
 * @returns {Promise<boolean>}
 */
export async function openOffline() {
  const workers = isSecureContext ? navigator.serviceWorker : undefined;
  try {
    return Boolean(await workers?.register(ownScript("/sw.js")));
  } catch {
    return false;
  }
}
