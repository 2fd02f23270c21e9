// @ts-check
// Nothing is said of the time to come before there is something to say it from.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Estimate } from "../../assets/static/js/estimate.js";

test("at the beginning nobody knows", () => {
  const estimate = new Estimate();
  assert.equal(estimate.left(0), null);
  estimate.queued(5, 0);
  assert.equal(estimate.left(10_000), null);
  estimate.progress(0.05, 20_000);
  assert.equal(estimate.left(21_000), null);
  // Too quick to tell.
  estimate.progress(0.5, 20_500);
  assert.equal(estimate.left(20_500), null);
});

test("the rest of the work goes on as the work did, and time passes meanwhile", () => {
  const estimate = new Estimate();
  estimate.progress(0, 0);
  estimate.progress(0.25, 5_000);
  assert.equal(estimate.left(5_000), 15);
  assert.equal(estimate.left(9_000), 11);
  assert.equal(estimate.left(25_000), null, "what takes longer than it should is not said to be done");
});

test("the line goes on as it did, and one's own picture comes after it", () => {
  const estimate = new Estimate();
  estimate.queued(4, 0);
  estimate.queued(3, 4_000);
  estimate.queued(2, 8_000);
  assert.equal(estimate.left(8_000), 12);
  assert.equal(estimate.left(10_000), 10);
});

test("who is put back in the line, or begins another picture, begins to count anew", () => {
  const estimate = new Estimate();
  estimate.queued(2, 0);
  estimate.queued(1, 5_000);
  estimate.queued(6, 6_000);
  assert.equal(estimate.left(7_000), null);
  estimate.progress(0.9, 10_000);
  estimate.progress(0.1, 20_000);
  assert.equal(estimate.left(21_000), null);
  estimate.progress(0.6, 30_000);
  assert.equal(estimate.left(30_000), 8);
});
