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
