// @ts-check
// A finger drawn across turns the page; a mouse, a short touch and a scroll do not.

import assert from "node:assert/strict";
import { test } from "node:test";
import { watchSwipes } from "../../assets/static/js/swipe.js";

/**
 * What is swiped when a pointer goes from 200, 200 to there.
 * @param {number} x
 * @param {number} y
 * @param {object} [given]
 */
function swiped(x, y, given = {}) {
  const element = new EventTarget();
  /** @type {number[]} */
  const steps = [];
  watchSwipes(/** @type {HTMLElement} */ (element), (step) => steps.push(step));
  const pointer = { pointerId: 1, pointerType: "touch", isPrimary: true, ...given };
  const fire = (/** @type {string} */ name, /** @type {object} */ facts) =>
    element.dispatchEvent(Object.assign(new Event(name), pointer, facts));
  fire("pointerdown", { clientX: 200, clientY: 200 });
  if ("cancelled" in given) fire("pointercancel", {});
  fire("pointerup", { clientX: x, clientY: y });
  return steps;
}

test("a finger to the left goes on, one to the right goes back", () => {
  assert.deepEqual([swiped(100, 210), swiped(300, 190)], [[1], [-1]]);
});

test("what is short, steep, cancelled, a second finger or no finger at all turns nothing", () => {
  const tries = [
    swiped(170, 200), swiped(100, 280), swiped(100, 200, { cancelled: true }), swiped(100, 200, { isPrimary: false }),
    swiped(100, 200, { pointerType: "mouse" }),
  ];
  assert.deepEqual(tries, [[], [], [], [], []]);
});
