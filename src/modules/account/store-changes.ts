import { z } from 'zod'
import { type Handle, instant, sql } from '#platform/db.ts'
import { withdrawnConsents } from '#modules/consent/index.ts'
import { deceasedPersons } from '#modules/person/index.ts'

/** An account as a department may know it. */
export interface AccountEnding {
  readonly bankCode: string
  /** Last digits; of an account that the bank has not opened yet there are none. */
  readonly tail: string | undefined
}

/** A change of account as its department may be told of it. */
export interface ChangeFacts {
  readonly changeId: string
  readonly personId: string
  readonly programmeCode: string
  readonly from: AccountEnding | undefined
  readonly to: AccountEnding & { readonly accountId: string }
  readonly enteredAt: Temporal.Instant
  readonly effectiveFrom: Temporal.Instant
  readonly consentId: string
  /** Whether it rests on a permission that is in force, of somebody who lives. */
  readonly standing: 'stands' | 'cancelled' | 'withdrawn'
}

const Row = z
  .object({
    id: z.string(),
    person_id: z.string(),
    programme_code: z.string(),
    account_id: z.string(),
    from_bank: z.string().nullable(),
    from_tail: z.string().nullable(),
    to_bank: z.string(),
    to_tail: z.string().nullable(),
    entered_at: instant,
    effective_from: instant,
    consent_id: z.string(),
    standing: z.enum(['stands', 'cancelled', 'withdrawn']),
  })
  .transform((row): ChangeFacts => ({
    changeId: row.id,
    personId: row.person_id,
    programmeCode: row.programme_code,
    from:
      row.from_bank === null
        ? undefined
        : { bankCode: row.from_bank, tail: row.from_tail ?? undefined },
    to: { accountId: row.account_id, bankCode: row.to_bank, tail: row.to_tail ?? undefined },
    enteredAt: row.entered_at,
    effectiveFrom: row.effective_from,
    consentId: row.consent_id,
    standing: row.standing,
  }))

/** Changes that holders permitted, by their ids; how each stands at this very moment. */
export const changesByIds = async (
  handle: Handle,
  changeIds: readonly string[],
): Promise<ReadonlyMap<string, ChangeFacts>> => {
  const found = await handle.many(
    Row,
    sql`
    select s.id, s.person_id, s.programme_code, s.account_id, f.bank_code as from_bank,
           f.tail as from_tail, t.bank_code as to_bank, t.tail as to_tail, s.entered_at,
           lower(s.valid) as effective_from, s.consent_id,
           case when s.cancelled_at is not null then 'cancelled'
                when w.consent_id is not null or d.person_id is not null then 'withdrawn'
                else 'stands' end as standing
      from account.assignment s
      join account.account t on t.id = s.account_id
      left join account.assignment p on p.id = s.previous_id
      left join account.account f on f.id = p.account_id
      left join (${withdrawnConsents()}) w on w.consent_id = s.consent_id
      left join (${deceasedPersons()}) d on d.person_id = s.person_id
     where s.id = any(${changeIds}::uuid[]) and s.consent_id is not null`,
  )
  return new Map(found.map((one) => [one.changeId, one]))
}
