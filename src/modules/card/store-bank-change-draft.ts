import { z } from 'zod'
import { type Handle, sql, type Transaction } from '#platform/db.ts'
import { type Moment, MOMENTS } from './bank-change.ts'
import type { Delivery } from './order.ts'

/** What somebody has answered so far; what is absent has not been asked. */
export interface BankChangeDraft {
  readonly bankCode: string
  readonly delivery: Delivery | undefined
  /** Empty when nothing was ticked, and that was meant. */
  readonly programmes: readonly string[] | undefined
  readonly moment: Moment | undefined
}

const DraftRow = z
  .object({
    bank_code: z.string(),
    delivery: z.enum(['outlet', 'mail']).nullable(),
    outlet_code: z.string().nullable(),
    programme_codes: z.array(z.string()).nullable(),
    moment: z.enum(MOMENTS).nullable(),
  })
  .transform((row): BankChangeDraft => ({
    bankCode: row.bank_code,
    delivery:
      row.outlet_code === null
        ? row.delivery === null
          ? undefined
          : { to: 'mail' }
        : { to: 'outlet', outletCode: row.outlet_code },
    programmes: row.programme_codes ?? undefined,
    moment: row.moment ?? undefined,
  }))

/** The draft of a person that is still kept. */
export const bankChangeDraft = (
  handle: Handle,
  personId: string,
  at: Temporal.Instant,
): Promise<BankChangeDraft | undefined> =>
  handle.maybeOne(
    DraftRow,
    sql`
    select bank_code, delivery, outlet_code, programme_codes, moment
      from card.bank_change_draft where person_id = ${personId} and kept_until > ${at}`,
  )

/** Keeps what was answered; of two windows the later one counts. */
export const saveBankChangeDraft = async (
  tx: Transaction,
  personId: string,
  draft: BankChangeDraft,
  keptUntil: Temporal.Instant,
): Promise<void> => {
  const { delivery } = draft
  const outletCode = delivery?.to === 'outlet' ? delivery.outletCode : null
  await tx.run(sql`
    insert into card.bank_change_draft (person_id, bank_code, delivery, outlet_code,
      programme_codes, moment, kept_until)
    values (${personId}, ${draft.bankCode}, ${delivery?.to ?? null}, ${outletCode},
      ${draft.programmes ?? null}, ${draft.moment ?? null}, ${keptUntil})
    on conflict (person_id) do update
       set bank_code = excluded.bank_code, delivery = excluded.delivery,
           outlet_code = excluded.outlet_code, programme_codes = excluded.programme_codes,
           moment = excluded.moment, kept_until = excluded.kept_until`)
}

/** Drops the draft of a person, when it was signed. */
export const dropBankChangeDraft = async (tx: Transaction, personId: string): Promise<void> => {
  await tx.run(sql`delete from card.bank_change_draft where person_id = ${personId}`)
}

/** Drops drafts whose time is over. */
export const purgeBankChangeDrafts = (tx: Transaction, at: Temporal.Instant): Promise<number> =>
  tx.run(sql`delete from card.bank_change_draft where kept_until <= ${at}`)
