// @ts-check
// How soon a full gallery is seen, and how long it takes to take everything along: node benches/gallery.mjs [chromium|firefox]
//
// In the real pages of the real server: a thousand kept pictures whose files are 300 MB together, and beside it one with
// a single picture, which is what a page costs at all. Needs what keeping.mjs needs.

import { cpus } from "node:os";
import { browser as launch, service } from "../tests/program.mjs";

const PICTURES = 1000;
const BYTES = 300_000;
const ROUNDS = 5;

/** What runs in the page: fills its own store with pictures of the painter's, each as heavy as it is told. */
async function fill(/** @type {number} */ count, /** @type {number} */ bytes) {
  const entry = document.querySelector("script[src$='gallery.js']")?.getAttribute("src") ?? "";
  const load = (/** @type {string} */ name) => import(entry.replace("gallery.js", `${name}.js`));
  const [{ Store }, { copyOf }] = await Promise.all(["store", "copies"].map(load));
  const kinds = [];
  for (const prompt of ["a lake at dawn", "a city at night", "a forest in autumn", "the sea in a storm"]) {
    const body = new URLSearchParams({ prompt, size: "512x512", seed: "7" });
    const answer = await fetch("/generate", { method: "POST", headers: { Accept: "image/png" }, body });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const picture = await answer.blob();
    // Behind its end a picture may be of any weight.
    const weight = new Uint8Array(Math.max(0, bytes - picture.size));
    for (let at = 0; at < weight.length; at += 65_536) crypto.getRandomValues(weight.subarray(at, at + 65_536));
    kinds.push({ picture: new Blob([picture, weight], { type: picture.type }), copy: await copyOf(picture, "small") });
  }
  const copies = new Map(kinds.map(({ picture, copy }) => [picture, copy]));
  const store = new Store({
    storage: () => localStorage,
    database: () => indexedDB,
    copy: async (/** @type {Blob} */ picture) => copies.get(picture) ?? null,
    manager: undefined,
  });
  for (let number = 0; number < count; number += 1) {
    const { picture } = kinds[number % kinds.length] ?? {};
    const made = new Date(1_700_000_000_000 + number * 60_000).toISOString();
    const about = { id: number.toString(16).padStart(16, "0"), made, mime: "image/png", name: "afterimage.png", width: 512, height: 512 };
    await store.keep({ ...about, seed: String(number), model: "Painter", words: `picture ${number}`, asked: { size: "512x512" } }, picture);
  }
  return (await store.list()).length;
}

/** What runs in the page: when it was first painted, and when the pictures on the screen were, in milliseconds. */
async function seen() {
  // The tiles on the screen come first; what is in those beyond it is not laid out, and asking would have it done.
  const onScreen = () => {
    const images = [];
    for (const tile of document.querySelectorAll("[data-grid] > li")) {
      if (tile.getBoundingClientRect().top >= innerHeight) break;
      images.push(tile.querySelector("img"));
    }
    return images;
  };
  const drawn = (/** @type {HTMLImageElement | null} */ image) => image?.complete === true && image.naturalWidth > 0;
  for (;;) {
    const images = onScreen();
    if (images.length > 0 && images.every(drawn)) break;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  const pictures = performance.now();
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return { paint: paint?.startTime ?? NaN, pictures, tiles: document.querySelectorAll("[data-grid] li").length };
}

/** What runs in the page: everything into one file. */
async function take() {
  const entry = document.querySelector("script[src$='gallery.js']")?.getAttribute("src") ?? "";
  const load = (/** @type {string} */ name) => import(entry.replace("gallery.js", `${name}.js`));
  const [{ openStore }, { exported }, { History }] = await Promise.all(["store", "bundle", "history"].map(load));
  const times = [];
  let size = 0;
  for (const passphrase of [null, "correct horse battery"]) {
    const begun = performance.now();
    const file = await exported(openStore(), new History(() => localStorage), {}, passphrase, () => {});
    times.push(performance.now() - begun);
    size = file.size;
  }
  return { size, times };
}

const median = (/** @type {number[]} */ times) => [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? NaN;
const seconds = (/** @type {number} */ time) => `${(time / 1000).toFixed(2)} s`;

/**
 * @param {"chromium" | "firefox"} name
 * @param {number} count
 */
async function measure(name, count) {
  const browser = await launch(name);
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(`${origin}/gallery`);
    const kept = await page.evaluate(fill, count, BYTES);
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await page.goto("about:blank");
      await page.goto(`${origin}/gallery`);
      rounds.push(await page.evaluate(seen));
    }
    const row = {
      kept,
      "first paint": seconds(median(rounds.map(({ paint }) => paint))),
      "pictures on the screen": seconds(median(rounds.map(({ pictures }) => pictures))),
      tiles: rounds[0]?.tiles,
    };
    if (count === 1) return row;
    const { size, times } = await page.evaluate(take);
    return { ...row, export: `${Math.round(size / 1e6)} MB`, open: seconds(times[0] ?? NaN), locked: seconds(times[1] ?? NaN) };
  } finally {
    await browser.close();
  }
}

const { origin, stop } = await service("[challenge]\nkinds = []\n");
console.log(`${cpus().length} × ${cpus()[0]?.model ?? "processor"}`);
for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  if ((process.argv[2] ?? name) !== name) continue;
  console.log(`\n${name}`);
  console.table([await measure(name, 1), await measure(name, PICTURES)]);
}
stop();
