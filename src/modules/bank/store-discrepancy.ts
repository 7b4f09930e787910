import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { type Handle, instant, sql, type Transaction } from '#platform/db.ts'

export const DISCREPANCY_KINDS = [
  'lateAnswer',
  'contradiction',
  'accountTaken',
  'fileChanged',
] as const
export type DiscrepancyKind = (typeof DISCREPANCY_KINDS)[number]

/** 差错: what a bank told that the program cannot settle by itself. */
export interface Discrepancy {
  readonly id: string
  readonly bankCode: string
  readonly kind: DiscrepancyKind
  readonly requestId: string | undefined
  readonly detail: Readonly<Record<string, string>>
  readonly foundAt: Temporal.Instant
  /** Who settles it; nobody named means any bank administrator of the bureau. */
  readonly resolverId: string | undefined
  readonly resolvedAt: Temporal.Instant | undefined
  readonly resolution: string | undefined
}

const DiscrepancyRow = z
  .object({
    id: z.string(),
    bank_code: z.string(),
    kind: z.enum(DISCREPANCY_KINDS),
    request_id: z.string().nullable(),
    detail: z.record(z.string(), z.string()),
    found_at: instant,
    resolver_id: z.string().nullable(),
    resolved_at: instant.nullable(),
    resolution: z.string().nullable(),
  })
  .transform((row): Discrepancy => ({
    id: row.id,
    bankCode: row.bank_code,
    kind: row.kind,
    requestId: row.request_id ?? undefined,
    detail: row.detail,
    foundAt: row.found_at,
    resolverId: row.resolver_id ?? undefined,
    resolvedAt: row.resolved_at ?? undefined,
    resolution: row.resolution ?? undefined,
  }))

const COLUMNS = sql`id, bank_code, kind, request_id, detail, found_at, resolver_id, resolved_at,
  resolution`

export type NewDiscrepancy = Pick<Discrepancy, 'bankCode' | 'kind' | 'requestId' | 'detail'>

/**
 * Keeps a discrepancy for the liaison of the bank's agreement of that day. The same told again is
 * the one that is there: false.
 */
export const insertDiscrepancy = async (
  tx: Transaction,
  { bankCode, kind, requestId, detail }: NewDiscrepancy,
  at: Temporal.Instant,
  on: Temporal.PlainDate,
): Promise<boolean> => {
  const text = JSON.stringify(detail)
  return (
    (await tx.run(sql`
    insert into bank.discrepancy (id, bank_code, kind, request_id, detail, fingerprint, found_at,
      resolver_id)
    values (${uuidv7(at)}, ${bankCode}, ${kind}, ${requestId ?? null}, ${text},
      ${[bankCode, kind, requestId ?? '', text].join('|')}, ${at},
      (select g.liaison_id from bank.agreement g where g.bank_code = ${bankCode}
          and g.valid_from <= ${on} and ${on} < g.valid_until))
    on conflict (fingerprint) do nothing`)) === 1
  )
}

/** Discrepancies that wait for somebody, the oldest first. */
export const openDiscrepancies = (handle: Handle): Promise<Discrepancy[]> =>
  handle.many(
    DiscrepancyRow,
    sql`select ${COLUMNS} from bank.discrepancy where resolved_at is null order by found_at
         limit 200`,
  )

/** One discrepancy, locked until the end of the transaction. */
export const lockDiscrepancy = (tx: Transaction, id: string): Promise<Discrepancy | undefined> =>
  tx.maybeOne(
    DiscrepancyRow,
    sql`select ${COLUMNS} from bank.discrepancy where id = ${id} for update`,
  )

/** Writes how it was settled. */
export const closeDiscrepancy = async (
  tx: Transaction,
  id: string,
  end: { readonly at: Temporal.Instant; readonly by: string; readonly resolution: string },
): Promise<void> => {
  await tx.run(sql`
    update bank.discrepancy
       set resolved_at = ${end.at}, resolved_by = ${end.by}, resolution = ${end.resolution}
     where id = ${id}`)
}
