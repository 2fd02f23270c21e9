// @ts-check
// Two pictures: side by side, or one over the other with a line between them that any key for a slider moves.

import { find } from "./dom.js";
import { facts } from "./picture.js";

/** @typedef {import("./store.js").Kept} Kept */

/**
 * Shows two pictures until the dialog is closed.
 * @param {HTMLDialogElement} dialog
 * @param {readonly [Kept, Kept]} pictures
 * @param {(id: string) => Promise<Blob | null>} look
 */
export async function compare(dialog, pictures, look) {
  const leaving = new AbortController();
  const figures = find("[data-pair]", HTMLElement, dialog);
  const slider = find("[data-split]", HTMLInputElement, dialog);
  if (!figures || !slider) return;
  const blobs = await Promise.all(pictures.map(({ id }) => look(id)));
  const addresses = blobs.map((blob) => (blob ? URL.createObjectURL(blob) : ""));
  figures.replaceChildren(...pictures.map((kept, place) => figure(kept, addresses[place] ?? "")));
  const { signal } = leaving;
  const split = () => dialog.style.setProperty("--split", `${slider.value}%`);
  slider.value = "50";
  split();
  slider.addEventListener("input", split, { signal });
  for (const way of dialog.querySelectorAll("[name=way]")) way.addEventListener("change", () => arrange(dialog), { signal });
  arrange(dialog);
  dialog.addEventListener("close", () => {
    leaving.abort();
    for (const address of addresses) URL.revokeObjectURL(address);
    figures.replaceChildren();
  }, { once: true });
  dialog.showModal();
}

/** @param {HTMLDialogElement} dialog */
function arrange(dialog) {
  const way = find("[name=way]:checked", HTMLInputElement, dialog)?.value ?? "beside";
  dialog.dataset.way = way;
  const field = find("[data-split-field]", HTMLElement, dialog);
  if (field) field.hidden = way !== "over";
}

/**
 * @param {Kept} kept
 * @param {string} address
 */
function figure(kept, address) {
  const element = document.createElement("figure");
  const image = document.createElement("img");
  const caption = document.createElement("figcaption");
  image.alt = kept.words ?? facts(kept);
  image.src = address;
  caption.textContent = facts(kept);
  element.append(image, caption);
  return element;
}
