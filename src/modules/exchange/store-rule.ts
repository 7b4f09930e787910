import { z } from 'zod'
import { type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import type { AcknowledgeRule } from './acknowledge-rule.ts'
import { ENDPOINT_STATUSES } from './endpoint.ts'

const Row = z
  .object({
    id: z.string(),
    agency_code: z.string(),
    programme_code: z.string().nullable(),
    status: z.enum(ENDPOINT_STATUSES),
    entered_by: z.string(),
    entered_at: instant,
    approved_by: z.string().nullable(),
  })
  .transform((row): AcknowledgeRule => ({
    id: row.id,
    agencyCode: row.agency_code,
    programmeCode: row.programme_code ?? undefined,
    status: row.status,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    approvedBy: row.approved_by ?? undefined,
  }))

const ALL = sql`
  select id, agency_code, programme_code, status, entered_by, entered_at, approved_by
    from exchange.acknowledge_rule`

/** Those of a department that hold or wait for a second person. */
export const rulesOf = (handle: Handle, agencyCode: string): Promise<AcknowledgeRule[]> =>
  handle.many(
    Row,
    sql`${ALL} where agency_code = ${agencyCode} and status <> 'disabled'
         order by programme_code nulls first, id`,
  )

export const lockRule = (
  tx: Transaction,
  agencyCode: string,
  id: string,
): Promise<AcknowledgeRule | undefined> =>
  tx.maybeOne(Row, sql`${ALL} where id = ${id} and agency_code = ${agencyCode} for update`)

/** Whether changes of a programme are confirmed by a rule of its department. */
export const ruleFor = async (
  handle: Handle,
  agencyCode: string,
  programmeCode: string,
): Promise<AcknowledgeRule | undefined> =>
  handle.maybeOne(
    Row,
    sql`${ALL} where agency_code = ${agencyCode} and status = 'active'
           and coalesce(programme_code, ${programmeCode}) = ${programmeCode}
         order by programme_code nulls last limit 1`,
  )

/** False when there is one for the same already. */
export const insertRule = async (
  tx: Transaction,
  rule: Pick<AcknowledgeRule, 'id' | 'agencyCode' | 'programmeCode' | 'enteredBy' | 'enteredAt'>,
): Promise<boolean> =>
  (await tx.run(sql`
    insert into exchange.acknowledge_rule (id, agency_code, programme_code, status, entered_by,
      entered_at)
    values (${rule.id}, ${rule.agencyCode}, ${rule.programmeCode ?? null}, 'proposed',
      ${rule.enteredBy}, ${rule.enteredAt})
    on conflict do nothing`)) === 1
