// @ts-check
// Which copies leave localStorage when it is full.

/**
 * @typedef {object} Tenant a picture in localStorage
 * @property {string} id
 * @property {string} made
 * @property {number} units what it takes, its name included
 * @property {boolean} favourite
 * @property {boolean} safe whether its file is in IndexedDB as well
 */

/**
 * The oldest that make room for so many units, and whether they are enough. A favourite never leaves. One that is
 * kept nowhere else leaves only where the visitor has said so, and then only after all that lose nothing.
 * @param {Tenant[]} tenants
 * @param {number} needed in units
 * @param {{ losing: boolean }} rule
 * @returns {{ leaving: Tenant[], enough: boolean }}
 */
export function roomFor(tenants, needed, { losing }) {
  const may = tenants.filter(({ favourite, safe }) => !favourite && (safe || losing));
  may.sort((one, other) => Number(other.safe) - Number(one.safe) || (one.made < other.made ? -1 : 1));
  const leaving = [];
  let free = 0;
  for (const tenant of may) {
    if (free >= needed) break;
    leaving.push(tenant);
    free += tenant.units;
  }
  return { leaving, enough: free >= needed };
}
