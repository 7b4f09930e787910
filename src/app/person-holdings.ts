import type { Transaction } from '#platform/db.ts'
import { isPaidTwice } from '#modules/account/index.ts'
import { cardHoldings } from '#modules/card/index.ts'
import { hasOpenCase } from '#modules/handling/index.ts'
import type { Holding, Holdings } from '#modules/person/index.ts'

const held = async (tx: Transaction, personId: string): Promise<readonly Holding[]> => [
  ...(await cardHoldings(tx, personId)),
  ...((await hasOpenCase(tx, personId)) ? (['case'] as const) : []),
]

/** What of two entries still goes on; whoever asks holds the lines of both. */
export const personHoldings = async (
  tx: Transaction,
  { fromId, intoId }: { readonly fromId: string; readonly intoId: string },
  at: Temporal.Instant,
): Promise<Holdings> => {
  return {
    from: await held(tx, fromId),
    into: await held(tx, intoId),
    paidTwice: await isPaidTwice(tx, [fromId, intoId], at),
  }
}
