import { z } from 'zod'
import { type Handle, instant, sql } from '#platform/db.ts'

const LastUseRow = z.object({ terminal_id: z.string(), at: instant })

/** When each terminal of an organisation last verified, granted or refused; absent if never. */
export const lastUses = async (
  handle: Handle,
  organisationCode: string,
): Promise<Map<string, Temporal.Instant>> => {
  // Down the counters of each terminal: the index that guards them finds the last at once.
  const rows = await handle.many(
    LastUseRow,
    sql`
    select t.id as terminal_id, u.at from verification.terminal t
     cross join lateral (
       select at from verification.usage where terminal_id = t.id
        order by counter desc limit 1) u
     where t.organisation_code = ${organisationCode}`,
  )
  return new Map(rows.map((row) => [row.terminal_id, row.at]))
}
