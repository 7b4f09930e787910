import type { Transaction } from '#platform/db.ts'
import { isPaidTwice } from '#modules/account/index.ts'
import { cardHoldings } from '#modules/card/index.ts'
import { hasOpenCase } from '#modules/handling/index.ts'
import type { Holding, Holdings } from '#modules/person/index.ts'

const held = async (tx: Transaction, personId: string): Promise<readonly Holding[]> => [
  ...(await cardHoldings(tx, personId)),
  ...((await hasOpenCase(tx, personId)) ? (['case'] as const) : []),
]

/** What of two entries still goes on, read and locked before they become one. */
export const personHoldings = async (
  tx: Transaction,
  { fromId, intoId }: { readonly fromId: string; readonly intoId: string },
  at: Temporal.Instant,
): Promise<Holdings> => {
  const both = new Map<string, readonly Holding[]>()
  // In one order, whichever of the two is given up: two proposals at once wait and never in a ring.
  for (const id of [fromId, intoId].toSorted()) both.set(id, await held(tx, id))
  return {
    from: both.get(fromId) ?? [],
    into: both.get(intoId) ?? [],
    paidTwice: await isPaidTwice(tx, [fromId, intoId], at),
  }
}
