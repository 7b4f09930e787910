import { z } from 'zod'
import { type Handle, sql } from '#platform/db.ts'

const TouchedRow = z.object({
  code: z.string(),
  terminals: z.coerce.number(),
  people: z.coerce.number(),
})

/**
 * Whom a change of scenes touches: terminals that offer each, and people who were verified for it
 * since an instant; everywhere, or at some places.
 */
export const touchedByScenes = async (
  handle: Handle,
  codes: readonly string[],
  placeIds: readonly string[] | undefined,
  since: Temporal.Instant,
): Promise<ReadonlyMap<string, { readonly terminals: number; readonly people: number }>> => {
  const places = placeIds ?? null
  const rows = await handle.many(
    TouchedRow,
    sql`
    select c.code,
           (select count(*) from verification.terminal t
             where c.code = any(t.scene_codes) and t.status <> 'revoked' and not t.sandbox
               and (${places}::uuid[] is null or t.place_id = any(${places}::uuid[])))
             as terminals,
           (select count(distinct u.person_id) from verification.usage u
             where u.scene_code = c.code and u.at >= ${since}
               and (${places}::uuid[] is null or u.place_id = any(${places}::uuid[])))
             as people
      from unnest(${codes}::text[]) c(code)`,
  )
  return new Map(rows.map(({ code, ...touched }) => [code, touched]))
}
