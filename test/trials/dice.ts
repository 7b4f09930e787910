const mixed = (state: number): number => {
  const first = Math.imul(state ^ (state >>> 16), 0x21f0_aaad)
  const second = Math.imul(first ^ (first >>> 15), 0x735a_2d97)
  return (second ^ (second >>> 15)) >>> 0
}

/** Chance that can be had again: the same seed throws the same numbers (splitmix32). */
export class Dice {
  #state: number

  constructor(seed: number) {
    // Neighbours begin far from each other.
    this.#state = mixed(Math.imul(seed + 1, 0x85eb_ca6b))
  }

  /** From 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x9e37_79b9) >>> 0
    return mixed(this.#state) / 0x1_0000_0000
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  falls(probability: number): boolean {
    return this.next() < probability
  }

  /** @throws for an empty list. */
  pick<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)]
    if (one === undefined) throw new Error('nothing to pick from')
    return one
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.below(256))
  }
}
