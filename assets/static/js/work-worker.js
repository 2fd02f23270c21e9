// @ts-check
// Runs beside the page, so that typing is never held up: takes one challenge, tells how far it is, ends with what the
// form carries.

import { solve, written } from "./solver.js";

addEventListener("message", ({ data }) => {
  const search = solve(data);
  for (let step = search.next(); ; step = search.next()) {
    if (step.done) return postMessage({ solved: written(data, step.value) });
    postMessage({ done: step.value });
  }
});
