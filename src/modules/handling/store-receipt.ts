import { z } from 'zod'
import { type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import { OPEN_STATUSES } from './case.ts'
import { SERVICE_CODES } from './service.ts'
import type { Case } from './store.ts'

export type ReceiptMark = 'printed' | 'signed'

/** Notes that a receipt was printed or came back signed; the first time counts. */
export const markReceipt = async (
  tx: Transaction,
  { id, personId }: Pick<Case, 'id' | 'personId'>,
  mark: ReceiptMark,
  staffId: string,
  at: Temporal.Instant,
): Promise<boolean> =>
  (await tx.run(sql`
    insert into handling.receipt (case_id, person_id, mark, at, staff_id)
    values (${id}, ${personId}, ${mark}, ${at}, ${staffId})
    on conflict do nothing`)) === 1

const LineRow = z.object({ id: z.string(), service: z.enum(SERVICE_CODES), printed: z.boolean() })
/** A case whose receipt is not signed. */
export type UnsignedReceipt = z.output<typeof LineRow>

/** Cases that a clerk accepted since a moment and whose receipt is not signed, oldest first. */
export const unsignedReceipts = (
  handle: Handle,
  staffId: string,
  since: Temporal.Instant,
): Promise<UnsignedReceipt[]> =>
  handle.many(
    LineRow,
    sql`
    select c.id, c.service, exists (select from handling.receipt r
             where r.case_id = c.id and r.mark = 'printed') as printed
      from handling.step s join handling.case c on c.id = s.case_id
     where s.code = 'opened' and s.actor_id = ${staffId} and s.at >= ${since}
       and not exists (select from handling.receipt r
         where r.case_id = c.id and r.mark = 'signed')
     order by s.at, c.id limit 100`,
  )

const LockedRow = z.object({
  id: z.string(),
  service: z.enum(SERVICE_CODES),
  clerk_since: instant,
})

/** Open cases that a clerk has in hand, the longest first. */
export const casesInHand = async (
  handle: Handle,
  staffId: string,
): Promise<readonly Pick<Case, 'id' | 'service'>[]> =>
  handle.many(
    LockedRow,
    sql`
    select id, service, clerk_since from handling.case
     where clerk_id = ${staffId} and status = any(${OPEN_STATUSES})
     order by clerk_since, id limit 100`,
  )
