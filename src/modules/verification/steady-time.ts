import type { Clock } from '#platform/clock.ts'

/** A clock may be set back a little to stay in step; beyond this somebody has moved it. */
const SMALL_STEP_MS = 1_000

/**
 * Time for decisions: it never runs backwards unnoticed (V6, T25). A small step back is waited out;
 * after a large one `onStepBack` withdraws what was bound to the old time, before any decision.
 */
export class SteadyTime {
  readonly #clock: Clock
  readonly #onStepBack: (from: Temporal.Instant, to: Temporal.Instant) => Promise<unknown>
  #latest: Temporal.Instant

  constructor(
    clock: Clock,
    onStepBack: (from: Temporal.Instant, to: Temporal.Instant) => Promise<unknown>,
  ) {
    this.#clock = clock
    this.#onStepBack = onStepBack
    this.#latest = clock.now()
  }

  async now(): Promise<Temporal.Instant> {
    const now = this.#clock.now()
    const behindMs = this.#latest.epochMilliseconds - now.epochMilliseconds
    if (behindMs > 0 && behindMs <= SMALL_STEP_MS) return this.#latest
    if (behindMs > SMALL_STEP_MS) await this.#onStepBack(this.#latest, now)
    this.#latest = now
    return now
  }
}
