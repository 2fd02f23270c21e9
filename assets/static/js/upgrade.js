// @ts-check
// Entries that an earlier version of this page wrote, brought into today's shape without a loss.

import { isOld, read, write } from "./entry.js";

/**
 * @param {import("./shelf.js").Shelf} shelf
 * @param {import("./vault.js").Vault} vault
 * @param {(picture: Blob) => Promise<Blob | null>} copy
 */
export async function upgrade(shelf, vault, copy) {
  for (const id of shelf.ids()) {
    const text = shelf.get(id) ?? "";
    const entry = isOld(text) ? read(text) : null;
    if (entry) await upgradeOne(id, text, entry, shelf, vault, copy);
  }
}

/**
 * @param {string} id
 * @param {string} text
 * @param {import("./entry.js").Entry} entry
 * @param {import("./shelf.js").Shelf} shelf
 * @param {import("./vault.js").Vault} vault
 * @param {(picture: Blob) => Promise<Blob | null>} copy
 */
async function upgradeOne(id, text, { kept, picture }, shelf, vault, copy) {
  const smaller = await copy(picture);
  const stored = (await vault.put(kept, picture, smaller)) === "kept";
  // Without the file in the other place, its bytes stay here, packed; either way the entry becomes smaller.
  const copied = stored && smaller;
  const entry = await write({ kept, picture: copied || picture, received: !copied });
  // Another tab may have removed it meanwhile.
  if (shelf.get(id) === text) shelf.put(id, entry);
  else if (shelf.get(id) === null && stored) await vault.remove(id);
}
