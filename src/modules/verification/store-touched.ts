import { z } from 'zod'
import { type Handle, sql } from '#platform/db.ts'

const TouchedRow = z.object({
  code: z.string(),
  terminals: z.coerce.number(),
  people: z.coerce.number(),
})

/**
 * Whom a change of scenes touches: terminals that offer each, and people who were verified for it
 * since an instant; everywhere, or at some places. However many scenes, it goes once through the
 * usages.
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
    with verified as (
      select u.scene_code, count(distinct u.person_id) as people from verification.usage u
       where u.scene_code = any(${codes}::text[]) and u.at >= ${since}
         and (${places}::uuid[] is null or u.place_id = any(${places}::uuid[]))
       group by u.scene_code)
    select c.code,
           (select count(*) from verification.terminal t
             where c.code = any(t.scene_codes) and t.status <> 'revoked' and not t.sandbox
               and (${places}::uuid[] is null or t.place_id = any(${places}::uuid[])))
             as terminals,
           coalesce(v.people, 0) as people
      from unnest(${codes}::text[]) c(code) left join verified v on v.scene_code = c.code`,
  )
  return new Map(rows.map(({ code, ...touched }) => [code, touched]))
}
