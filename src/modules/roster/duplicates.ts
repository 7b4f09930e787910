import type { DraftValues } from './draft-row.ts'

/** Who is paid for what: two rows of one key are one payment too many. */
const keyOf = ({ identity, period, subItem }: DraftValues): string | undefined =>
  identity === undefined
    ? undefined
    : `${identity.identityKey}|${period ?? ''}|${subItem?.replaceAll(/\s/g, '') ?? ''}`

/** Two independent halves of a hash of 64 bits. */
const hash = (key: string): readonly [number, number] => {
  let [one, other] = [0x811c_9dc5, 0x9e37_79b9]
  for (let i = 0; i < key.length; i += 1) {
    const code = key.charCodeAt(i)
    one = Math.imul(one ^ code, 0x0100_0193)
    other = Math.imul(other ^ code, 0x5bd1_e995)
    other ^= other >>> 15
  }
  one ^= one >>> 16
  return [one >>> 0, (Math.imul(other, 0x85eb_ca6b) ^ one) >>> 0]
}

/** Places of the table; doubled when half of them are taken. */
const FIRST_PLACES = 1 << 12
/** Numbers of one place: two halves of the hash, and the row. */
const WIDTH = 3

/**
 * Remembers who has been seen, in some twenty bytes a row, so that five million rows fit. Keys are
 * hashed to 64 bits: that two different ones meet among five million is one chance in a million,
 * and then a person is asked to look; no payment is dropped.
 */
export class SeenRows {
  #places = FIRST_PLACES
  #table = new Uint32Array(FIRST_PLACES * WIDTH)
  #count = 0

  /** The row in which the same was seen first, or `undefined` for the first or without identity. */
  firstRowOf(values: DraftValues, row: number): number | undefined {
    const key = keyOf(values)
    if (key === undefined) return undefined
    if (this.#count * 2 >= this.#places) this.#grow()
    const [one, other] = hash(key)
    const found = this.#put(one, other, row)
    if (found === row) this.#count += 1
    return found === row ? undefined : found
  }

  /** The row that stands under a hash, after putting this one there if none does. */
  #put(one: number, other: number, row: number): number {
    for (let place = one % this.#places; ; place = (place + 1) % this.#places) {
      const at = place * WIDTH
      const found = this.#table[at + 2] ?? 0
      if (found === 0) {
        this.#table.set([one, other, row], at)
        return row
      }
      if (this.#table[at] === one && this.#table[at + 1] === other) return found
    }
  }

  #grow(): void {
    const old = this.#table
    this.#places *= 2
    this.#table = new Uint32Array(this.#places * WIDTH)
    for (let at = 0; at < old.length; at += WIDTH)
      if (old[at + 2] !== 0) this.#put(old[at] ?? 0, old[at + 1] ?? 0, old[at + 2] ?? 0)
  }
}
