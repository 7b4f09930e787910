import { z } from 'zod'
import { bigInteger, type Handle, sql } from '#platform/db.ts'

/** A failed line that is in nobody's hands: there must be none (P21). */
export interface LooseLine {
  readonly lineId: string
  readonly batchId: string
  readonly ownerAgency: string
  readonly reasonCode: string
  readonly amountFen: bigint
  readonly why: 'noCase' | 'noResolver' | 'endedWithoutFollower'
}

/**
 * 无人经手的失败明细: what failed, has no follower and was not stopped, and nobody by name sees to
 * it. The check of P21; the page of returns shows them first.
 */
export const looseLines = (
  handle: Handle,
  agencyCode: string | undefined,
  limit: number,
): Promise<LooseLine[]> =>
  handle.many(
    z
      .object({
        id: z.string(),
        batch_id: z.string(),
        owner_agency: z.string(),
        reason_code: z.string(),
        amount_fen: bigInteger,
        why: z.enum(['noCase', 'noResolver', 'endedWithoutFollower']),
      })
      .transform((row): LooseLine => ({
        lineId: row.id,
        batchId: row.batch_id,
        ownerAgency: row.owner_agency,
        reasonCode: row.reason_code,
        amountFen: row.amount_fen,
        why: row.why,
      })),
    sql`
    select f.id, f.batch_id, b.owner_agency, f.reason_code, f.amount_fen,
           case when c.id is null then 'noCase'
                when c.status = 'reissued' then 'endedWithoutFollower'
                else 'noResolver' end as why
      from payment.failed_line f
      join payment.batch b on b.id = f.batch_id
      left join payment.return_case c on c.line_id = f.id and c.person_id = f.person_id
     where (c.id is null or c.status = 'reissued'
            or (c.status <> 'stopped' and c.resolver_id is null))
       and (${agencyCode ?? null}::text is null or b.owner_agency = ${agencyCode ?? null})
     order by f.failed_at, f.id limit ${limit}`,
  )
