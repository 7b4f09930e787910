/** Where the time comes from. The one place of the program that reads a clock. */
export interface Clock {
  now(): Temporal.Instant
  /** 模拟时间: by how many seconds a demonstration is ahead of the real time. */
  readonly aheadSeconds?: number
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** The time that a demonstration was moved on to; `undefined` where the real time holds. */
export const simulatedTime = (clock: Clock): Temporal.Instant | undefined =>
  (clock.aheadSeconds ?? 0) > 0 ? clock.now() : undefined

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

/** The clock of a demonstration: it goes with another one, ahead of it, and is never set back. */
export class AheadClock implements Clock {
  readonly #base: Clock
  #aheadSeconds: number

  constructor(base: Clock, aheadSeconds: number) {
    this.#base = base
    this.#aheadSeconds = aheadSeconds
  }

  get aheadSeconds(): number {
    return this.#aheadSeconds
  }

  now(): Temporal.Instant {
    return this.#base.now().add({ seconds: this.#aheadSeconds })
  }

  /**
   * Moves on to so many seconds ahead of the clock below.
   *
   * @throws {RangeError} for a time that has been: what is recorded would lie in the future.
   */
  moveTo(aheadSeconds: number): void {
    if (!(aheadSeconds >= this.#aheadSeconds)) throw new RangeError('a clock is never set back')
    this.#aheadSeconds = aheadSeconds
  }
}
