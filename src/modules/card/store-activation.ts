import { z } from 'zod'
import { empty, type Handle, sql, type Transaction } from '#platform/db.ts'
import { REMINDER_STAGES, type ReminderStage } from './activation.ts'

const CardRow = z
  .object({ id: z.string(), person_id: z.string() })
  .transform((row) => ({ id: row.id, personId: row.person_id }))

/** Enabled cards whose account is not activated and whose last reminder has not gone out. */
export const cardsToActivate = (handle: Handle, after: string | undefined, limit: number) =>
  handle.many(
    CardRow,
    sql`
    select c.id, c.person_id from card.card c
     where c.status = 'normal' and c.bank_status = 'notActivated'
           ${after === undefined ? empty : sql` and c.id > ${after}`}
       and not exists (select from card.activation_reminder r
         where r.card_id = c.id and r.stage = 'last')
     order by c.id limit ${limit}`,
  )

/** The stages at which the holder of a card was reminded. */
export const stagesReminded = async (handle: Handle, cardId: string): Promise<ReminderStage[]> => {
  const rows = await handle.many(
    z.object({ stage: z.enum(REMINDER_STAGES) }),
    sql`select stage from card.activation_reminder where card_id = ${cardId}`,
  )
  return rows.map(({ stage }) => stage)
}

/** Keeps that a holder was reminded, and whether they are to be called. */
export const insertReminder = async (
  tx: Transaction,
  reminder: {
    readonly cardId: string
    readonly personId: string
    readonly stage: ReminderStage
    readonly byVoice: boolean
    readonly at: Temporal.Instant
  },
): Promise<void> => {
  await tx.run(sql`
    insert into card.activation_reminder (card_id, person_id, stage, by_voice, reminded_at)
    values (${reminder.cardId}, ${reminder.personId}, ${reminder.stage}, ${reminder.byVoice},
      ${reminder.at})`)
}
