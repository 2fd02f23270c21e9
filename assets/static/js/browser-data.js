// @ts-check
// What this browser keeps for this site: looked at, and erased.
//
// Nothing here knows what the other modules keep or how: names that begin with ours are told apart by what follows,
// and everything else the origin has is counted too. Each home is asked by itself, so that one which is blocked or
// missing hides no other.

/**
 * @typedef {"pictures" | "words" | "settings" | "theme" | "other" | "visit" | "database" | "cache" | "worker"} Kind
 * @typedef {{ kind: Kind, name?: string, part?: string, count: number, bytes: number | null }} Kept
 * @typedef {Partial<Pick<typeof globalThis, "localStorage" | "sessionStorage" | "indexedDB" | "caches" | "navigator">>} Browser
 */

const OURS = "afterimage.";
/** What the part of a name behind ours says it is; whatever is not named here is a setting. */
const NAMES = /** @type {const} */ ([
  ["picture", "pictures"],
  ["history", "words"],
  ["theme", "theme"],
]);
/** A deletion that another tab holds up for so long is given up, in milliseconds. */
const PATIENCE = 5_000;

/**
 * Everything that is kept, and which homes could not be looked into.
 * @param {Browser} [browser]
 * @returns {Promise<{ kept: Kept[], blocked: boolean, whole: number | null }>}
 */
export async function look(browser = globalThis) {
  const homes = [entries(browser), visit(browser), databases(browser), cached(browser), workers(browser)];
  const found = await Promise.allSettled(homes);
  const kept = found.flatMap((home) => (home.status === "fulfilled" ? home.value : []));
  const blocked = found.some((home) => home.status === "rejected");
  const estimate = await Promise.resolve(browser.navigator?.storage?.estimate?.()).catch(() => undefined);
  return { kept, blocked, whole: estimate?.usage ?? null };
}

/**
 * Erases everything, and looks again: what is still there.
 * @param {Browser} [browser]
 */
export async function erase(browser = globalThis) {
  await Promise.allSettled([
    attempt(() => browser.localStorage?.clear()),
    attempt(() => browser.sessionStorage?.clear()),
    each(names(browser), (name) => removed(browser, name)),
    each(browser.caches?.keys(), (name) => browser.caches?.delete(name)),
    each(registrations(browser), (worker) => worker.unregister()),
  ]);
  return look(browser);
}

/**
 * The entries of localStorage by what they are.
 * @param {Browser} browser
 */
async function entries(browser) {
  /** @type {Map<Kind, Kept>} */
  const found = new Map();
  for (const [key, value] of pairs(browser.localStorage)) add(found, kindOf(key), key, value);
  return [...found.values()];
}

/**
 * What only this tab has.
 * @param {Browser} browser
 */
async function visit(browser) {
  /** @type {Map<Kind, Kept>} */
  const found = new Map();
  for (const [key, value] of pairs(browser.sessionStorage)) add(found, "visit", key, value);
  return [...found.values()];
}

/**
 * @param {Map<Kind, Kept>} found
 * @param {Kind} kind
 * @param {string} key
 * @param {string} value
 */
function add(found, kind, key, value) {
  const before = found.get(kind) ?? { kind, count: 0, bytes: 0 };
  // A browser keeps two bytes for each unit of a text.
  found.set(kind, { kind, count: before.count + 1, bytes: (before.bytes ?? 0) + 2 * (key.length + value.length) });
}

/**
 * @param {Storage} [storage]
 * @returns {[string, string][]}
 */
function pairs(storage) {
  const keys = Array.from({ length: storage?.length ?? 0 }, (_, place) => storage?.key(place) ?? "");
  return keys.map((key) => [key, storage?.getItem(key) ?? ""]);
}

/**
 * @param {string} key
 * @returns {Kind}
 */
function kindOf(key) {
  if (!key.startsWith(OURS)) return "other";
  const rest = key.slice(OURS.length);
  return NAMES.find(([start]) => rest.startsWith(start))?.[1] ?? "settings";
}

