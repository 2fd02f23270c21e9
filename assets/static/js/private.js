// @ts-check
// Whether words seem to hold something private: found here, told to the visitor, and to nobody else.

const EMAIL = /(?<![^\s<>()])[^\s@＠<>()]+[@＠][^\s@＠<>()]+\.\p{L}{2,}/u;
/** 13 to 19 digits (ISO/IEC 7812-1), in groups or not. */
const CARD = /(?<![\d.])\d(?:[ -]?\d){12,18}(?![\d.])/g;
/** With the sign or the zeros of another country (ITU-T E.164), with an area's zero, or as North America writes it. */
const PHONES = [
  /(?<![\d.])(?:\+|00)[1-9](?:[\s().\/-]{0,2}\d){7,13}(?!\d)/,
  /(?<![\d.])\(?0[1-9]\d{0,4}\)?[\s\/-]\d(?:[\s-]?\d){4,9}(?!\d)/,
  /(?<![\d.])(?:\(\d{3}\) ?|\d{3}[.-])\d{3}[ .-]\d{4}(?!\d)/,
];

/**
 * The kinds of private things these words seem to hold.
 * @param {string} words
 * @returns {("email" | "card" | "phone")[]}
 */
export function found(words) {
  /** @type {("email" | "card" | "phone")[]} */
  const kinds = [];
  if (EMAIL.test(words)) kinds.push("email");
  const cards = (words.match(CARD) ?? []).filter(isCard);
  if (cards.length > 0) kinds.push("card");
  // A card's digits are not also a telephone's.
  const rest = cards.reduce((text, card) => text.replace(card, " "), words);
  if (PHONES.some((phone) => phone.test(rest))) kinds.push("phone");
  return kinds;
}

/**
 * Whether the last digit is the one that Luhn's formula asks for (ISO/IEC 7812-1, annex B).
 * @param {string} text
 */
function isCard(text) {
  const digits = Array.from(text.replace(/\D/g, ""), Number).reverse();
  const sum = digits.reduce((sum, digit, place) => {
    const counted = place % 2 === 1 ? digit * 2 : digit;
    return sum + (counted > 9 ? counted - 9 : counted);
  }, 0);
  // The same digit again and again is a pattern and no number.
  return sum % 10 === 0 && new Set(digits).size > 1;
}
