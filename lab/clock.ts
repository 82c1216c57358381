/** Time in the lab: it stands still until somebody moves it, so that a run tells the same times every time. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  readonly nowUtc: number;
}

/** The time of the service. PCs have their own: see `skewed`. */
export class LabClock implements Clock {
  #nowUtc: number;

  constructor(startUtc: number) {
    this.#nowUtc = startUtc;
  }

  get nowUtc(): number {
    return this.#nowUtc;
  }

  advance(milliseconds: number): void {
    if (milliseconds < 0) throw new RangeError('time in the lab runs forwards only');
    this.#nowUtc += milliseconds;
  }

  /** Moves to a later instant; an earlier one is left alone, so that a schedule may name what has passed while it ran. */
  advanceTo(utc: number): void {
    this.#nowUtc = Math.max(this.#nowUtc, utc);
  }
}

/** This machine's own time, for `prtrace lab serve`, whose clients live in it. */
export const systemClock: Clock = {
  get nowUtc() {
    return Date.now();
  },
};
