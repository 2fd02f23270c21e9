// @ts-check
// One request for pictures: sent, and told as it happens.

import { boundaryOf, MultipartError, MultipartParser } from "./multipart.js";
import { isWhole } from "./whole.js";

/**
 * @typedef {{ code: string, title: string, detail: string, status: number, field?: string, retry_after?: number,
 *   pass?: boolean, work?: boolean }} Problem
 * @typedef {{ model: string, label: string, stands_in?: boolean }} MadeBy
 * @typedef {{ event: "queued", position: number }
 *   | { event: "progress", fraction: number }
 *   | { event: "preview" | "picture", blob: Blob, name: string }
 *   | { event: "done", pictures: number, asked: number, seed?: number | string, made_by?: MadeBy | null }
 *   | ({ event: "refused", pictures: number } & Problem)} Happening
 */

/** The server said no before it began: nothing of the stream has come. */
export class Refusal extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The server's answer is none this page can read. */
export class Unreadable extends Error {}

/**
 * Sends the form and gives what happens, in order. Ends without `done` or `refused` when the connection was lost.
 * @param {URLSearchParams | FormData} form
 * @param {AbortSignal} signal
 * @param {() => void} begun called when the server has taken the request on
 * @param {string} [address] where it is sent: a page in a language's folder gets its answer in that language
 * @returns {AsyncGenerator<Happening, void>}
 */
export async function* make(form, signal, begun, address = "/generate") {
  const answer = await fetch(address, {
    method: "POST",
    headers: { Accept: "multipart/mixed" },
    body: form,
    cache: "no-store",
    credentials: "same-origin",
    redirect: "error",
    signal,
  });
  if (!answer.ok) throw new Refusal(await problemOf(answer));
  const boundary = boundaryOf(answer.headers.get("Content-Type"));
  if (!boundary || !answer.body) throw new Unreadable();
  begun();
  yield* happenings(answer.body, new MultipartParser(boundary), signal);
}

/**
 * @param {ReadableStream<Uint8Array>} body
 * @param {MultipartParser} parser
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<Happening, void>}
 */
async function* happenings(body, parser, signal) {
  const reader = body.getReader();
  try {
    while (!parser.closed) {
      const { done, value } = await reader.read();
      if (done) return;
      for (const part of parser.push(value)) {
        const happening = read(part);
        if (happening) yield happening;
      }
    }
  } catch (error) {
    // A visitor who cancels is told apart from a line that broke; a broken line ends the telling.
    if (signal.aborted || error instanceof MultipartError) throw error;
  } finally {
    reader.cancel().catch(() => {});
  }
}

/**
 * @param {import("./multipart.js").Part} part
 * @returns {Happening | null}
 */
function read(part) {
  const type = part.headers.get("content-type") ?? "";
  if (type.startsWith("application/json")) return eventOf(part.body);
  if (!/^image\/(png|jpeg|webp)\b/.test(type)) return null;
  const disposition = part.headers.get("content-disposition") ?? "";
  const event = /\bname="preview"/.test(disposition) ? "preview" : "picture";
  const mime = type.split(";", 1)[0] ?? "";
  // The refusal that says why a picture broke off comes next.
  if (event === "picture" && !isWhole(part.body, mime)) return null;
  const name = /\bfilename="([\w.-]+)"/.exec(disposition)?.[1] ?? "afterimage";
  return { event, blob: new Blob([part.body], { type: mime }), name };
}

/**
 * @param {Uint8Array} body
 * @returns {Happening | null}
 */
function eventOf(body) {
  try {
    const event = JSON.parse(new TextDecoder().decode(body));
    return typeof event?.event === "string" ? event : null;
  } catch {
    throw new MultipartError("event");
  }
}

/**
 * What a refusal says; a proxy in front may answer in its own way, of which only the status is trusted.
 * @param {Response} answer
 * @returns {Promise<Problem>}
 */
export async function problemOf(answer) {
  const retry = Number(answer.headers.get("Retry-After")) || undefined;
  const unknown = { code: "unreadable", title: "", detail: "", status: answer.status, retry_after: retry };
  if (!/^application\/problem\+json\b/.test(answer.headers.get("Content-Type") ?? "")) return unknown;
  const problem = await answer.json().catch(() => null);
  if (typeof problem?.detail !== "string") return unknown;
  return { ...unknown, ...problem };
}

/**
 * Whether not the check is what lacks but what it would be good for: the page then says what does, and nobody copies
 * letters or lets the browser work for nothing.
 * @param {{ code: string }} problem
 */
export function isClosed({ code }) {
  return code.endsWith("-spent") || code.startsWith("upstream-");
}