/**
 * Every part of every database.
 * @param {Browser} browser
 */
async function databases(browser) {
  const found = (await names(browser)).map((name) => parts(browser, name));
  return (await Promise.all(found)).flat();
}

/** @param {Browser} browser */
async function names(browser) {
  const all = (await browser.indexedDB?.databases?.()) ?? [];
  return all.flatMap(({ name }) => name ?? []);
}

/**
 * @param {Browser} browser
 * @param {string} name
 * @returns {Promise<Kept[]>}
 */
async function parts(browser, name) {
  const request = browser.indexedDB?.open(name);
  if (!request) return [];
  // It was deleted since it was named: it shall not be made by looking.
  request.onupgradeneeded = () => request.transaction?.abort();
  const database = await answer(request).catch(() => null);
  if (!database) return [];
  try {
    const stores = [...database.objectStoreNames];
    if (stores.length === 0) return [{ kind: "database", name, part: "–", count: 0, bytes: 0 }];
    const reading = database.transaction(stores, "readonly");
    return await Promise.all(stores.map((part) => weighed(reading.objectStore(part), { kind: "database", name, part })));
  } finally {
    database.close();
  }
}

/**
 * @param {IDBObjectStore} store
 * @param {{ kind: Kind, name: string, part: string }} what
 * @returns {Promise<Kept>}
 */
function weighed(store, what) {
  return new Promise((found, failed) => {
    let count = 0;
    let bytes = 0;
    const walk = store.openCursor();
    walk.onerror = () => failed(walk.error);
    walk.onsuccess = () => {
      const cursor = walk.result;
      if (!cursor) return found({ ...what, count, bytes });
      count += 1;
      bytes += weight(cursor.key) + weight(cursor.value);
      cursor.continue();
    };
  });
}

/**
 * The bytes of what a database can hold, without what the browser needs around it.
 * @param {unknown} value
 * @param {Set<object>} [seen]
 * @returns {number}
 */
export function weight(value, seen = new Set()) {
  if (typeof value === "string") return 2 * value.length;
  if (typeof value !== "object" || value === null) return 8;
  if (seen.has(value)) return 0;
  seen.add(value);
  if (value instanceof Blob) return value.size;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength;
  const inside = value instanceof Map || value instanceof Set ? [...value].flat() : Object.entries(value).flat();
  return inside.reduce((/** @type {number} */ sum, part) => sum + weight(part, seen), 0);
}

/**
 * @param {Browser} browser
 * @returns {Promise<Kept[]>}
 */
async function cached(browser) {
  const { caches } = browser;
  if (!caches) return [];
  return Promise.all((await caches.keys()).map(async (name) => {
    const cache = await caches.open(name);
    const answers = await cache.matchAll();
    const sizes = await Promise.all(answers.map(async (kept) => (await kept.blob()).size));
    return { kind: /** @type {const} */ ("cache"), name, count: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
  }));
}

/**
 * @param {Browser} browser
 * @returns {Promise<Kept[]>}
 */
async function workers(browser) {
  const { length: count } = await registrations(browser);
  // What a worker's script takes is the browser's own affair.
  return count > 0 ? [{ kind: "worker", count, bytes: null }] : [];
}

/** @param {Browser} browser */
async function registrations(browser) {
  return (await browser.navigator?.serviceWorker?.getRegistrations()) ?? [];
}

/**
 * Deletes a database; another tab may hold it open.
 * @param {Browser} browser
 * @param {string} name
 */
async function removed(browser, name) {
  const request = browser.indexedDB?.deleteDatabase(name);
  if (!request) return;
  const late = new Promise((gone) => setTimeout(gone, PATIENCE));
  await Promise.race([answer(request), late]);
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function answer(request) {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

/**
 * @template T
 * @param {Promise<readonly T[]> | undefined} things
 * @param {(thing: T) => unknown} act
 */
async function each(things, act) {
  await Promise.allSettled(((await things) ?? []).map(act));
}

/** @param {() => void} act */
async function attempt(act) {
  act();
}
