// @ts-check
// A ZIP file is one that others open, and what stands in its page is text.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import "./page.mjs";
import { album } from "../../assets/static/js/album.js";
import { crc32, crcOf } from "../../assets/static/js/crc32.js";
import { TooLarge, Zip } from "../../assets/static/js/zip.js";
import { bytes, kept, picture } from "./browser.mjs";

/**
 * What Python's reader finds: each name with its size, and what it finds wrong.
 * @param {Blob} zip
 * @param {string} [more] that is printed too
 */
async function opened(zip, more = "None") {
  const script = `import io, json, sys, zipfile
z = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
print(json.dumps([z.testzip(), [[i.filename, i.file_size, list(i.date_time)] for i in z.infolist()], ${more}]))`;
  const ran = spawnSync("python3", ["-c", script], { input: Buffer.from(await zip.arrayBuffer()), encoding: "utf8" });
  assert.equal(ran.status, 0, ran.stderr);
  return JSON.parse(ran.stdout);
}

test("the checksum is the one everybody has", async () => {
  assert.equal(crc32(new TextEncoder().encode("123456789")), 0xcbf43926);
  assert.equal(crc32(bytes(50), crc32(bytes(0))), await crcOf(new Blob([bytes(50)])));
});

test("what is packed is found again by another program, byte for byte", async () => {
  const zip = new Zip();
  await zip.add("pictures/ä 1.png", picture(70_000), new Date(2026, 1, 3, 4, 5, 6));
  await zip.add("empty", new Blob([]), new Date(NaN));
  const [wrong, names, content] = await opened(zip.finish(), `list(z.read("pictures/ä 1.png"))`);
  assert.equal(wrong, null);
  assert.deepEqual(names[0], ["pictures/ä 1.png", 70_000, [2026, 2, 3, 4, 5, 6]]);
  assert.deepEqual(names[1].slice(0, 2), ["empty", 0]);
  assert.deepEqual(content, [...bytes(70_000)]);
});

test("what 32 bits cannot say is refused", async () => {
  const zip = new Zip();
  const huge = /** @type {Blob} */ (/** @type {unknown} */ ({ size: 0xffff_ffff, stream: () => assert.fail("it is read") }));
  await assert.rejects(zip.add("huge", huge, new Date()), TooLarge);
});

// safety.md T16
test("the page in the file shows every picture, and words stay words", async () => {
  const words = `<script>alert(1)</script> "a" & 'b'`;
  const pictures = [{ ...kept("1"), words, name: "../../evil .png" }, { ...kept("2") }, { ...kept("gone") }];
  /** @type {number[]} */
  const steps = [];
  const look = async (/** @type {string} */ id) => (id === "gone" ? null : picture(100, Number(id)));
  const zip = await album(pictures, look, "My <pictures>", (done) => steps.push(done));
  const [, names, page] = await opened(zip, `z.read("index.html").decode()`);
  assert.deepEqual(names.map(([name]) => name), ["pictures/1-evil-.png", "pictures/2-afterimage.png", "index.html"]);
  assert.deepEqual(steps, [1, 2, 3]);
  assert.doesNotMatch(page, /<script|My <pictures>|onerror/);
  assert.match(page, /&#60;script&#62;alert\(1\)/);
  for (const [name] of names.slice(0, 2)) assert.ok(page.includes(`src="${name}"`), name);
});
