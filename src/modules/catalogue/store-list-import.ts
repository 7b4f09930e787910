import { z } from 'zod'
import { type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import type { TableShape } from '#platform/table-file/index.ts'
import { CSV_DELIMITERS } from '#platform/csv.ts'
import { TEXT_ENCODINGS } from '#platform/text-encoding.ts'
import { LIST_SUBJECTS, type ListSubject } from './list-columns.ts'
import type { ImportCount, ImportRow, ListImport } from './list-import.ts'
import type { KnownPlace, RowFault } from './place-row.ts'

const Shape = z.union([
  z.strictObject({ format: z.literal('xlsx') }),
  z.strictObject({
    format: z.literal('csv'),
    encoding: z.enum(TEXT_ENCODINGS),
    delimiter: z.enum(CSV_DELIMITERS),
  }),
])

const ImportRecord = z
  .object({
    id: z.string(),
    short: z.string(),
    subject: z.enum(LIST_SUBJECTS),
    owner_agency: z.string(),
    file_name: z.string(),
    shape: Shape,
    heading: z.array(z.string()),
    made_by: z.string(),
    made_at: instant,
  })
  .transform((row): ListImport => ({
    id: row.id,
    short: row.short,
    subject: row.subject,
    ownerAgency: row.owner_agency,
    fileName: row.file_name,
    shape: row.shape satisfies TableShape,
    heading: row.heading,
    madeBy: row.made_by,
    madeAt: row.made_at,
  }))

const IMPORTS = sql`
  select id, short, subject, owner_agency, file_name, shape, heading, made_by, made_at
    from catalogue.list_import`

export const insertImport = async (tx: Transaction, made: ListImport): Promise<void> => {
  await tx.run(sql`
    insert into catalogue.list_import (id, short, subject, owner_agency, file_name, shape, heading,
      made_by, made_at)
    values (${made.id}, ${made.short}, ${made.subject}, ${made.ownerAgency}, ${made.fileName},
      ${JSON.stringify(made.shape)}, ${JSON.stringify(made.heading)}, ${made.madeBy},
      ${made.madeAt})`)
}

/** A list of an agency; nobody else's is found. */
export const findImport = (
  handle: Handle,
  subject: ListSubject,
  ownerAgency: string,
  id: string,
): Promise<ListImport | undefined> =>
  handle.maybeOne(
    ImportRecord,
    sql`${IMPORTS}
         where subject = ${subject} and owner_agency = ${ownerAgency} and id = ${id}`,
  )

const MOST_LISTED = 20

/** The last lists of an agency, the newest first. */
export const importsOf = (
  handle: Handle,
  subject: ListSubject,
  ownerAgency: string,
): Promise<ListImport[]> =>
  handle.many(
    ImportRecord,
    sql`${IMPORTS}
         where subject = ${subject} and owner_agency = ${ownerAgency}
         order by made_at desc, id
         limit ${MOST_LISTED}`,
  )

const Count = z
  .object({ import_id: z.string(), filed: z.number(), waiting: z.number() })
  .transform(({ import_id: id, ...count }) => [id, count] as const)

/** How the rows of some lists stand, by id. */
export const importCounts = async (
  handle: Handle,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ImportCount>> =>
  new Map(
    await handle.many(
      Count,
      sql`
      select import_id, count(coalesce(entry_id, outlet_entry_id))::integer as filed,
             (count(*) - count(coalesce(entry_id, outlet_entry_id)))::integer as waiting
        from catalogue.list_import_row
       where import_id = any(${ids}::uuid[])
       group by import_id`,
    ),
  )

const Row = z
  .object({
    row_number: z.number(),
    texts: z.array(z.string()),
    faults: z.array(
      z.object({ code: z.string(), offer: z.record(z.string(), z.string()).optional() }),
    ),
    entry_id: z.string().nullable(),
  })
  .transform((row): ImportRow => ({
    row: row.row_number,
    texts: row.texts,
    // Nobody but this module writes them.
    faults: row.faults as readonly RowFault[],
    entryId: row.entry_id ?? undefined,
  }))

/** Rows that wait to be put right, in the order of the file. */
export const waitingRows = (handle: Handle, importId: string): Promise<ImportRow[]> =>
  handle.many(
    Row,
    sql`
    select row_number, texts, faults, coalesce(entry_id, outlet_entry_id) as entry_id
      from catalogue.list_import_row
     where import_id = ${importId} and entry_id is null and outlet_entry_id is null
     order by row_number`,
  )

/** All rows of a list by their numbers, held with the list until the end of the transaction. */
export const lockRows = async (
  tx: Transaction,
  importId: string,
): Promise<ReadonlyMap<number, ImportRow>> => {
  // Rows are added to a list, too: whoever changes it waits for whoever does.
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${importId}, 8))`)
  const rows = await tx.many(
    Row,
    sql`
    select row_number, texts, faults, coalesce(entry_id, outlet_entry_id) as entry_id
      from catalogue.list_import_row
     where import_id = ${importId}
     order by row_number`,
  )
  return new Map(rows.map((row) => [row.row, row]))
}

/** Writes rows, new ones and ones that were put right. */
export const saveRows = async (
  tx: Transaction,
  subject: ListSubject,
  importId: string,
  rows: readonly ImportRow[],
): Promise<void> => {
  const written = rows.map(({ entryId, ...row }) =>
    subject === 'outlet' ? { ...row, outletEntryId: entryId } : { ...row, entryId },
  )
  await tx.run(sql`
    insert into catalogue.list_import_row (import_id, row_number, texts, faults, entry_id,
      outlet_entry_id)
    select ${importId}::uuid, (r->>'row')::integer, r->'texts', r->'faults',
           (r->>'entryId')::uuid, (r->>'outletEntryId')::uuid
      from jsonb_array_elements(${JSON.stringify(written)}::jsonb) r
    on conflict (import_id, row_number) do update
      set texts = excluded.texts, faults = excluded.faults, entry_id = excluded.entry_id,
          outlet_entry_id = excluded.outlet_entry_id`)
}

const Known = z
  .object({
    operator_agency: z.string(),
    name: z.string(),
    city_code: z.string(),
    district_code: z.string(),
    latitude: z.coerce.number(),
    longitude: z.coerce.number(),
  })
  .transform((row): KnownPlace => ({
    operatorAgency: row.operator_agency,
    name: row.name,
    cityCode: row.city_code,
    districtCode: row.district_code,
    latitude: row.latitude,
    longitude: row.longitude,
  }))

/** What some operators have in the register or have filed, by what doubles are known by. */
export const knownPlaces = (tx: Transaction, operators: readonly string[]): Promise<KnownPlace[]> =>
  tx.many(
    Known,
    sql`
    select operator_agency, name->>'zh-Hans' as name, city_code, district_code, latitude, longitude
      from catalogue.place
     where operator_agency = any(${operators}::text[])
    union all
    select operator_agency, content->'name'->>'zh-Hans', city_code, content->>'districtCode',
           (content->>'latitude')::numeric, (content->>'longitude')::numeric
      from catalogue.place_entry
     where operator_agency = any(${operators}::text[]) and kind = 'new'
       and status in ('filed', 'reviewed')`,
  )
