// @ts-check
// What is taken out of a visitor's file, and what is written for what was painted.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { isTurned, kindOf, strip } from "../../assets/static/js/edit-file.js";
import { Mask } from "../../assets/static/js/edit-mask.js";
import { maskFile } from "../../assets/static/js/edit-png.js";

const folder = new URL("../fixtures/pictures/", import.meta.url);

/** @param {string} name */
function fixture(name) {
  return new Uint8Array(readFileSync(new URL(name, folder)));
}

/** @param {Uint8Array} bytes */
function text(bytes) {
  return Buffer.from(bytes).toString("latin1");
}

/** safety.md T41 */
test("of every file only the picture stays, and what it said about its picture is told", () => {
  const names = readdirSync(folder).filter((name) => /\.(jpg|png|webp)$/.test(name));
  assert.ok(names.length > 20);
  for (const name of names) {
    const bare = strip(fixture(name));
    assert.ok(bare, name);
    const said = text(bare.bytes);
    for (const word of ["canary", "Exif", "EXIF", "eXIf", "XMP", "xpacket", "tEXt", "iTXt", "zTXt", "tIME", "ICC", "iCCP", "c2pa", "jumb", "Pillow"]) {
      assert.ok(!said.includes(word), `${name} says ${word}`);
    }
    const wordy = name.startsWith("wordy");
    assert.deepEqual([bare.turned, bare.profiled], [wordy, wordy], name);
    assert.equal(bare.moving, name === "animated.webp", name);
  }
});

test("a file with nothing but its picture stays as it is", () => {
  for (const name of ["progressive.jpg", "grey.jpg", "baseline.jpg", "restarts.jpg", "lossy.webp", "lossless.webp", "alpha.webp"]) {
    const file = fixture(name);
    assert.deepEqual(strip(file)?.bytes, file, name);
  }
});

test("what follows the end of a picture is not sent", () => {
  for (const name of ["baseline.jpg", "wordy.png", "lossy.webp"]) {
    const file = fixture(name);
    const longer = new Uint8Array([...file, ...Buffer.from("and a canary at the end")]);
    assert.deepEqual(strip(longer)?.bytes, strip(file)?.bytes, name);
  }
});

test("a file that breaks off is none", () => {
  for (const name of ["baseline.jpg", "wordy.png", "lossy.webp"]) {
    const file = fixture(name);
    for (const length of [0, 3, 12, 30, Math.floor(file.length / 2), file.length - 1]) {
      assert.equal(strip(file.slice(0, length)), null, `${name} of ${length} bytes`);
    }
  }
});

test("a file is what its bytes say", () => {
  const of = (/** @type {string} */ words) => kindOf(new Uint8Array(Buffer.from(words, "latin1")));
  assert.equal(of("GIF89a"), "gif");
  assert.equal(of("\0\0\0\x18ftypheic\0\0\0\0"), "heic");
  assert.equal(of("\0\0\0\x18ftypmif1\0\0\0\0"), "heic");
  assert.equal(of("<?xml version=\"1.0\"?><svg/>"), "svg");
  assert.equal(of("  <svg xmlns='…'/>"), "svg");
  assert.equal(of("BM"), "other");
  assert.equal(of(""), "other");
});

test("the way a picture lies is read in either byte order", () => {
  const little = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0];
  const big = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1];
  for (const way of [1, 2, 6, 8]) {
    assert.equal(isTurned(new Uint8Array([...little, way, 0, 0, 0])), way > 1);
    assert.equal(isTurned(new Uint8Array([...big, 0, way, 0, 0])), way > 1);
  }
  assert.equal(isTurned(new Uint8Array(little)), false);
});

/**
 * The painted places, drawn.
 * @param {Mask} mask
 */
function seen({ pixels, width, height }) {
  const rows = Array.from({ length: height }, (_, y) => [...pixels.subarray(y * width, (y + 1) * width)]);
  return rows.map((row) => row.map((value) => (value ? "#" : ".")).join(""));
}

test("a stroke paints what is under the brush and nothing else", () => {
  const mask = new Mask(8, 5);
  mask.stroke({ x: 1.5, y: 2.5 }, { x: 5.5, y: 2.5 }, 1, true);
  assert.deepEqual(seen(mask), ["........", ".#####..", "#######.", ".#####..", "........"]);
  mask.stroke({ x: 3.5, y: 0 }, { x: 3.5, y: 5 }, 0.5, false);
  assert.deepEqual(seen(mask), ["........", ".##.##..", "###.###.", ".##.##..", "........"]);
  mask.stroke({ x: -20, y: -20 }, { x: -10, y: 90 }, 3, true);
  assert.deepEqual(seen(mask)[0], "........");
});

test("what was done is undone step by step, and done again until something else is done", () => {
  const mask = new Mask(13, 7);
  const states = [mask.pixels.slice()];
  for (const x of [2, 6, 10]) {
    mask.begin();
    mask.stroke({ x, y: 3 }, { x, y: 4 }, 1.5, true);
    states.push(mask.pixels.slice());
  }
  mask.invert();
  states.push(mask.pixels.slice());
  mask.clear();
  assert.ok(mask.empty);
  for (const state of [...states].reverse()) {
    assert.ok(mask.undo());
    assert.deepEqual(mask.pixels, state);
  }
  assert.equal(mask.undo(), false);
  assert.ok(mask.redo() && mask.redo());
  assert.deepEqual(mask.pixels, states[2]);
  mask.begin();
  assert.equal(mask.redo(), false);
});

