import { type Sql, sql, type Transaction } from '#platform/db.ts'

/** Rows for which a finding counts: all, or the one of a number. */
export interface FindingRows {
  readonly code: string
  readonly number?: number | undefined
}

/** Who says so, when and why. */
export interface Judgement {
  readonly by: string
  readonly at: Temporal.Instant
  readonly reason: string
}

const counting = (rosterId: string, { code, number }: FindingRows): Sql => sql`
  from roster.finding f
  join roster.roster s on s.id = f.roster_id
  join roster.current_row r on r.id = f.row_id and r.roster_id = ${rosterId}
 where f.roster_id = ${rosterId} and f.code = ${code} and f.run in (0, s.check_run)
   and (${number ?? null}::int is null or r.number = ${number ?? null})`

/**
 * Somebody answers for a finding, of one row or of all; once each.
 *
 * @returns how many rows that were waiting.
 */
export const confirmRows = (
  tx: Transaction,
  rosterId: string,
  rows: FindingRows,
  { by, at, reason }: Judgement,
): Promise<number> =>
  tx.run(sql`
    insert into roster.confirmation (row_id, roster_id, code, field, confirmed_by, confirmed_at,
      reason)
    select distinct f.row_id, ${rosterId}::uuid, f.code, f.field, ${by}, ${at}::timestamptz,
           ${reason}
      ${counting(rosterId, rows)} and f.severity = 'confirm'
    on conflict do nothing`)

/** Takes rows off a list; how many there were. */
export const removeRows = (
  tx: Transaction,
  rosterId: string,
  rows: FindingRows,
  { by, at, reason }: Judgement,
): Promise<number> =>
  tx.run(sql`
    insert into roster.removal (roster_id, number, reason, removed_by, removed_at)
    select distinct ${rosterId}::uuid, r.number, ${reason}, ${by}, ${at}::timestamptz
      ${counting(rosterId, rows)}
    on conflict do nothing`)
