import { z } from 'zod'
import { type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import { SERVICE_CODES, type ServiceCode } from './service.ts'

const ScreenRow = z
  .object({
    shown: z.enum(['welcome', 'materials', 'case', 'bankChange', 'letter']),
    service: z.enum(SERVICE_CODES).nullable(),
    case_id: z.string().nullable(),
    statement_id: z.string().nullable(),
    relation_id: z.string().nullable(),
    shown_at: instant,
    confirmed_at: instant.nullable(),
  })
  .transform((row) => ({
    shown: row.shown,
    service: row.service ?? undefined,
    caseId: row.case_id ?? undefined,
    /** What of a change of bank is shown; the words stand with the card. */
    statementId: row.statement_id ?? undefined,
    /** Whose letter is shown. */
    relationId: row.relation_id ?? undefined,
    shownAt: row.shown_at,
    confirmedAt: row.confirmed_at ?? undefined,
  }))
/** 客屏: what the customer of a clerk sees now. Never a number, and names only masked. */
export type CustomerScreen = z.output<typeof ScreenRow>

/** What the screen of this clerk shows; nothing yet when it was never used. */
export const screenOf = (handle: Handle, staffId: string): Promise<CustomerScreen | undefined> =>
  handle.maybeOne(
    ScreenRow,
    sql`
    select shown, service, case_id, statement_id, relation_id, shown_at, confirmed_at
      from handling.customer_screen where staff_id = ${staffId}`,
  )

export type ScreenContent =
  | { readonly shown: 'welcome' }
  | { readonly shown: 'materials'; readonly service: ServiceCode }
  | { readonly shown: 'case'; readonly service: ServiceCode; readonly caseId: string }
  | { readonly shown: 'bankChange'; readonly service: 'changeBank'; readonly statementId: string }
  | { readonly shown: 'letter'; readonly service: 'relation'; readonly relationId: string }

/** Puts something on the screen; what was confirmed before counts no more. */
export const showOnScreen = async (
  tx: Transaction,
  staffId: string,
  content: ScreenContent,
  at: Temporal.Instant,
): Promise<void> => {
  const service = content.shown === 'welcome' ? null : content.service
  const caseId = content.shown === 'case' ? content.caseId : null
  const statementId = content.shown === 'bankChange' ? content.statementId : null
  const relationId = content.shown === 'letter' ? content.relationId : null
  await tx.run(sql`
    insert into handling.customer_screen (staff_id, shown, service, case_id, statement_id,
      relation_id, shown_at)
    values (${staffId}, ${content.shown}, ${service}, ${caseId}, ${statementId}, ${relationId},
      ${at})
    on conflict (staff_id) do update
      set shown = excluded.shown, service = excluded.service, case_id = excluded.case_id,
          statement_id = excluded.statement_id, relation_id = excluded.relation_id,
          shown_at = excluded.shown_at, confirmed_at = null`)
}

/** The customer pressed 确认; false when something else is shown by now. */
export const confirmScreen = async (
  tx: Transaction,
  staffId: string,
  shownAt: Temporal.Instant,
  at: Temporal.Instant,
): Promise<boolean> =>
  (await tx.run(sql`
    update handling.customer_screen set confirmed_at = ${at}
     where staff_id = ${staffId} and shown <> 'welcome' and confirmed_at is null
       and date_trunc('milliseconds', shown_at) = ${shownAt}`)) === 1
