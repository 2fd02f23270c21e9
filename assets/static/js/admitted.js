// @ts-check
// What an import file says of a picture, as far as it can be believed: known names, right types, bounded lengths.
//
// The file may come from anybody. Nothing is copied from it as a whole; what is taken is taken by name.

/** @typedef {import("./store.js").Kept} Kept */

/** The longest words and the longest of everything else, in UTF-16 units. */
const LONG = 20_000;
const SHORT = 200;
const MOST_SIDE = 100_000;
const ASKED = [
  "model", "size", "count", "seed", "steps", "guidance", "style", "quality", "background", "format", "strength",
  "negative_prompt",
];
/** What the files of each type begin with, and end in as names: PNG 3rd edition 5.2, ITU T.81 B.1.1.3, RFC 9649 2.4. */
const TYPES = /** @type {const} */ ([
  ["image/png", "png", /^\x89PNG\r\n\x1a\n/],
  ["image/jpeg", "jpg", /^\xff\xd8\xff/],
  ["image/webp", "webp", /^RIFF[^]{4}WEBP/],
]);

/**
 * The facts of a picture; nothing when it is none.
 * @param {unknown} given
 * @param {{ mime: string, received: boolean }} bytes their type, from themselves, and whether they are the file as received
 * @param {() => string} fresh gives an id
 * @returns {Kept | null}
 */
export function admitted(given, { mime, received }, fresh) {
  if (typeof given !== "object" || given === null) return null;
  const field = (/** @type {string} */ name) => (Object.hasOwn(given, name) ? Reflect.get(given, name) : undefined);
  const text = (/** @type {string} */ name, most = SHORT) => plain(field(name), most);
  const made = new Date(text("made"));
  if (Number.isNaN(made.getTime())) return null;
  const id = /^[0-9a-f]{16}$/.test(text("id")) ? text("id") : fresh();
  // What a copy was made of may be of another type than the copy.
  const original = received ? mime : (TYPES.find(([type]) => type === field("mime"))?.[0] ?? mime);
  const words = text("words", LONG);
  const asked = answers(field("asked"));
  return {
    id,
    made: made.toISOString(),
    mime: original,
    name: named(text("name"), original),
    width: side(field("width")),
    height: side(field("height")),
    seed: /^\d{1,20}$/.test(text("seed")) ? text("seed") : "",
    model: text("model"),
    ...(/^\d{1,3}\/\d{1,3}$/.test(text("place")) ? { place: text("place") } : {}),
    ...(words ? { words } : {}),
    ...(asked ? { asked } : {}),
    ...(field("favourite") === true ? { favourite: true } : {}),
  };
}

/**
 * The type of these bytes, by what they begin with; nothing when they are no picture of ours.
 * @param {Uint8Array} bytes
 */
export function typeOf(bytes) {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  return TYPES.find(([, , pattern]) => pattern.test(start))?.[0] ?? null;
}

/**
 * Words of before, as far as they are words.
 * @param {unknown} given
 * @returns {import("./history.js").Entry[]}
 */
export function admittedHistory(given) {
  if (!Array.isArray(given)) return [];
  return given.slice(0, 1000).flatMap((entry) => {
    const words = plain(entry?.words, LONG).trim();
    const at = new Date(plain(entry?.at, SHORT));
    return words && !Number.isNaN(at.getTime()) ? [{ words, at: at.toISOString() }] : [];
  });
}

/** @param {unknown} given */
function answers(given) {
  if (typeof given !== "object" || given === null) return null;
  const known = ASKED.flatMap((name) => {
    const value = Object.hasOwn(given, name) ? plain(Reflect.get(given, name), name === "negative_prompt" ? LONG : SHORT) : "";
    return value ? [[name, value]] : [];
  });
  return known.length > 0 ? Object.fromEntries(known) : null;
}

/**
 * A text without letters that nobody can see; what is too long or no text is none.
 * @param {unknown} value
 * @param {number} most
 */
function plain(value, most) {
  if (typeof value !== "string" || value.length > most) return "";
  return value.replace(/(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu, "");
}

/** @param {unknown} value */
function side(value) {
  return typeof value === "number" && Number.isInteger(value) && value > 0 && value <= MOST_SIDE ? value : 0;
}

/**
 * @param {string} name
 * @param {string} mime
 */
function named(name, mime) {
  const ending = TYPES.find(([type]) => type === mime)?.[1] ?? "png";
  const stem = name.replace(/\.\w+$/, "").replace(/[^\w-]+/g, "-").slice(0, 80);
  return `${stem || "afterimage"}.${ending}`;
}
