// @ts-check
// How long a picture may still take: from what has been seen of this one, and nothing where too little was seen.

/** Less than so much of the work says nothing about the rest. */
const LEAST_DONE = 0.1;
/** Less time than this says nothing either, in milliseconds. */
const LEAST_TIME = 2_000;

export class Estimate {
  /** @type {{ position: number, at: number } | null} */
  #line = null;
  #position = 0;
  #moved = 0;
  /** @type {{ fraction: number, at: number } | null} */
  #start = null;
  #fraction = 0;
  #told = 0;

  /**
   * @param {number} position so many are served before
   * @param {number} now in milliseconds
   */
  queued(position, now) {
    if (!this.#line || position > this.#position) this.#line = { position, at: now };
    if (position !== this.#position) this.#moved = now;
    this.#position = position;
  }

  /**
   * @param {number} fraction the done part of the work
   * @param {number} now in milliseconds
   */
  progress(fraction, now) {
    // Several pictures may each begin anew.
    if (!this.#start || fraction < this.#fraction) this.#start = { fraction, at: now };
    this.#line = null;
    this.#fraction = fraction;
    this.#told = now;
  }

  /**
   * Seconds that it will take from now, or null where nothing honest can be said.
   * @param {number} now in milliseconds
   * @returns {number | null}
   */
  left(now) {
    if (this.#start) return this.#byWork(this.#start, now);
    return this.#line ? this.#byLine(this.#line, now) : null;
  }

  /**
   * @param {{ fraction: number, at: number }} start
   * @param {number} now
   */
  #byWork(start, now) {
    const [done, spent] = [this.#fraction - start.fraction, this.#told - start.at];
    if (done < LEAST_DONE || spent < LEAST_TIME) return null;
    return positive((spent / done) * (1 - this.#fraction) - (now - this.#told));
  }

  /**
   * Those before go on as those who were before them; one's own picture takes as long as another's.
   * @param {{ position: number, at: number }} line
   * @param {number} now
   */
  #byLine(line, now) {
    const [served, spent] = [line.position - this.#position, this.#moved - line.at];
    if (served < 1 || spent < LEAST_TIME) return null;
    return positive((spent / served) * (this.#position + 1) - (now - this.#moved));
  }
}

/**
 * What takes longer than it should is not said to be done.
 * @param {number} milliseconds
 */
function positive(milliseconds) {
  return milliseconds > 0 ? milliseconds / 1_000 : null;
}
