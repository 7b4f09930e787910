import { z } from 'zod'
import { bigInteger, bytes, type Handle, type Sql, sql } from '#platform/db.ts'
import type { Bucket } from './bucket.ts'
import type { Severity } from './finding-texts.ts'
import { waitingRows } from './store-findings.ts'

/** Something that counts about a row, and whether somebody has answered for it. */
export interface CountingFinding {
  readonly code: string
  readonly severity: Severity
  readonly field: string
  readonly confirmed: boolean
}

/** A row as it is listed. */
export interface ListedRow {
  readonly id: string
  readonly number: number
  readonly personId: string | undefined
  readonly amountFen: bigint | undefined
  readonly village: string
  readonly cellsSealed: Uint8Array | undefined
  readonly findings: readonly CountingFinding[]
}

const Listed = z
  .object({
    id: z.string(),
    number: z.number(),
    person_id: z.string().nullable(),
    amount_fen: bigInteger.nullable(),
    village: z.string(),
    cells_sealed: bytes.nullable(),
    findings: z
      .array(
        z.object({
          code: z.string(),
          severity: z.enum(['refuse', 'confirm', 'mended']),
          field: z.string(),
          confirmed: z.boolean(),
        }),
      )
      .nullable(),
  })
  .transform((row): ListedRow => ({
    id: row.id,
    number: row.number,
    personId: row.person_id ?? undefined,
    amountFen: row.amount_fen ?? undefined,
    village: row.village,
    cellsSealed: row.cells_sealed ?? undefined,
    findings: row.findings ?? [],
  }))

/** Which rows of a list are wanted. */
export interface RowFilter {
  readonly bucket: Bucket | undefined
  /** Rows for which this finding counts. */
  readonly code: string | undefined
  readonly number: number | undefined
}

const inBucket = (rosterId: string, bucket: Bucket | undefined): Sql => {
  const waits = sql`exists (select from (${waitingRows(rosterId)}) w where w.row_id = r.id)`
  const refused = sql`exists (select from (${waitingRows(rosterId)}) w
                               where w.row_id = r.id and w.severity = 'refuse')`
  if (bucket === 'payable') return sql`not ${waits}`
  if (bucket === 'notPayable') return refused
  return bucket === 'toConfirm' ? sql`${waits} and not ${refused}` : sql`true`
}

const LISTED = (rosterId: string): Sql => sql`
  select r.id, r.number, r.person_id, r.amount_fen, r.village, r.cells_sealed,
         (select jsonb_agg(jsonb_build_object('code', f.code, 'severity', f.severity,
                   'field', f.field, 'confirmed', exists (
                     select from roster.confirmation c where c.row_id = f.row_id
                        and c.code = f.code and c.field = f.field))
                   order by f.severity = 'refuse' desc, f.severity = 'confirm' desc, f.code)
            from roster.finding f where f.row_id = r.id and f.run in (0, s.check_run)) as findings
    from roster.current_row r join roster.roster s on s.id = r.roster_id
   where r.roster_id = ${rosterId}`

/** Rows of a list, page by page in its own order. */
export const listRows = (
  handle: Handle,
  rosterId: string,
  { bucket, code, number }: RowFilter,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<ListedRow[]> =>
  handle.many(
    Listed,
    sql`${LISTED(rosterId)} and r.number > ${after} and ${inBucket(rosterId, bucket)}
          and (${number ?? null}::int is null or r.number = ${number ?? null})
          and (${code ?? null}::text is null or exists (
            select from roster.finding g where g.row_id = r.id and g.code = ${code ?? null}
               and g.run in (0, s.check_run)))
        order by r.number limit ${limit}`,
  )

/** One row, or `undefined` when the list has none of this number. */
export const listedRow = (
  handle: Handle,
  rosterId: string,
  number: number,
): Promise<ListedRow | undefined> =>
  handle.maybeOne(Listed, sql`${LISTED(rosterId)} and r.number = ${number}`)

/** How many rows each finding keeps waiting, the most frequent first. */
export const waitingCounts = (
  handle: Handle,
  rosterId: string,
): Promise<
  readonly {
    readonly code: string
    readonly severity: 'refuse' | 'confirm'
    readonly rows: number
  }[]
> =>
  handle.many(
    z.object({
      code: z.string(),
      severity: z.enum(['refuse', 'confirm']),
      rows: z.number(),
    }),
    sql`select f.code, f.severity, count(distinct f.row_id)::int as rows
          from roster.finding f
          join roster.roster s on s.id = f.roster_id
          join roster.current_row r on r.id = f.row_id and r.roster_id = ${rosterId}
         where f.roster_id = ${rosterId} and f.run in (0, s.check_run)
           and (f.severity = 'refuse' or (f.severity = 'confirm' and not exists (
             select from roster.confirmation c
              where c.row_id = f.row_id and c.code = f.code and c.field = f.field)))
         group by f.code, f.severity order by f.severity desc, rows desc, f.code`,
  )
