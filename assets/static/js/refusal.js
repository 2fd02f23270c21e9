// @ts-check
// When the server gives out no check: what is said of it, and how long it is left alone.

import { isClosed, problemOf } from "./job.js";
import { duration, say } from "./texts.js";

/** After a failure nobody asked to repeat, this long passes before typing asks again, in milliseconds. */
export const REST = 5_000;

/**
 * Reads the refusal of a check.
 * @param {Response} answer
 * @param {"challenge" | "work"} kind whose sentences are said
 */
export async function refusalOf(answer, kind) {
  const wait = Number(answer.headers.get("Retry-After")) || 0;
  const { code, title, detail } = await problemOf(answer);
  const closed = isClosed({ code });
  const failed = wait > 0 ? say(`${kind}-wait`, { time: duration(wait) }) : say(`${kind}-failed`);
  return { pause: Math.max(REST, wait * 1000), closed, words: closed ? say("fault", { title, detail }) : failed };
}
