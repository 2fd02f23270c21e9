// @ts-check
// Which of the pictures are shown, and in which order.

import { searching } from "./history.js";
import { day } from "./picture.js";

/** @typedef {import("./store.js").Listed} Listed */
/** @typedef {{ search: string, favourites: boolean, oldest: boolean }} Choice */

/** What is searched in is written once for each picture. @type {WeakMap<Listed, string>} */
const texts = new WeakMap();

/**
 * @param {readonly Listed[]} pictures the newest first
 * @param {Choice} choice
 * @returns {Listed[]}
 */
export function chosen(pictures, { search, favourites, oldest }) {
  const found = searching(search);
  const all = pictures.filter((picture) => (!favourites || picture.favourite) && (search === "" || found(textOf(picture))));
  return oldest ? all.reverse() : all;
}

/** @param {Listed} picture */
function textOf(picture) {
  const known = texts.get(picture);
  if (known !== undefined) return known;
  const { words = "", asked = {}, width, height, seed, model } = picture;
  // A size is typed with a letter by most people.
  const sizes = `${width}x${height} ${width} × ${height}`;
  const text = [words, model, sizes, seed, day(picture), asked.style ?? "", asked.negative_prompt ?? ""].join("\n");
  texts.set(picture, text);
  return text;
}
