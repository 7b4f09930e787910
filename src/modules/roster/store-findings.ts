import { z } from 'zod'
import { copyInto } from '#platform/copy.ts'
import { bigInteger, type Handle, type Sql, sql, type Transaction } from '#platform/db.ts'
import type { Severity } from './finding-texts.ts'

export interface StoredFinding {
  readonly rowId: string
  readonly code: string
  readonly severity: Severity
  readonly field: string
  /** Counted from 0. */
  readonly column: number | undefined
}

/** Enters what was found while the file was read. */
export const copyFindings = (
  tx: Transaction,
  rosterId: string,
  findings: readonly StoredFinding[],
): Promise<void> =>
  copyInto(
    tx,
    'roster.finding (roster_id, row_id, run, code, severity, field, column_number)',
    findings.map(({ rowId, code, severity, field, column }) => [
      rosterId,
      rowId,
      0,
      code,
      severity,
      field,
      column,
    ]),
  )

/** Findings that count: those of the reading and those of the last run of the checks. */
const counting = (rosterId: string): Sql => sql`
  select f.row_id, f.code, f.severity, f.field
    from roster.finding f join roster.roster s on s.id = f.roster_id
   where f.roster_id = ${rosterId} and f.run in (0, s.check_run)`

/** A relation: rows that must not be paid, or not before somebody answers for them; `row_id`. */
export const waitingRows = (rosterId: string): Sql => sql`
  select distinct f.row_id, f.severity
    from (${counting(rosterId)}) f
   where f.severity = 'refuse' or (f.severity = 'confirm' and not exists (
     select from roster.confirmation c
      where c.row_id = f.row_id and c.code = f.code and c.field = f.field))`

/** A relation of payees, for a batch: `line_id`, `person_id`, `amount_fen`. */
export const payableRows = (rosterId: string): Sql => sql`
  select r.id as line_id, r.person_id, r.amount_fen
    from roster.current_row r
   where r.roster_id = ${rosterId} and r.person_id is not null and r.amount_fen is not null
     and not exists (select from (${waitingRows(rosterId)}) w where w.row_id = r.id)`

/** 可发, 需确认, 不能发: how many rows, and how much. */
export interface Buckets {
  readonly payable: { readonly count: number; readonly totalFen: bigint }
  readonly toConfirm: { readonly count: number; readonly totalFen: bigint }
  readonly notPayable: { readonly count: number; readonly totalFen: bigint }
}

const NONE = { count: 0, totalFen: 0n }

/** Where the rows of a list stand. */
export const bucketsOf = async (handle: Handle, rosterId: string): Promise<Buckets> => {
  const rows = await handle.many(
    z.object({
      bucket: z.enum(['payable', 'toConfirm', 'notPayable']),
      count: z.number(),
      total: bigInteger,
    }),
    sql`select case worst when 2 then 'notPayable' when 1 then 'toConfirm' else 'payable' end
                 as bucket,
               count(*)::int as count, coalesce(sum(amount_fen), 0)::bigint as total
          from (select r.id, r.amount_fen,
                       max(case w.severity when 'refuse' then 2
                                           when 'confirm' then 1 else 0 end) as worst
                  from roster.current_row r
                  left join (${waitingRows(rosterId)}) w on w.row_id = r.id
                 where r.roster_id = ${rosterId} group by r.id, r.amount_fen) judged
         group by worst`,
  )
  const of = new Map(
    rows.map(({ bucket, count, total }) => [bucket, { count, totalFen: total }] as const),
  )
  return {
    payable: of.get('payable') ?? NONE,
    toConfirm: of.get('toConfirm') ?? NONE,
    notPayable: of.get('notPayable') ?? NONE,
  }
}

/** How often each finding that counts was made, the most frequent first. */
export const findingCounts = async (
  handle: Handle,
  rosterId: string,
): Promise<
  readonly { readonly code: string; readonly severity: Severity; readonly count: number }[]
> =>
  handle.many(
    z.object({
      code: z.string(),
      severity: z.enum(['refuse', 'confirm', 'mended']),
      count: z.number(),
    }),
    sql`select code, severity, count(*)::int as count from (${counting(rosterId)}) f
         group by code, severity order by count desc, code`,
  )

/** The rows that wait, by their numbers, and for what. */
export const waitingNumbers = async (
  handle: Handle,
  rosterId: string,
): Promise<ReadonlyMap<number, 'toConfirm' | 'notPayable'>> => {
  const rows = await handle.many(
    z.object({ number: z.number(), refused: z.boolean() }),
    sql`select r.number, bool_or(w.severity = 'refuse') as refused
          from roster.current_row r join (${waitingRows(rosterId)}) w on w.row_id = r.id
         where r.roster_id = ${rosterId} group by r.number`,
  )
  return new Map(
    rows.map(({ number, refused }) => [number, refused ? 'notPayable' : 'toConfirm'] as const),
  )
}
