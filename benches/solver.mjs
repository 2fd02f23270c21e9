// @ts-check
// How fast the page's own hash is beside SubtleCrypto's, in the engine Chromium has: node benches/solver.mjs
//
// In processor time, for the machine may be shared; node --jitless benches/solver.mjs is a browser that compiles
// nothing, as the Tor Browser does on its safer level.

import { CounterHash } from "../assets/static/js/sha256.js";

const fixed = crypto.getRandomValues(new Uint8Array(32));

/**
 * Hashes per second of processor time, the best of three.
 * @param {number} count
 * @param {(count: number) => Promise<void> | void} work
 */
async function speed(count, work) {
  let best = 0;
  for (let round = 0; round < 3; round += 1) {
    const begun = process.cpuUsage();
    await work(count);
    const { user, system } = process.cpuUsage(begun);
    best = Math.max(best, (count / (user + system)) * 1e6);
  }
  return best;
}

/** @param {number} count */
function script(count) {
  const hash = new CounterHash(fixed);
  for (let counter = 0; counter < count; counter += 1) hash.hash(counter);
}

/** @param {number} count */
async function subtle(count) {
  const message = new Uint8Array([...fixed, 0, 0, 0, 0]);
  const view = new DataView(message.buffer);
  for (let counter = 0; counter < count; counter += 1) {
    view.setUint32(32, counter);
    await crypto.subtle.digest("SHA-256", message);
  }
}

const compiled = !process.execArgv.includes("--jitless");
const own = await speed(compiled ? 4_000_000 : 100_000, script);
const called = await speed(20_000, subtle);
console.log(`own script    ${Math.round(own).toLocaleString("en")} hashes a second`);
console.log(`SubtleCrypto  ${Math.round(called).toLocaleString("en")} hashes a second`);
for (const bits of [16, 20, 22]) console.log(`${bits} bits take ${((2 ** bits) / own).toFixed(2)} s on average`);
