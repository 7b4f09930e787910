/** Where the time comes from. The one place of the program that reads a clock. */
export interface Clock {
  now(): Temporal.Instant
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** A clock that stands still until told; for tests and for the sandbox. */
export class FixedClock implements Clock {
  #at: Temporal.Instant
  constructor(at: Temporal.Instant | string) {
    this.#at = Temporal.Instant.from(at)
  }
  now(): Temporal.Instant {
    return this.#at
  }
  advance(duration: Temporal.DurationLike): void {
    this.#at = this.#at.add(duration)
  }
}
