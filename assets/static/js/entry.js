// @ts-check
// One picture as localStorage holds it: a line of JSON with what is known about it, then its bytes, packed.

import { pack, unpack } from "./pack.js";

/**
 * What is known about a picture.
 * @typedef {object} Kept
 * @property {string} id
 * @property {string} made when, as an ISO date
 * @property {string} mime of the file as received
 * @property {string} name of the file as received
 * @property {number} width in pixels
 * @property {number} height in pixels
 * @property {string} seed empty when not known
 * @property {string} [place] which of several it is, such as 2/3: the seed is the first one's
 * @property {string} model by its label, as the server says it was made
 * @property {string} [words] only when the visitor asked to keep them
 * @property {Record<string, string>} [asked] the fields of the form that made it, by their names, to make another;
 *   among them `negative_prompt` only when the visitor asked to keep words
 * @property {boolean} [favourite]
 *
 * A picture in localStorage: a copy, or the file itself when `received`.
 * @typedef {object} Entry
 * @property {Kept} kept
 * @property {Blob} picture
 * @property {boolean} received whether these are the bytes as they came
 */

/** The shape of an entry; one of a shape nobody here knows is left alone and not shown. */
const VERSION = 2;
/** One line of JSON alone, with the file in base64. */
const FIRST_VERSION = 1;

/**
 * Writes an entry.
 * @param {Entry} entry
 * @returns {Promise<string>}
 */
export async function write({ kept, picture, received }) {
  return `${lineOf(kept, picture.type, received)}\n${pack(new Uint8Array(await picture.arrayBuffer()))}`;
}

/**
 * Reads an entry of any version; nothing when it is none.
 * @param {string} text
 * @returns {Entry | null}
 */
export function read(text) {
  const head = headOf(text);
  if (!head) return null;
  const { data, copy, received, kept } = head;
  const bytes = data === undefined ? unpack(text.slice(text.indexOf("\n") + 1)) : bytesOf(data);
  return bytes && { kept, picture: new Blob([bytes], { type: copy }), received };
}

/**
 * What is known about the picture of an entry, and whether it holds the file as received; the bytes are not looked at.
 * @param {string} text
 * @returns {{ kept: Kept, received: boolean } | null}
 */
export function facts(text) {
  const head = headOf(text);
  return head && { kept: head.kept, received: head.received };
}

/**
 * Whether an entry is of the first version.
 * @param {string} text
 */
export function isOld(text) {
  return headOf(text)?.data !== undefined;
}

/**
 * The same entry as a favourite, or as none; nothing when it is none.
 * @param {string} text
 * @param {boolean} favourite
 */
export function withFavourite(text, favourite) {
  const head = headOf(text);
  if (!head || head.data !== undefined) return null;
  const { kept, copy, received } = head;
  return lineOf({ ...kept, favourite }, copy, received) + text.slice(text.indexOf("\n"));
}

/**
 * @param {Kept} kept
 * @param {string} copy
 * @param {boolean} received
 */
function lineOf(kept, copy, received) {
  return JSON.stringify({ version: VERSION, ...kept, copy, received });
}

/**
 * @param {string} text
 * @returns {{ kept: Kept, copy: string, received: boolean, data?: string } | null}
 */
function headOf(text) {
  try {
    const end = text.indexOf("\n");
    const { version, copy, received, data, ...kept } = JSON.parse(end < 0 ? text : text.slice(0, end));
    if (typeof kept.id !== "string" || typeof kept.made !== "string") return null;
    if (version === FIRST_VERSION && end < 0 && typeof data === "string") return { kept, copy: kept.mime, received: true, data };
    return version === VERSION && end >= 0 ? { kept, copy: String(copy), received: received === true } : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} data in base64
 * @returns {Uint8Array<ArrayBuffer> | null}
 */
function bytesOf(data) {
  try {
    return Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}
