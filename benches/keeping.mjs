// @ts-check
// How many pictures the browser's localStorage keeps, and how long that takes: node benches/keeping.mjs [chromium|firefox]
//
// In the real pages of the real server, by their own modules, with pictures of 1024 × 1024: the painter's, and one like
// a photograph, all slopes and grain. Beside it the plain way: the file in base64. Both fill what there is.
// Needs `npm ci --prefix tests`, and the browsers of Debian; FIREFOX and CHROMIUM name others.

import { browser as launch, service } from "../tests/program.mjs";

const PROMPTS = [
  "a lake at dawn, mountains, mist", "a city at night in the rain", "a forest in autumn, oil painting",
  "the sea in a storm", "a desert under stars, watercolour", "a village in the snow, ink",
];

/** What runs in the page; everything it needs comes in as arguments. */
async function fill(/** @type {string} */ entry, /** @type {string[]} */ prompts) {
  const load = (/** @type {string} */ name) => import(entry.replace(/[a-z-]+\.js$/, `${name}.js`));
  const [{ copyOf }, { Store }, { pack, unpack }] = await Promise.all(["copies", "store", "pack"].map(load));
  const size = { width: 1024, height: 1024 };

  async function painted(/** @type {string} */ prompt) {
    const body = new URLSearchParams({ prompt, size: "1024x1024", seed: "7" });
    const answer = await fetch("/generate", { method: "POST", headers: { Accept: "image/png" }, body });
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.blob();
  }

  // Slopes, round things with soft edges, and the grain of a sensor, drawn from a fixed seed.
  async function photograph(/** @type {number} */ seed) {
    const canvas = Object.assign(document.createElement("canvas"), size);
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    let state = seed;
    const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
    for (let count = 0; count < 60; count += 1) {
      const [x, y, r] = [random() * 1024, random() * 1024, 40 + random() * 400];
      const round = context.createRadialGradient(x, y, r * random() * 0.7, x, y, r);
      const colour = `${random() * 255} ${random() * 255} ${random() * 255}`;
      round.addColorStop(0, `rgb(${colour} / 0.8)`);
      round.addColorStop(1, `rgb(${colour} / 0)`);
      context.fillStyle = round;
      context.fillRect(0, 0, 1024, 1024);
    }
    const image = context.getImageData(0, 0, 1024, 1024);
    for (let at = 0; at < image.data.length; at += 4) {
      const grain = (random() + random() + random() - 1.5) * 16;
      for (const part of [0, 1, 2]) image.data[at + part] = (image.data[at + part] ?? 0) + grain;
      image.data[at + 3] = 255;
    }
    context.putImageData(image, 0, 0);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  }

  // The few pictures come again and again, so each is copied once: what is counted is room, not time.
  const browser = (/** @type {Map<Blob, Blob>} */ copies) => ({
    storage: () => localStorage,
    database: () => undefined,
    copy: async (/** @type {Blob} */ picture) => copies.get(picture),
    manager: undefined,
  });
  const about = { mime: "image/png", name: "afterimage.png", ...size, seed: "1234567890", model: "Painter", asked: { size: "1024x1024", count: "1" } };

  // Firefox takes its time to see that there is room again.
  async function empty() {
    localStorage.clear();
    await new Promise((resolve) => setTimeout(resolve, 6000));
  }

  async function kept(/** @type {Blob[]} */ pictures, /** @type {Blob[]} */ copies) {
    await empty();
    const store = new Store(browser(new Map(pictures.map((picture, at) => [picture, copies[at]]))));
    for (let count = 0; ; count += 1) {
      const made = new Date(count * 1000).toISOString();
      const outcome = await store.keep({ ...about, id: String(count), made }, pictures[count % pictures.length]);
      if (outcome.state === "full") return count;
    }
  }

  async function plainly(/** @type {Blob[]} */ pictures) {
    await empty();
    for (let count = 0; ; count += 1) {
      const bytes = new Uint8Array(await /** @type {Blob} */ (pictures[count % pictures.length]).arrayBuffer());
      let text = "";
      for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
      try {
        localStorage.setItem(String(count), btoa(text));
      } catch {
        return count;
      }
    }
  }

  async function median(/** @type {() => unknown} */ work) {
    const times = [];
    for (let round = 0; round < 9; round += 1) {
      const begun = performance.now();
      await work();
      times.push(performance.now() - begun);
    }
    return times.sort((one, other) => one - other)[4];
  }

  const mean = (/** @type {Blob[]} */ blobs) => blobs.reduce((sum, { size }) => sum + size, 0) / blobs.length;
  const kinds = {
    painter: await Promise.all(prompts.map(painted)),
    photograph: await Promise.all([1, 2, 3, 4].map(photograph)),
  };
  const rows = [];
  for (const [kind, pictures] of Object.entries(kinds)) {
    const base64 = await plainly(pictures);
    for (const quality of ["small", "good", "best"]) {
      const copies = await Promise.all(pictures.map((picture) => copyOf(picture, quality)));
      const bytes = new Uint8Array(await copies[0].arrayBuffer());
      const text = pack(bytes);
      rows.push({
        kind,
        quality,
        "PNG KB": Math.round(mean(pictures) / 1000),
        "copy KB": Math.round(mean(copies) / 1000),
        "fit": await kept(pictures, copies),
        "base64 PNG fit": base64,
        "copy ms": Math.round((await median(() => copyOf(pictures[0], quality))) ?? 0),
        "pack ms": (await median(() => pack(bytes)))?.toFixed(1),
        "unpack ms": (await median(() => unpack(text)))?.toFixed(1),
      });
    }
  }
  const million = crypto.getRandomValues(new Uint8Array(65_536));
  const large = new Uint8Array(1_000_000).map((_, at) => million[at % million.length] ?? 0);
  const text = pack(large);
  localStorage.clear();
  return { rows, pack: await median(() => pack(large)), unpack: await median(() => unpack(text)) };
}

/** @param {"chromium" | "firefox"} name */
async function measure(name) {
  const browser = await launch(name);
  try {
    const page = await browser.newPage();
    await page.goto(`${origin}/gallery`);
    const entry = await page.evaluate(() => document.querySelector("script[src$='gallery.js']")?.getAttribute("src"));
    const found = await page.evaluate(fill, entry, PROMPTS);
    console.log(`\n${await browser.version()}`);
    console.table(found.rows);
    console.log(`1 MB of noise: pack ${found.pack.toFixed(1)} ms, unpack ${found.unpack.toFixed(1)} ms`);
  } finally {
    await browser.close();
  }
}

const { origin, stop } = await service("[challenge]\nkinds = []\n");
for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  if ((process.argv[2] ?? name) === name) await measure(name);
}
stop();
