import { z } from 'zod'
import { instant, type Sql, sql } from '#platform/db.ts'
import { PLACE_ENTRY_STATUSES, type PlaceEntry } from './place-entry.ts'

/** What entries of places and of outlets say alike: who filed, who looked, what was said. */
export type Looks = Pick<PlaceEntry, 'status' | 'filed' | 'reviewed' | 'decided' | 'remark'>

export const LOOK_COLUMNS = sql`
  status, filed_by, filed_at, reviewed_by, reviewed_at, decided_by, decided_at, remark`

/** The same columns, as they come. */
export const LookRow = z.object({
  status: z.enum(PLACE_ENTRY_STATUSES),
  filed_by: z.string(),
  filed_at: instant,
  reviewed_by: z.string().nullable(),
  reviewed_at: instant.nullable(),
  decided_by: z.string().nullable(),
  decided_at: instant.nullable(),
  remark: z.string().nullable(),
})

const act = (staffId: string | null, at: Temporal.Instant | null) =>
  staffId === null || at === null ? undefined : { staffId, at }

export const looksOf = (row: z.output<typeof LookRow>): Looks => ({
  status: row.status,
  filed: { staffId: row.filed_by, at: row.filed_at },
  reviewed: act(row.reviewed_by, row.reviewed_at),
  decided: act(row.decided_by, row.decided_at),
  remark: row.remark ?? undefined,
})

/** Writes who looked at it and what became of it; who filed it stays. */
export const setLooks = ({ status, reviewed, decided, remark }: Looks): Sql => sql`
  status = ${status},
  reviewed_by = ${reviewed?.staffId ?? null}, reviewed_at = ${reviewed?.at ?? null},
  decided_by = ${decided?.staffId ?? null}, decided_at = ${decided?.at ?? null},
  remark = ${remark ?? null}`
