// @ts-check
// A search finds what was kept, a selection is what is shown, and settings without words make a link.

import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.mjs";
import { chosen } from "../../assets/static/js/filter.js";
import { reuse, read } from "../../assets/static/js/fragment.js";
import { History } from "../../assets/static/js/history.js";
import { packetOf } from "../../assets/static/js/mark.js";
import { carryMarkToPng } from "../../assets/static/js/mark-png.js";
import { crc32 } from "../../assets/static/js/crc32.js";
import { Selection } from "../../assets/static/js/selection.js";
import { bytes, kept, LocalStorage } from "./browser.mjs";

const PICTURES = [
  { ...kept("c"), received: true, words: "Ein See im Nebel", model: "Flux", width: 1024, height: 768, favourite: true },
  { ...kept("b"), received: true, words: "a café at night", model: "Painter", asked: { style: "ink" } },
  { ...kept("a"), received: false, model: "Painter", seed: "4711" },
];
const ALL = { search: "", favourites: false, oldest: false };

/** @param {Partial<typeof ALL>} choice */
const ids = (choice) => chosen(PICTURES, { ...ALL, ...choice }).map(({ id }) => id).join("");

test("words, model, size, style and seed are found, in either case and without accents", () => {
  for (const [search, found] of [["see", "c"], ["CAFE night", "b"], ["painter", "ba"], ["1024x768", "c"], ["1024 × 768", "c"], ["ink", "b"], ["4711", "a"], ["tower", ""], ["  ", "cba"]]) {
    assert.equal(ids({ search }), found, search);
  }
});

test("favourites alone, and the oldest first", () => {
  assert.equal(ids({ favourites: true }), "c");
  assert.equal(ids({ oldest: true }), "abc");
  assert.equal(ids({ oldest: true, search: "painter" }), "ab");
});

test("a range is selected from the last one, in either direction, and let go alike", () => {
  const selection = new Selection();
  const order = ["a", "b", "c", "d", "e"];
  const shown = order.map((id) => ({ id }));
  const now = () => selection.among(shown).map(({ id }) => id).join("");
  selection.turn("d", true, true, order);
  assert.equal(now(), "d");
  selection.turn("b", true, true, order);
  assert.equal(now(), "bcd");
  selection.turn("c", false, false, order);
  selection.turn("e", true, true, order);
  assert.equal(now(), "bcde");
  assert.equal(selection.among(shown.slice(0, 2)).length, 1);
  assert.equal(selection.count, 1, "what is not shown is not selected");
});

test("a picture whose words were not kept gives its settings alone", () => {
  const fragment = reuse(new Map([["size", "64x48"], ["seed", "7"]])) ?? "";
  assert.deepEqual([...(read(fragment) ?? [])], [["size", "64x48"], ["seed", "7"]]);
  assert.equal(reuse(new Map()), null);
});

test("words from elsewhere come in by their time, each once", () => {
  const storage = /** @type {Storage} */ (/** @type {unknown} */ (new LocalStorage()));
  const history = new History(() => storage);
  history.add("b", new Date("2026-01-02"));
  history.merge([{ words: "c", at: "2026-01-03" }, { words: "b", at: "2026-01-09" }, { words: "a", at: "2026-01-01" }]);
  assert.deepEqual(history.list().map(({ words }) => words), ["c", "b", "a"]);
});

test("a PNG made from a marked picture carries the mark in a chunk that is whole", async () => {
  const packet = `<?xpacket begin="" id="x"?><x/><?xpacket end="r"?>`;
  const head = bytes(33);
  const png = await carryMarkToPng(new Blob(["before", packet, "after"]), new Blob([head, "rest"], { type: "image/png" }));
  const all = new Uint8Array(await png.arrayBuffer());
  assert.equal(new TextDecoder().decode(packetOf(all) ?? undefined), packet);
  const view = new DataView(all.buffer);
  const length = view.getUint32(33);
  const chunk = all.subarray(37, 41 + length);
  assert.equal(new TextDecoder().decode(chunk.subarray(0, 26)), "iTXtXML:com.adobe.xmp\0\0\0\0\0");
  assert.equal(view.getUint32(41 + length), crc32(chunk));
  assert.equal(new TextDecoder().decode(all.subarray(45 + length)), "rest");
  assert.equal(await carryMarkToPng(new Blob(["none"]), png), png);
});
