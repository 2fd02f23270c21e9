// @ts-check
// The service worker, which /sw.js loads: the gallery opens without a network, and nothing else is touched.
//
// It holds the static files of one version and the gallery as that version wrote it, which has none of the visitor's
// pictures in it. Requests that could hold a prompt are posted, and it looks at none that is.

/**
 * What this needs of a service worker's world, which the types of a page do not have.
 * @typedef {{ readonly url: string, readonly method: string, readonly mode: string }} Asked
 * @typedef {Event & { waitUntil(work: Promise<unknown>): void }} Lasting
 * @typedef {Lasting & { readonly request: Request & Asked, respondWith(answer: Promise<Response>): void }} Fetching
 * @typedef {{ STATIC: string, FILES: string[], clients: { matchAll(which: object): Promise<{ url: string }[]> },
 *   addEventListener(kind: "install" | "activate", act: (event: Lasting) => void): void,
 *   addEventListener(kind: "fetch", act: (event: Fetching) => void): void }} World
 */

(() => {
  const world = /** @type {World} */ (/** @type {unknown} */ (globalThis));
  const { STATIC, FILES } = world;
  const PREFIX = "afterimage.offline.";
  /** The cache of this version. */
  const CACHE = PREFIX + STATIC.split("/")[2];

  const pathOf = (/** @type {string} */ address) => new URL(address).pathname;
  const isGallery = (/** @type {string} */ path) => /^(\/[a-z]{2})?\/gallery$/.test(path);
  const isFront = (/** @type {string} */ path) => /^\/([a-z]{2}\/)?$/.test(path);

  world.addEventListener("install", (event) => event.waitUntil(fill()));
  world.addEventListener("activate", (event) => event.waitUntil(tidy()));
  world.addEventListener("fetch", (event) => {
    const { method, mode, url } = event.request;
    if (method !== "GET" || new URL(url).origin !== location.origin) return;
    const path = pathOf(url);
    if (path.startsWith(STATIC)) event.respondWith(file(event.request));
    else if (mode === "navigate" && isGallery(path)) event.respondWith(gallery(event.request, path));
    else if (mode === "navigate" && isFront(path)) event.respondWith(front(event.request, path));
  });

  /** Takes the files of this version, and the gallery in each language it is open in or was kept in. */
  async function fill() {
    const cache = await caches.open(CACHE);
    await cache.addAll(FILES.map((name) => STATIC + name));
    const open = await world.clients.matchAll({ type: "window", includeUncontrolled: true });
    const kept = await Promise.all((await ours()).map(async (name) => (await caches.open(name)).keys()));
    const known = [...open, ...kept.flat()].map(({ url }) => pathOf(url)).filter(isGallery);
    await Promise.all([...new Set(known)].map(async (path) => keep(path, await fetch(path))));
  }

  /** Removes what earlier versions held. */
  async function tidy() {
    const old = (await ours()).filter((name) => name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
  }

  async function ours() {
    return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  }

  /** @param {Request} request */
  async function file(request) {
    return (await held(request.url)) ?? fetch(request);
  }

  /**
   * The gallery from the network, which is kept for the next time, else as it was kept.
   * @param {Request} request
   * @param {string} path
   */
  async function gallery(request, path) {
    try {
      const answer = await fetch(request);
      await keep(path, answer.clone()).catch(() => undefined);
      return answer;
    } catch (lost) {
      return (await held(path)) ?? (await inAnotherLanguage()) ?? Promise.reject(lost);
    }
  }

  /**
   * Pictures are made by the network; without it, whoever opens the site is led to those there are.
   * @param {Request} request
   * @param {string} path
   */
  async function front(request, path) {
    try {
      return await fetch(request);
    } catch (lost) {
      if (!(await held(`${path}gallery`)) && !(await inAnotherLanguage())) throw lost;
      return Response.redirect(`${path}gallery`);
    }
  }

  /**
   * Keeps the gallery, if it is of this version: another one's asks for files that are not here.
   * @param {string} path
   * @param {Response} answer
   */
  async function keep(path, answer) {
    if (answer.status !== 200 || answer.redirected) return;
    if (!(await answer.clone().text()).includes(STATIC)) return;
    // Whoever has erased everything has removed the cache: it is not made again.
    if (await caches.has(CACHE)) await (await caches.open(CACHE)).put(path, answer);
  }

  /** @param {string} address */
  async function held(address) {
    return caches.match(address, { cacheName: CACHE, ignoreSearch: true, ignoreVary: true });
  }

  async function inAnotherLanguage() {
    if (!(await caches.has(CACHE))) return undefined;
    const keys = await (await caches.open(CACHE)).keys();
    const page = keys.find(({ url }) => isGallery(pathOf(url)));
    return page && held(page.url);
  }
})();
