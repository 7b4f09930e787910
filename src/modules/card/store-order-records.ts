import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import { cutReason, FAILURE_STAGES, type FailureReason, type FailureStage } from './failure.ts'
import type { Card } from './store.ts'

const FailureRow = z
  .object({
    card_id: z.string(),
    stage: z.enum(FAILURE_STAGES),
    reason_code: z.string(),
    reason_text: z.string(),
    at: instant,
  })
  .transform((row) => ({
    cardId: row.card_id,
    stage: row.stage,
    reasonCode: row.reason_code,
    reasonText: row.reason_text,
    at: row.at,
  }))
/** Why an order came to a halt. */
export type CardFailure = z.output<typeof FailureRow>

/** Keeps a failure with its reason, and the blank that was spoiled by it. */
export const insertFailure = async (
  tx: Transaction,
  card: Card,
  failure: {
    readonly stage: FailureStage
    readonly reason: FailureReason
    readonly blank?: string
  },
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into card.card_failure (id, card_id, person_id, stage, reason_code, reason_text,
      blank_id, at)
    values (${uuidv7(at)}, ${card.id}, ${card.personId}, ${failure.stage}, ${failure.reason.code},
      ${cutReason(failure.reason.text)}, ${failure.blank ?? null}, ${at})`)
}

/** The latest failure of each card that has one. */
export const lastFailures = async (
  handle: Handle,
  cardIds: readonly string[],
): Promise<Map<string, CardFailure>> => {
  const rows = await handle.many(
    FailureRow,
    sql`
    select distinct on (card_id) card_id, stage, reason_code, reason_text, at
      from card.card_failure where card_id = any(${cardIds}::uuid[])
     order by card_id, at desc, id desc`,
  )
  return new Map(rows.map((row) => [row.cardId, row]))
}

/** Says what became of a blank of an outlet; false when it was used before. */
export const insertBlank = async (
  tx: Transaction,
  card: Card,
  blank: { readonly slotId: string; readonly outletCode: string; readonly spoiled: boolean },
  at: Temporal.Instant,
): Promise<boolean> =>
  (await tx.run(sql`
    insert into card.card_blank (card_id, person_id, slot_id, outlet_code, at, spoiled)
    values (${card.id}, ${card.personId}, ${blank.slotId}, ${blank.outletCode}, ${at},
      ${blank.spoiled})
    on conflict do nothing`)) === 1

export type Receiver = 'holder' | 'guardian' | 'agent'

/** Records a handing over; false when the card was handed over before. */
export const insertReceipt = async (
  tx: Transaction,
  card: Card,
  receipt: { readonly receivedBy: Receiver; readonly receiverId: string },
  at: Temporal.Instant,
): Promise<boolean> =>
  (await tx.run(sql`
    insert into card.card_receipt (card_id, person_id, received_by, receiver_id, at)
    values (${card.id}, ${card.personId}, ${receipt.receivedBy}, ${receipt.receiverId}, ${at})
    on conflict do nothing`)) === 1

/** Whether a card was handed over. */
export const isReceived = async (handle: Handle, cardId: string): Promise<boolean> =>
  (await handle.maybeOne(
    z.object({ card_id: z.string() }),
    sql`select card_id from card.card_receipt where card_id = ${cardId}`,
  )) !== undefined

/** Records what was done with a card that nobody came for. */
export const insertReturn = async (
  tx: Transaction,
  card: Card,
  handling: 'returned' | 'destroyed',
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into card.card_return (card_id, person_id, handling, at)
    values (${card.id}, ${card.personId}, ${handling}, ${at})
    on conflict do nothing`)
}

/** The blank of an outlet that was taken last. */
export const lastBlank = async (handle: Handle, outletCode: string): Promise<string | undefined> =>
  (
    await handle.maybeOne(
      z.object({ slot_id: z.string() }),
      sql`select slot_id from card.card_blank where outlet_code = ${outletCode}
           order by at desc, slot_id desc limit 1`,
    )
  )?.slot_id

/** How many blanks of an outlet became cards and how many were spoiled, since it began. */
export const blankTotals = (
  handle: Handle,
  outletCode: string,
): Promise<{ readonly used: number; readonly spoiled: number }> =>
  handle.one(
    z.object({ used: z.number(), spoiled: z.number() }),
    sql`
    select count(*) filter (where not spoiled)::int as used,
           count(*) filter (where spoiled)::int as spoiled
      from card.card_blank where outlet_code = ${outletCode}`,
  )
