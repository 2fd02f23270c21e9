// @ts-check
// A soft edge: what is made anew passes into what stays, and no seam is seen.

/** So many means, one after the other, come near to a bell curve, and end where it only fades. */
const RUNS = 3;

/**
 * What is painted with its edge softened to either side; whatever lies further from an edge stays as it is.
 * @param {Uint8Array} cover 255 where it is painted, row by row
 * @param {number} width
 * @param {number} height
 * @param {number} reach of the edge to either side, in pixels
 * @returns {Uint8Array}
 */
export function softened(cover, width, height, reach) {
  const radius = Math.floor(reach / RUNS);
  if (radius < 1) return cover;
  let soft = cover;
  for (let run = 0; run < RUNS; run += 1) soft = turned(turned(soft, width, height, radius), height, width, radius);
  return soft;
}

/**
 * The mean of each row around every place, written as columns: twice, and rows are rows again.
 * @param {Uint8Array} cover
 * @param {number} width
 * @param {number} height
 * @param {number} radius
 */
function turned(cover, width, height, radius) {
  const means = new Uint8Array(cover.length);
  const count = 2 * radius + 1;
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    // Beyond its ends a row goes on as it ends.
    const at = (/** @type {number} */ x) => cover[row + Math.min(width - 1, Math.max(0, x))] ?? 0;
    let sum = 0;
    for (let x = -radius; x <= radius; x += 1) sum += at(x);
    for (let x = 0; x < width; x += 1) {
      means[x * height + y] = Math.round(sum / count);
      sum += at(x + radius + 1) - at(x - radius);
    }
  }
  return means;
}
