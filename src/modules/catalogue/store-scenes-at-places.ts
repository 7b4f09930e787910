import { z } from 'zod'
import { type Handle, sql } from '#platform/db.ts'

/** Codes of the scenes that some place offers; the index is skipped through from code to code. */
export const scenesAtPlaces = async (handle: Handle): Promise<ReadonlySet<string>> => {
  const rows = await handle.many(
    z.object({ scene_code: z.string() }),
    sql`
    with recursive offered as (
      (select scene_code from catalogue.place_scene order by scene_code limit 1)
      union all
      select (select s.scene_code
                from catalogue.place_scene s
               where s.scene_code > offered.scene_code
               order by s.scene_code
               limit 1)
        from offered
       where offered.scene_code is not null
    )
    select scene_code from offered where scene_code is not null`,
  )
  return new Set(rows.map((row) => row.scene_code))
}

/** How many places offer each scene, in a city or everywhere; those that none offers left out. */
export const countOffering = async (
  handle: Handle,
  sceneCodes: readonly string[],
  cityCode: string | undefined,
): Promise<ReadonlyMap<string, number>> => {
  const rows = await handle.many(
    z.object({ scene_code: z.string(), count: z.coerce.number() }),
    sql`
    select s.scene_code, count(*)
      from catalogue.place_scene s join catalogue.place p on p.id = s.place_id
     where s.scene_code = any(${sceneCodes}) and p.ended_on is null
       and (${cityCode ?? null}::text is null or p.city_code = ${cityCode ?? null})
     group by s.scene_code`,
  )
  return new Map(rows.map(({ scene_code: code, count }) => [code, count]))
}

/** The places of a city that offer any of some scenes, by id. */
export const placesOffering = async (
  handle: Handle,
  sceneCodes: readonly string[],
  cityCode: string,
): Promise<readonly string[]> => {
  const rows = await handle.many(
    z.object({ id: z.string() }),
    sql`
    select distinct p.id
      from catalogue.place_scene s join catalogue.place p on p.id = s.place_id
     where s.scene_code = any(${sceneCodes}) and p.ended_on is null and p.city_code = ${cityCode}`,
  )
  return rows.map(({ id }) => id)
}
