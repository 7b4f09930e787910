import { sql, type Transaction } from '#platform/db.ts'

interface Reminder {
  readonly changeId: string
  readonly agencyCode: string
  readonly dueOn: Temporal.PlainDate
}

/** Notes that a department was reminded; false when it was before, of the same day. */
export const insertReminder = async (
  tx: Transaction,
  { changeId, agencyCode, personId, dueOn }: Reminder & { readonly personId: string },
  at: Temporal.Instant,
): Promise<boolean> =>
  (await tx.run(sql`
    insert into exchange.reminder (change_id, agency_code, person_id, due_on, reminded_at)
    values (${changeId}, ${agencyCode}, ${personId}, ${dueOn}, ${at}) on conflict do nothing`)) ===
  1

/** Notes that supervision is told; false when it was before. */
export const noteEscalation = async (
  tx: Transaction,
  { changeId, agencyCode, dueOn }: Reminder,
  at: Temporal.Instant,
): Promise<boolean> =>
  (await tx.run(sql`
    update exchange.reminder set escalated_at = ${at}
     where change_id = ${changeId} and agency_code = ${agencyCode} and due_on = ${dueOn}
       and escalated_at is null`)) === 1
