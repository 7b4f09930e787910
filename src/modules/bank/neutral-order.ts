import { distanceMetres, type Location } from '#kernel/location.ts'

/** mulberry32: the same seed gives the same numbers, for ever. */
const numbers = (seed: number): (() => number) => {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

/** Every order is as likely as any other; a seed gives one. */
export const shuffled = <Item>(items: readonly Item[], seed: number): readonly Item[] => {
  const next = numbers(seed)
  const result = [...items]
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1))
    const [a, b] = [result[last], result[other]]
    if (a !== undefined && b !== undefined) [result[last], result[other]] = [b, a]
  }
  return result
}

interface Placed {
  readonly code: string
  /** Of its outlets. */
  readonly locations: readonly Location[]
}

const nearest = (bank: Placed, to: Location): number =>
  Math.min(...bank.locations.map((location) => distanceMetres(location, to)))

/**
 * 中立排序: the order in which banks are shown (Art. 6). By the nearest outlet when somebody says
 * where they are, else by chance; equals, and banks without an outlet, by chance. What a bank is
 * called, how big it is and what it pays play no part: the codes are put in order first, so that
 * the order of the register plays none either.
 */
export const neutralOrder = (
  banks: readonly Placed[],
  seed: number,
  near?: Location,
): readonly string[] => {
  const byCode = banks.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const mixed = shuffled(byCode, seed)
  if (near === undefined) return mixed.map(({ code }) => code)
  return mixed
    .map((bank) => ({ code: bank.code, metres: nearest(bank, near) }))
    .toSorted((a, b) => (a.metres === b.metres ? 0 : a.metres - b.metres))
    .map(({ code }) => code)
}
