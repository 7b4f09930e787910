import { z } from 'zod'
import { type Handle, sql, type Transaction } from '#platform/db.ts'
import type { OutletEntry } from './outlet-entry.ts'
import { cityOf } from './place-entry.ts'
import { LOOK_COLUMNS, LookRow, looksOf, setLooks } from './store-entry-looks.ts'
import { TextRow } from './store.ts'

const Content = z.strictObject({
  name: TextRow,
  districtCode: z.string(),
  address: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  openingHours: z.string(),
  phone: z.string(),
  instantIssuance: z.boolean(),
  hongKongMacaoDesk: z.boolean(),
  facilities: z.array(z.string()),
})

const EntryRow = LookRow.extend({
  id: z.string(),
  agency_code: z.string(),
  content: Content,
  outlet_code: z.string().nullable(),
}).transform((row): OutletEntry => ({
  id: row.id,
  agencyCode: row.agency_code,
  content: row.content,
  outletCode: row.outlet_code ?? undefined,
  ...looksOf(row),
}))

const ENTRIES = sql`
  select id, agency_code, content, outlet_code, ${LOOK_COLUMNS}
    from catalogue.outlet_entry`

export const insertOutletEntry = async (tx: Transaction, entry: OutletEntry): Promise<void> => {
  await tx.run(sql`
    insert into catalogue.outlet_entry (id, agency_code, city_code, content, status, filed_by,
      filed_at)
    values (${entry.id}, ${entry.agencyCode}, ${cityOf(entry.content)},
      ${JSON.stringify(entry.content)}, ${entry.status}, ${entry.filed.staffId},
      ${entry.filed.at})`)
}

/** An entry, held until the end of the transaction. */
export const lockOutletEntry = (tx: Transaction, id: string): Promise<OutletEntry | undefined> =>
  tx.maybeOne(EntryRow, sql`${ENTRIES} where id = ${id} for update`)

/** Writes who looked at it and what became of it. */
export const saveOutletEntry = async (tx: Transaction, entry: OutletEntry): Promise<void> => {
  await tx.run(sql`
    update catalogue.outlet_entry
       set outlet_code = ${entry.outletCode ?? null}, ${setLooks(entry)}
     where id = ${entry.id}`)
}

const MOST_LISTED = 100

/** What the bureau has to look at, the oldest first; `cityCode` is absent for the province. */
export const openOutletEntries = (
  handle: Handle,
  cityCode: string | undefined,
): Promise<OutletEntry[]> =>
  handle.many(
    EntryRow,
    sql`${ENTRIES}
         where status in ('filed', 'reviewed')
           and (${cityCode ?? null}::text is null or city_code = ${cityCode ?? null})
         order by filed_at, id
         limit ${MOST_LISTED}`,
  )

/** What was filed of the outlets of an agency, the newest first. */
export const outletEntriesOf = (handle: Handle, agencyCode: string): Promise<OutletEntry[]> =>
  handle.many(
    EntryRow,
    sql`${ENTRIES} where agency_code = ${agencyCode} order by filed_at desc, id
         limit ${MOST_LISTED}`,
  )

/** Holds the filings of an agency until the end of the transaction. */
export const oneOutletFilingAtATime = async (
  tx: Transaction,
  agencyCode: string,
): Promise<void> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`outlet/${agencyCode}`}, 0))`)
}

/** What was filed of the outlets of an agency and is being looked at. */
export const waitingOutlets = async (
  tx: Transaction,
  agencyCode: string,
): Promise<OutletEntry['content'][]> =>
  (
    await tx.many(
      EntryRow,
      sql`${ENTRIES} where agency_code = ${agencyCode} and status in ('filed', 'reviewed')`,
    )
  ).map(({ content }) => content)

/** Whether an outlet of this agency, district and name is being looked at; nobody files beside. */
export const outletIsFiled = async (
  tx: Transaction,
  agencyCode: string,
  { districtCode, name }: Pick<OutletEntry['content'], 'districtCode' | 'name'>,
): Promise<boolean> => {
  await oneOutletFilingAtATime(tx, agencyCode)
  const { filed } = await tx.one(
    z.object({ filed: z.boolean() }),
    sql`
    select exists (select from catalogue.outlet_entry
                    where agency_code = ${agencyCode} and status in ('filed', 'reviewed')
                      and content->>'districtCode' = ${districtCode}
                      and content->'name'->>'zh-Hans' = ${name['zh-Hans']}) as filed`,
  )
  return filed
}
