import { z } from 'zod'
import { type Handle, sql, type Transaction } from '#platform/db.ts'
import type { RememberedMap } from './remembered-map.ts'

const ChoiceRow = z
  .object({
    owner_agency: z.string(),
    programme_code: z.string(),
    heading_digest: z.string(),
    columns: z.record(z.string(), z.number()),
  })
  .transform((row): RememberedMap => ({
    agencyCode: row.owner_agency,
    programmeCode: row.programme_code,
    headingDigest: row.heading_digest,
    columns: row.columns,
  }))

/** What people of a department have said about the columns of lists of a programme. */
export const columnChoicesOf = (
  handle: Handle,
  agencyCode: string,
  programmeCode: string,
): Promise<RememberedMap[]> =>
  handle.many(
    ChoiceRow,
    sql`select owner_agency, programme_code, heading_digest, columns from roster.column_choice
         where owner_agency = ${agencyCode} and programme_code = ${programmeCode}
         order by chosen_at desc limit 100`,
  )

/** Keeps what somebody said; it takes the place of what was said before. */
export const saveColumnChoice = async (
  tx: Transaction,
  one: RememberedMap,
  { by, at }: { readonly by: string; readonly at: Temporal.Instant },
): Promise<void> => {
  await tx.run(sql`
    insert into roster.column_choice (owner_agency, programme_code, heading_digest, columns,
      chosen_by, chosen_at)
    values (${one.agencyCode}, ${one.programmeCode}, ${one.headingDigest},
      ${JSON.stringify(one.columns)}, ${by}, ${at})
    on conflict (owner_agency, programme_code, heading_digest) do update
       set columns = excluded.columns, chosen_by = excluded.chosen_by,
           chosen_at = excluded.chosen_at`)
}
