// @ts-check
// What is left is said as the server says it, and nothing is said where it says nothing.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

// The sentences are read from the page when their module is loaded.
const sentences = { "allowance-hour": "{left} of {most} this hour", "allowance-day": "{left} of {most} today" };
Object.assign(globalThis, {
  HTMLTemplateElement: class {},
  HTMLElement: class {},
  document: { documentElement: { lang: "en" }, querySelectorAll: () => [page()] },
});

function page() {
  const line = (/** @type {[string, string]} */ [text, textContent]) =>
    Object.assign(new /** @type {any} */ (globalThis).HTMLElement(), { dataset: { text }, textContent });
  const content = { querySelectorAll: () => Object.entries(sentences).map(line) };
  return Object.assign(new /** @type {any} */ (globalThis).HTMLTemplateElement(), { content });
}

const { Allowance, said } = await import("../../assets/static/js/allowance.js");

const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
});

/** @param {[number, number]} hour @param {[number, number]} day */
function held(hour, day) {
  const window = (/** @type {[number, number]} */ [left, allowed]) => ({ left, allowed });
  return { counts: { pictures: { windows: { minute: window([0, 4]), hour: window(hour), day: window(day) } } } };
}

test("the hour is said, and the day where it has less", () => {
  assert.equal(said(held([29, 30], [99, 100])), "29 of 30 this hour");
  assert.equal(said(held([30, 30], [3, 100])), "3 of 100 today");
  assert.equal(said(held([0, 30], [0, 100])), "0 of 30 this hour");
});

test("what is not a number is not said", () => {
  for (const odd of [null, {}, { counts: {} }, { counts: { pictures: { windows: { hour: { left: "<b>", allowed: 3 } } } } }]) {
    assert.equal(said(odd), "");
  }
});

test("it is asked once when the visitor turns to the form, and again when something may have been used", async () => {
  let asked = 0;
  globalThis.fetch = async (address) => {
    assert.equal(address, "/your-data.json");
    asked += 1;
    return new Response(JSON.stringify(held([30 - asked, 30], [100, 100])));
  };
  const place = /** @type {any} */ ({ textContent: "" });
  const allowance = new Allowance(place);
  for (let turn = 0; turn < 5; turn += 1) allowance.wanted();
  await new Promise((later) => setTimeout(later));
  assert.deepEqual([asked, place.textContent], [1, "29 of 30 this hour"]);
  await allowance.renew();
  assert.deepEqual([asked, place.textContent], [2, "28 of 30 this hour"]);
  globalThis.fetch = async () => {
    throw new TypeError("offline");
  };
  await allowance.renew();
  assert.equal(place.textContent, "");
});
