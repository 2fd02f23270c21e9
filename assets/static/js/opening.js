// @ts-check
// The store, fetched when the first request goes out: a page that is only read needs none of it.

/** @typedef {import("./store.js").Store} Store */

/** @type {Promise<Store | null> | null} */
let opening = null;

/**
 * The store, or nothing where it could not be fetched; it is asked for once more then by the next request.
 * @returns {Promise<Store | null>}
 */
export async function opened() {
  opening ??= Promise.all([import("./store.js"), import("./copies.js")])
    .then(([{ openStore }, { prepare }]) => {
      // Whether copies can be made is found out while the picture is made.
      prepare();
      return openStore();
    })
    .catch(() => null);
  const store = await opening;
  if (!store) opening = null;
  return store;
}
