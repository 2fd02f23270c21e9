// @ts-check
// The streamed answer is read the same however the network cuts it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { boundaryOf, MultipartError, MultipartParser } from "../../assets/static/js/multipart.js";

const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);
const decode = (/** @type {Uint8Array} */ bytes) => new TextDecoder().decode(bytes);

/** Bytes that look like a delimiter again and again, and never are. */
const PICTURE = Uint8Array.from({ length: 5000 }, (_, at) => encode("\r\n--b\r\n-bo\0\xff")[at % 12] ?? 0);

/** @param {(string | Uint8Array)[]} pieces */
function join(...pieces) {
  return Uint8Array.from(pieces.flatMap((piece) => [...(typeof piece === "string" ? encode(piece) : piece)]));
}

const EVENT = '{"event":"queued","position":2}';
const BODY = join(
  "--bound\r\nContent-Type: application/json\r\n\r\n",
  EVENT,
  '\r\n--bound\r\nContent-Type: image/png\r\nContent-Disposition: inline; name="picture"\r\n\r\n',
  PICTURE,
  "\r\n--bound\r\n\r\n\r\n--bound--\r\nepilogue\r\n--bound\r\n\r\nnot a part",
);

/**
 * @param {Uint8Array} body
 * @param {number} step
 */
function readInSteps(body, step) {
  const parser = new MultipartParser("bound");
  const parts = [];
  for (let at = 0; at < body.length; at += step) parts.push(...parser.push(body.subarray(at, at + step)));
  return { parser, parts };
}

test("the parts are the same wherever the chunks are cut", () => {
  for (const step of [1, 2, 3, 5, 7, 64, 1000, 1369, BODY.length]) {
    const { parser, parts } = readInSteps(BODY, step);
    assert.equal(parts.length, 3, `step ${step}`);
    assert.equal(decode(parts[0]?.body ?? PICTURE), EVENT);
    assert.deepEqual(parts[1]?.body, PICTURE);
    assert.equal(parts[1]?.headers.get("content-disposition"), 'inline; name="picture"');
    assert.equal(parts[2]?.body.length, 0);
    assert.equal(parts[2]?.headers.size, 0);
    assert.ok(parser.closed);
  }
});

test("a part is given as soon as the delimiter after it has come", () => {
  const parser = new MultipartParser("bound");
  assert.equal(parser.push(encode("--bound\r\n\r\nfirst\r\n--boun")).length, 0);
  assert.equal(parser.push(encode("d")).length, 1);
});

test("a part that names its length does not wait for the delimiter", () => {
  const parser = new MultipartParser("bound");
  const parts = parser.push(encode("--bound\r\nContent-Length: 5\r\n\r\nfirst"));
  assert.equal(parts.length, 1);
  const more = parser.push(encode("\r\n--bound\r\nContent-Length: 6\r\n\r\nsecond\r\n--bound--"));
  assert.equal(decode(more[0]?.body ?? PICTURE), "second");
  assert.ok(parser.closed);
});

test("a body cut off anywhere is not closed", () => {
  const end = BODY.length - "\r\nepilogue\r\n--bound\r\n\r\nnot a part".length;
  for (let length = 0; length < end; length += 97) assert.ok(!readInSteps(BODY.subarray(0, length), 61).parser.closed);
  assert.ok(readInSteps(BODY.subarray(0, end), 61).parser.closed);
});

test("a cut-off picture is never given as a whole one", () => {
  const start = BODY.length - PICTURE.length;
  const { parts } = readInSteps(BODY.subarray(0, start), 61);
  assert.equal(parts.length, 1);
});

test("headers without end and lengths that are none are refused", () => {
  const endless = new MultipartParser("bound");
  endless.push(encode("--bound\r\n"));
  assert.throws(() => endless.push(encode("x".repeat(20_000))), MultipartError);
  for (const length of ["-1", "NaN", "1e3", "five", "99999999", "99999999999"]) {
    const parser = new MultipartParser("bound");
    assert.throws(() => parser.push(encode(`--bound\r\nContent-Length: ${length}\r\n\r\nx`)), MultipartError, length);
  }
});

test("what stands before the first delimiter is not held", () => {
  const parser = new MultipartParser("bound");
  for (let times = 0; times < 64; times += 1) assert.equal(parser.push(new Uint8Array(1 << 20)).length, 0);
  const parts = parser.push(encode("\r\n--bound\r\n\r\nhello\r\n--bound--"));
  assert.equal(decode(parts[0]?.body ?? PICTURE), "hello");
});

test("the boundary is read from the type, quoted or bare", () => {
  assert.equal(boundaryOf("multipart/mixed; boundary=abc"), "abc");
  assert.equal(boundaryOf('multipart/mixed; charset=x; boundary="a b"'), "a b");
  assert.equal(boundaryOf("multipart/mixed; boundary=abc; x=y"), "abc");
  assert.equal(boundaryOf("text/html; boundary=abc"), null);
  assert.equal(boundaryOf(null), null);
});
