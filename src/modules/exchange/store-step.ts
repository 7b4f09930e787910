import { raw, sql, type Transaction } from '#platform/db.ts'
import type { EndpointAction } from './endpoint.ts'

/** What waits for a second person, and may be ended by one. */
type Approved = 'access_key' | 'acknowledge_rule'

export interface Step {
  readonly action: EndpointAction
  readonly by: string
  readonly at: Temporal.Instant
}

/** Writes that somebody approved or ended one of them. */
export const saveStep = async (
  tx: Transaction,
  table: Approved,
  id: string,
  { action, by, at }: Step,
): Promise<void> => {
  const one = raw(`exchange.${table}`)
  await tx.run(
    action === 'approve'
      ? sql`update ${one}
               set status = 'active', approved_by = ${by}, approved_at = ${at} where id = ${id}`
      : sql`update ${one}
               set status = 'disabled', disabled_by = ${by}, disabled_at = ${at} where id = ${id}`,
  )
}
