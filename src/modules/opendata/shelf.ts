import type { Clock } from '#platform/clock.ts'

interface Kept {
  readonly until: Temporal.Instant
  readonly file: Promise<Uint8Array>
}

/**
 * Keeps files that take a while to make: each is made once for however many ask, and again after
 * its time. One that could not be made is not kept.
 */
export class Shelf {
  readonly #clock: Clock
  readonly #seconds: number
  readonly #kept = new Map<string, Kept>()

  constructor(clock: Clock, seconds: number) {
    this.#clock = clock
    this.#seconds = seconds
  }

  /** The file of a name; what `make` gives where none is kept. */
  async file(name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const now = this.#clock.now()
    const kept = this.#kept.get(name)
    if (kept !== undefined && Temporal.Instant.compare(now, kept.until) < 0) return kept.file
    const file = make()
    this.#kept.set(name, { until: now.add({ seconds: this.#seconds }), file })
    file.catch(() => this.#kept.delete(name))
    return file
  }
}