test("inverting an empty mask paints everything", () => {
  const mask = new Mask(3, 3);
  mask.invert();
  assert.ok(!mask.empty && mask.pixels.every((value) => value === 1));
});

test("what is painted moves with the picture when it is extended, and all that is added is sent as painted", () => {
  const mask = new Mask(4, 2);
  mask.stroke({ x: 0.5, y: 0.5 }, { x: 0.5, y: 0.5 }, 0.5, true);
  const [alone, within] = [{ left: 0, top: 0, right: 4, bottom: 2 }, { left: 1, top: 2, right: 5, bottom: 4 }];
  const larger = mask.refitted(6, 4, alone, within);
  assert.deepEqual(seen(larger), ["......", "......", ".#....", "......"]);
  const drawn = (/** @type {Uint8Array} */ sent) => [...sent].map((value) => value / 255).join("");
  assert.deepEqual(drawn(larger.sent(within, 6, 4)).match(/.{6}/g), ["111111", "111111", "110001", "100001"]);
  assert.deepEqual(drawn(larger.sent(within, 12, 8).subarray(48, 60)), "111100000011");
  assert.deepEqual(seen(larger.refitted(4, 2, within, alone)), seen(mask));
});

test("what is painted stays where it is on the picture when another model takes it at another size", () => {
  const mask = new Mask(8, 4);
  mask.stroke({ x: 3, y: 1 }, { x: 3, y: 1 }, 1, true);
  assert.deepEqual(seen(mask), ["..##....", "..##....", "........", "........"]);
  const whole = (/** @type {number} */ width, /** @type {number} */ height) => ({ left: 0, top: 0, right: width, bottom: height });
  const half = mask.refitted(4, 2, whole(8, 4), whole(4, 2));
  assert.deepEqual(seen(half), [".#..", "...."]);
  assert.deepEqual(seen(half.refitted(8, 4, whole(4, 2), whole(8, 4))), seen(mask));
});

test("a soft edge fades from what is made anew to what stays, and reaches no further than it was told", () => {
  const mask = new Mask(100, 40);
  mask.pixels.forEach((_, at) => (mask.pixels[at] = at % 100 < 50 ? 1 : 0));
  const all = { left: 0, top: 0, right: 100, bottom: 40 };
  const sent = mask.sent(all, 100, 40, 12);
  for (const y of [0, 19, 39]) {
    const row = [...sent.subarray(y * 100, y * 100 + 100)];
    assert.ok(row.slice(0, 38).every((value) => value === 255) && row.slice(62).every((value) => value === 0), `${row}`);
    const edge = row.slice(38, 62);
    assert.ok(edge.every((value, at) => at === 0 || value <= (edge[at - 1] ?? 0)), `${edge}`);
    assert.ok(Math.abs((row[49] ?? 0) + (row[50] ?? 0) - 255) <= 3 && (row[44] ?? 0) < 255 && (row[55] ?? 0) > 0, `${edge}`);
  }
  assert.deepEqual(mask.sent(all, 100, 40, 0), mask.sent(all, 100, 40, 2), "too short for a pixel");
});

test("what is added to a picture is all made anew, however soft the edge", () => {
  const mask = new Mask(60, 20);
  const sent = mask.sent({ left: 30, top: 0, right: 60, bottom: 20 }, 60, 20, 9);
  const row = [...sent.subarray(600, 660)];
  assert.ok(row.slice(0, 30).every((value) => value === 255));
  assert.ok((row[30] ?? 0) > 0 && (row[30] ?? 0) < 255 && row.slice(40).every((value) => value === 0), `${row}`);
});

/**
 * The chunks of a PNG, each with its check.
 * @param {Uint8Array} png
 */
function chunks(png) {
  const all = new Map();
  const view = new DataView(png.buffer, png.byteOffset);
  for (let at = 8; at < png.length; at += 12 + view.getUint32(at)) {
    const length = view.getUint32(at);
    all.set(text(png.subarray(at + 4, at + 8)), png.subarray(at + 8, at + 8 + length));
  }
  return all;
}

test("a mask is a PNG of exactly its size, white or transparent where it is painted", async () => {
  const pixels = new Uint8Array([0, 255, 255, 0, 64, 255]);
  const white = chunks(new Uint8Array(await (await maskFile(pixels, 3, 2, "white")).arrayBuffer()));
  assert.deepEqual([...white.get("IHDR")], [0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0]);
  assert.deepEqual([...inflateSync(white.get("IDAT"))], [0, 0, 255, 255, 0, 0, 64, 255]);
  const clear = chunks(new Uint8Array(await (await maskFile(pixels, 3, 2, "transparent")).arrayBuffer()));
  assert.equal(clear.get("IHDR")[9], 6);
  const rows = inflateSync(clear.get("IDAT"));
  assert.deepEqual([4, 8, 12, 17, 21, 25].map((at) => rows[at]), [255, 0, 0, 255, 191, 0]);
  const end = text(new Uint8Array(await (await maskFile(pixels, 3, 2, "white")).arrayBuffer())).slice(-12);
  assert.equal(end, "\0\0\0\0IEND\xaeB`\x82");
});
