// @ts-check
// Pictures as a ZIP file that is a gallery of its own: a page that needs neither script nor network, and a folder.

import { facts, fileName } from "./picture.js";
import { Zip } from "./zip.js";

/** @typedef {import("./store.js").Kept} Kept */

/** How the page looks; it stands in the page, for a page in a folder of files is often sent on alone. */
const STYLE = `:root{color-scheme:light dark;font:100%/1.5 system-ui,sans-serif}body{margin:2rem}
main{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr));gap:2rem}
figure{margin:0}img{display:block;max-width:100%;height:auto;border-radius:.6rem}figcaption{overflow-wrap:anywhere}
p{margin:.4rem 0;white-space:pre-line}small{opacity:.75}`;

/**
 * A ZIP file of these pictures; those that are gone meanwhile are left out.
 * @param {readonly Kept[]} pictures
 * @param {(id: string) => Promise<Blob | null>} look
 * @param {string} title
 * @param {(done: number) => void} progress
 */
export async function album(pictures, look, title, progress) {
  const zip = new Zip();
  /** @type {string[]} */
  const figures = [];
  const digits = String(pictures.length).length;
  for (const [place, kept] of pictures.entries()) {
    const file = await look(kept.id);
    if (file) {
      const path = `pictures/${String(place + 1).padStart(digits, "0")}-${plain(fileName(kept, file.type))}`;
      await zip.add(path, file, new Date(kept.made));
      figures.push(figure(kept, path));
    }
    progress(place + 1);
  }
  await zip.add("index.html", new Blob([page(title, figures)], { type: "text/html" }), new Date());
  return zip.finish();
}

/**
 * @param {string} title
 * @param {string[]} figures
 */
function page(title, figures) {
  const { lang, dir } = document.documentElement;
  return `<!doctype html>
<html lang="${escaped(lang)}" dir="${escaped(dir || "ltr")}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
<h1>${escaped(title)}</h1>
<main>
${figures.join("\n")}
</main>
</html>
`;
}

/**
 * @param {Kept} kept
 * @param {string} path
 */
function figure(kept, path) {
  const words = kept.words ? `<p dir="auto">${escaped(kept.words)}</p>` : "";
  const size = kept.width > 0 ? ` width="${Number(kept.width)}" height="${Number(kept.height)}"` : "";
  const [link, alt] = [escaped(path), escaped(kept.words ?? facts(kept))];
  return `<figure><a href="${link}"><img src="${link}" alt="${alt}"${size} loading="lazy"></a>
<figcaption>${words}<p><small>${escaped(facts(kept))}</small></p></figcaption></figure>`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/**
 * A name that is one in every system's folders.
 * @param {string} name
 */
function plain(name) {
  return name.replace(/[^\w.-]+/g, "-").replace(/^[.-]+/, "").slice(-80) || "picture";
}
