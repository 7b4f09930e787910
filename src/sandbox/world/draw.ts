import { createHmac } from 'node:crypto'

/**
 * Chance that can be told again: a whole number from 0 up to `limit`, which is not included. It
 * depends on the seed and on what it is about, and not on what was drawn before.
 */
export type Draw = (about: string, limit: number) => number

/** Shares are given in thousandths. */
export const WHOLE = 1000

export const seededDraw =
  (seed: Uint8Array): Draw =>
  (about, limit) =>
    Number(createHmac('sha256', seed).update(about).digest().readBigUInt64BE() % BigInt(limit))

/** A whole number from `from` to `to`, both included. */
export const drawBetween = (draw: Draw, about: string, from: number, to: number): number =>
  from + draw(about, to - from + 1)

/** One of the items; throws a RangeError when there are none. */
export const drawOne = <Item>(draw: Draw, about: string, items: readonly Item[]): Item => {
  const item = items[draw(about, Math.max(items.length, 1))]
  if (item === undefined) throw new RangeError('nothing to draw from')
  return item
}
