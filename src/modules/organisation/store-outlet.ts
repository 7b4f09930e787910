import { z } from 'zod'
import { type Handle, sql } from '#platform/db.ts'

const IssuanceRow = z
  .object({ agency_code: z.string(), instant_issuance: z.boolean() })
  .transform((row) => ({ agencyCode: row.agency_code, instantIssuance: row.instant_issuance }))
/** What an outlet can do about a new card. */
export type OutletIssuance = z.output<typeof IssuanceRow>

/** What one outlet can do about a new card; `undefined` when there is no such outlet. */
export const outletIssuance = (handle: Handle, code: string): Promise<OutletIssuance | undefined> =>
  handle.maybeOne(
    IssuanceRow,
    sql`select agency_code, instant_issuance from organisation.outlet where code = ${code}`,
  )

/** City code → how many outlets it has. */
export const outletsPerCity = async (handle: Handle): Promise<ReadonlyMap<string, number>> => {
  const rows = await handle.many(
    z.object({ city_code: z.string(), outlets: z.number() }),
    sql`
    select left(district_code, 4) || '00' as city_code, count(*)::integer as outlets
      from organisation.outlet
     group by 1
     order by 1`,
  )
  return new Map(rows.map((row) => [row.city_code, row.outlets]))
}
