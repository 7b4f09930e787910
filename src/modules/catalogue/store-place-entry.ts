import { z } from 'zod'
import { type Handle, plainDate, sql, type Transaction } from '#platform/db.ts'
import { PLACE_ENTRY_KINDS, type PlaceEntry, type PlaceEntryKind } from './place-entry.ts'
import { LOOK_COLUMNS, LookRow, looksOf, setLooks } from './store-entry-looks.ts'
import { TextRow } from './store.ts'

const Day = z.string().transform((text) => Temporal.PlainDate.from(text))

const Content = z.strictObject({
  name: TextRow,
  kind: z.string(),
  cityCode: z.string(),
  districtCode: z.string(),
  address: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  openingHours: z.string(),
  phone: z.string(),
  sceneCodes: z.array(z.string()),
  closure: z.strictObject({ from: Day, until: Day }).optional(),
})

const EntryRow = LookRow.extend({
  id: z.string(),
  kind: z.enum(PLACE_ENTRY_KINDS),
  place_id: z.string().nullable(),
  operator_agency: z.string(),
  content: Content,
  before: Content.nullable(),
  authorised_until: plainDate.nullable(),
}).transform((row): PlaceEntry => ({
  id: row.id,
  kind: row.kind,
  placeId: row.place_id ?? undefined,
  operatorAgency: row.operator_agency,
  content: row.content,
  before: row.before ?? undefined,
  authorisedUntil: row.authorised_until ?? undefined,
  ...looksOf(row),
}))

const ENTRIES = sql`
  select id, kind, place_id, operator_agency, content, before, authorised_until, ${LOOK_COLUMNS}
    from catalogue.place_entry`

export const insertPlaceEntry = async (tx: Transaction, entry: PlaceEntry): Promise<void> => {
  await tx.run(sql`
    insert into catalogue.place_entry (id, kind, place_id, operator_agency, city_code, content,
      authorised_until, status, filed_by, filed_at)
    values (${entry.id}, ${entry.kind}, ${entry.placeId ?? null}, ${entry.operatorAgency},
      ${entry.content.cityCode}, ${JSON.stringify(entry.content)},
      ${entry.authorisedUntil ?? null}, ${entry.status}, ${entry.filed.staffId},
      ${entry.filed.at})`)
}

/** An entry, held until the end of the transaction. */
export const lockPlaceEntry = (tx: Transaction, id: string): Promise<PlaceEntry | undefined> =>
  tx.maybeOne(EntryRow, sql`${ENTRIES} where id = ${id} for update`)

/** Writes who looked at it and what became of it. */
export const savePlaceEntry = async (tx: Transaction, entry: PlaceEntry): Promise<void> => {
  await tx.run(sql`
    update catalogue.place_entry
       set place_id = ${entry.placeId ?? null},
           before = ${entry.before === undefined ? null : JSON.stringify(entry.before)},
           ${setLooks(entry)}
     where id = ${entry.id}`)
}

const MOST_LISTED = 100

/** What the bureau has to look at, the oldest first; `cityCode` is absent for the province. */
export const openPlaceEntries = (
  handle: Handle,
  cityCode: string | undefined,
): Promise<PlaceEntry[]> =>
  handle.many(
    EntryRow,
    sql`${ENTRIES}
         where status in ('filed', 'reviewed')
           and (${cityCode ?? null}::text is null or city_code = ${cityCode ?? null})
         order by filed_at, content->>'districtCode', content->'name'->>'zh-Hans', id
         limit ${MOST_LISTED}`,
  )

const LATEST_CHANGES = 20

/** The last changes that were approved, the newest first; `cityCode` is absent for the province. */
export const latestChanges = (
  handle: Handle,
  cityCode: string | undefined,
): Promise<PlaceEntry[]> =>
  handle.many(
    EntryRow,
    sql`${ENTRIES}
         where kind = 'change' and status = 'approved'
           and (${cityCode ?? null}::text is null or city_code = ${cityCode ?? null})
         order by decided_at desc, id
         limit ${LATEST_CHANGES}`,
  )

/** What an operator filed, the newest first. */
export const entriesOfOperator = (handle: Handle, agencyCode: string): Promise<PlaceEntry[]> =>
  handle.many(
    EntryRow,
    sql`${ENTRIES} where operator_agency = ${agencyCode}
         order by filed_at desc, content->>'districtCode', content->'name'->>'zh-Hans', id
         limit ${MOST_LISTED}`,
  )

/** Whether an operator has a place of this name in the district, or has filed one. */
export const placeIsThere = async (
  tx: Transaction,
  operatorAgency: string,
  { districtCode, name }: Pick<PlaceEntry['content'], 'districtCode' | 'name'>,
): Promise<boolean> => {
  const { there } = await tx.one(
    z.object({ there: z.boolean() }),
    sql`
    select exists (select from catalogue.place
                    where operator_agency = ${operatorAgency} and district_code = ${districtCode}
                      and name->>'zh-Hans' = ${name['zh-Hans']})
        or exists (select from catalogue.place_entry
                    where operator_agency = ${operatorAgency} and kind = 'new'
                      and status in ('filed', 'reviewed')
                      and content->>'districtCode' = ${districtCode}
                      and content->'name'->>'zh-Hans' = ${name['zh-Hans']}) as there`,
  )
  return there
}

/** Whether the bureau is looking at something of this kind about this place. */
export const entryIsOpen = async (
  tx: Transaction,
  placeId: string,
  kind: Exclude<PlaceEntryKind, 'new'>,
): Promise<boolean> => {
  const { open } = await tx.one(
    z.object({ open: z.boolean() }),
    sql`
    select exists (select from catalogue.place_entry
                    where place_id = ${placeId} and kind = ${kind}
                      and status in ('filed', 'reviewed')) as open`,
  )
  return open
}

/** Files of one operator come one after the other, so that the same place is not filed twice. */
export const oneFilingAtATime = async (tx: Transaction, operatorAgency: string): Promise<void> => {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`place/${operatorAgency}`}, 0))`)
}

/** Sets until when a place may offer its scenes; one that had ended offers them again. */
export const admitPlace = async (
  tx: Transaction,
  placeId: string,
  until: Temporal.PlainDate,
): Promise<void> => {
  await tx.run(sql`
    update catalogue.place set authorised_until = ${until}, ended_on = null where id = ${placeId}`)
}

/** Places whose authorisation has run out by a day, held until the end of the transaction. */
export const endPlaces = async (
  tx: Transaction,
  on: Temporal.PlainDate,
): Promise<{ readonly id: string; readonly code: string }[]> =>
  tx.many(
    z.object({ id: z.string(), code: z.string() }),
    sql`
    update catalogue.place set ended_on = authorised_until
     where ended_on is null and authorised_until <= ${on}
    returning id, code`,
  )
