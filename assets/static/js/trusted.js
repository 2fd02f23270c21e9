// @ts-check
// The one door for scripts that run beside the page: nothing but our own files passes it (Trusted Types).

/** Every script that runs beside the page, by its address. */
const own = new Set(["./work-worker.js", "/sw.js"].map((name) => new URL(name, import.meta.url).href));

/** @param {string} address */
function check(address) {
  if (own.has(address)) return address;
  throw new TypeError("not a script of this site");
}

/**
 * What this page needs of Trusted Types, which not every browser has.
 * @typedef {{ createPolicy(name: string, rules: { createScriptURL(address: string): string }):
 *   { createScriptURL(address: string): string } }} Factory
 */
const factory = /** @type {{ trustedTypes?: Factory }} */ (globalThis).trustedTypes;
const policy = factory ? factory.createPolicy("afterimage", { createScriptURL: check }) : { createScriptURL: check };

/**
 * The address of one of our own scripts, as a worker takes it.
 * @param {string} name relative to this module
 * @returns {string}
 */
export function ownScript(name) {
  return policy.createScriptURL(new URL(name, import.meta.url).href);
}
