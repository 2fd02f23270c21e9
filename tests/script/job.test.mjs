// @ts-check
// What the server says is told as it is: in order, and honestly about what did not come.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { make, Refusal, Unreadable } from "../../assets/static/js/job.js";

const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
});

/** @type {RequestInit | undefined} */
let sent;

/** @param {Response} answer */
function serve(answer) {
  globalThis.fetch = async (_, options) => {
    sent = options;
    return answer;
  };
}

/**
 * @param {string[]} pieces
 * @param {boolean} [breaks]
 */
function stream(pieces, breaks = false) {
  const encoder = new TextEncoder();
  const left = [...pieces];
  const body = new ReadableStream({
    pull(controller) {
      const piece = left.shift();
      if (piece !== undefined) controller.enqueue(encoder.encode(piece));
      else if (breaks) controller.error(new TypeError("network"));
      else controller.close();
    },
  });
  return new Response(body, { headers: { "Content-Type": "multipart/mixed; boundary=b" } });
}

const event = (/** @type {object} */ told) => `\r\n--b\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(told)}`;
/** As short as a whole picture can be: the head of a WebP file, whose length says that nothing follows. */
const WHOLE = "RIFF\u0004\0\0\0WEBP";
const head = '\r\n--b\r\nContent-Type: image/webp\r\nContent-Disposition: inline; name="picture"; filename="a.webp"\r\n\r\n';
const PICTURE = head + WHOLE;
const PREVIEW = '\r\n--b\r\nContent-Type: image/png\r\nContent-Disposition: inline; name="preview"\r\n\r\nPNG';

/** @param {AbortSignal} [signal] */
async function told(signal = new AbortController().signal) {
  const happenings = [];
  let begun = 0;
  for await (const happening of make(new URLSearchParams({ prompt: "x" }), signal, () => (begun += 1))) {
    happenings.push(happening);
  }
  return { happenings, begun };
}

test("everything is told in order, and previews apart from pictures", async () => {
  serve(stream([event({ event: "queued", position: 2 }), PREVIEW, PICTURE, event({ event: "done", pictures: 1, asked: 1 }), "\r\n--b--"]));
  const { happenings, begun } = await told();
  assert.deepEqual(happenings.map(({ event }) => event), ["queued", "preview", "picture", "done"]);
  assert.equal(begun, 1);
  assert.equal(sent?.method, "POST");
  assert.equal(new Headers(sent?.headers).get("Accept"), "multipart/mixed");
  const picture = happenings[2];
  assert.ok(picture?.event === "picture" && picture.name === "a.webp" && picture.blob.type === "image/webp");
});

test("a lost connection ends the telling without a done", async () => {
  for (const breaks of [true, false]) {
    serve(stream([event({ event: "progress", fraction: 0.5 }), PICTURE, "\r\n--b", PICTURE.slice(5, 60)], breaks));
    const { happenings } = await told();
    assert.deepEqual(happenings.map(({ event }) => event), ["progress", "picture"]);
  }
});

test("a picture that broke off is no picture, and the refusal behind it is told", async () => {
  const refused = event({ event: "refused", code: "upstream-failed", status: 502, detail: "d" });
  serve(stream([PICTURE, head, WHOLE.slice(0, -1), refused, "\r\n--b--"]));
  const { happenings } = await told();
  assert.deepEqual(happenings.map(({ event }) => event), ["picture", "refused"]);
});

test("a refusal in the stream is told as one", async () => {
  serve(stream([event({ event: "refused", code: "upstream-failed", status: 502, detail: "d" }), "\r\n--b--"]));
  const { happenings } = await told();
  assert.deepEqual(happenings.map(({ event }) => event), ["refused"]);
});

test("a refusal before the stream carries its code, its words and its wait", async () => {
  const problem = { code: "rate-limited", title: "t", status: 429, detail: "d" };
  const headers = { "Content-Type": "application/problem+json", "Retry-After": "60" };
  serve(new Response(JSON.stringify(problem), { status: 429, headers }));
  await assert.rejects(told(), (error) => {
    assert.ok(error instanceof Refusal);
    assert.equal(error.problem.code, "rate-limited");
    assert.equal(error.problem.retry_after, 60);
    return true;
  });
});

test("a proxy's own page is not taken for words of the service", async () => {
  serve(new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "Content-Type": "text/html" } }));
  await assert.rejects(told(), (error) => error instanceof Refusal && error.problem.detail === "");
  serve(new Response("ok", { headers: { "Content-Type": "text/plain" } }));
  await assert.rejects(told(), Unreadable);
});

test("a visitor who cancels is told apart from a line that broke", async () => {
  const controller = new AbortController();
  serve(stream([event({ event: "queued", position: 1 })], true));
  controller.abort();
  await assert.rejects(told(controller.signal));
});

test("a part that is neither a picture nor an event is passed over", async () => {
  serve(stream(["\r\n--b\r\nContent-Type: text/html\r\n\r\n<script>", event({ event: "done", pictures: 0, asked: 1 }), "\r\n--b--"]));
  const { happenings } = await told();
  assert.deepEqual(happenings.map(({ event }) => event), ["done"]);
});
