const WORDS = 4
const FIRST_CAPACITY = 1 << 10

/**
 * Line ids that were met in a file, 128 bits each and not as strings: a million of them take 32 MB
 * at most instead of three times that. Ids are 32 hexadecimal digits; four zero words mean an empty
 * place, so the id of zeros, which only a broken file holds, is remembered apart.
 */
export class SeenIds {
  #table = new Uint32Array(FIRST_CAPACITY * WORDS)
  #capacity = FIRST_CAPACITY
  #size = 0
  #metZero = false

  /** Remembers the id; answers whether it was there before. */
  meet(id: string): boolean {
    if (this.#size * 2 >= this.#capacity) this.#grow()
    const words = [0, 8, 16, 24].map((at) => Number.parseInt(id.slice(at, at + 8), 16))
    const [a = 0, b = 0, c = 0, d = 0] = words
    if ((a | b | c | d) === 0) return this.#meetZero()
    const place = this.#place(a, b, c, d)
    if (this.#isAt(place, a, b, c, d)) return true
    this.#table.set(words, place)
    this.#size += 1
    return false
  }

  #meetZero(): boolean {
    const before = this.#metZero
    this.#metZero = true
    return before
  }

  /** Where the id stands, or the empty place where it would. */
  #place(a: number, b: number, c: number, d: number): number {
    const mixed = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(c ^ d, 0xc2b2ae35)
    const mask = this.#capacity - 1
    let slot = (mixed ^ (mixed >>> 15)) & mask
    while (!this.#isEmpty(slot * WORDS) && !this.#isAt(slot * WORDS, a, b, c, d))
      slot = (slot + 1) & mask
    return slot * WORDS
  }

  #isEmpty(place: number): boolean {
    const table = this.#table
    return (
      ((table[place] ?? 0) |
        (table[place + 1] ?? 0) |
        (table[place + 2] ?? 0) |
        (table[place + 3] ?? 0)) ===
      0
    )
  }

  #isAt(place: number, a: number, b: number, c: number, d: number): boolean {
    const table = this.#table
    return (
      table[place + 3] === d &&
      table[place + 2] === c &&
      table[place + 1] === b &&
      table[place] === a
    )
  }

  #grow(): void {
    const old = this.#table
    this.#capacity *= 2
    this.#table = new Uint32Array(this.#capacity * WORDS)
    for (let from = 0; from < old.length; from += WORDS) {
      const [a = 0, b = 0, c = 0, d = 0] = old.subarray(from, from + WORDS)
      if ((a | b | c | d) !== 0) this.#table.set([a, b, c, d], this.#place(a, b, c, d))
    }
  }
}
