// @ts-check
// The sentences the page carries for its script, in the page's language.

/** What a request says so that its answer speaks the page's language, which the visitor may have chosen. */
export const inLanguage = { "Accept-Language": document.documentElement.lang };

/** The digits of the server's own sentences, in every language. */
export const digits = /** @type {const} */ ({ numberingSystem: "latn" });

/** @type {Map<string, string>} */
const sentences = new Map();

for (const template of document.querySelectorAll("template[data-texts]")) {
  if (!(template instanceof HTMLTemplateElement)) continue;
  for (const line of template.content.querySelectorAll("[data-text]")) {
    if (line instanceof HTMLElement) sentences.set(line.dataset.text ?? "", line.textContent ?? "");
  }
}

/**
 * The sentence with this id, told its numbers and names.
 * @param {string} id
 * @param {Record<string, string | number>} [values]
 */
export function say(id, values = {}) {
  const sentence = sentences.get(id) ?? id;
  return sentence.replace(/\{(\w+)\}/g, (place, name) => written(values[name] ?? place));
}

/**
 * Sentences one after the other: where a full stop is as wide as a letter it is the space itself.
 * @param {string[]} sentences
 */
export function together(sentences) {
  return sentences.filter(Boolean).join(/^(ja|zh)/.test(document.documentElement.lang) ? "" : " ");
}

/**
 * A span of time in the page's language, in the unit people use for it.
 * @param {number} seconds
 */
export function duration(seconds) {
  const whole = Math.max(1, Math.ceil(seconds));
  const [unit, count] = whole < 120 ? ["second", whole] : whole < 7200 ? ["minute", whole / 60] : ["hour", whole / 3600];
  const format = { ...digits, style: /** @type {const} */ ("unit"), unit: String(unit), unitDisplay: /** @type {const} */ ("long") };
  return new Intl.NumberFormat(document.documentElement.lang, format).format(Math.ceil(Number(count)));
}

/**
 * An amount of bytes in the page's language.
 * @param {number} bytes
 */
export function size(bytes) {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  // Only the smallest is a word in its short form too, and always in the singular.
  const unitDisplay = step === 0 ? /** @type {const} */ ("long") : /** @type {const} */ ("short");
  const format = { ...digits, style: /** @type {const} */ ("unit"), unit: String(units[step]), unitDisplay, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(document.documentElement.lang, format).format(bytes / 1000 ** step);
}

/** @param {string | number} value */
function written(value) {
  return typeof value === "number" ? new Intl.NumberFormat(document.documentElement.lang, digits).format(value) : value;
}
