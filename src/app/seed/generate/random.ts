/**
 * A small seeded generator of random numbers (mulberry32). `start` puts it at the beginning of the
 * stream of one record, so that record `index` depends on the seed and the index only.
 */
export class Random {
  readonly #seed: number
  #state = 0

  constructor(seed: number) {
    this.#seed = scramble(seed)
  }

  start(index: number): this {
    this.#state = scramble(this.#seed ^ scramble(index)) ^ Math.floor(index / 0x1_0000_0000)
    return this
  }

  /** A whole number from 0 up to `limit`, which is not included. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * limit)
  }

  /** Whether something happens that happens `times` in a thousand. */
  chance(times: number): boolean {
    return this.below(1000) < times
  }

  /** One of the items; throws a RangeError when there are none. */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
}

/** The finaliser of MurmurHash3: every bit of the number changes half of the result. */
const scramble = (number: number): number => {
  let mixed = number | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
