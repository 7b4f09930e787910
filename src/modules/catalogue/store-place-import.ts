import { z } from 'zod'
import { type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import type { TableShape } from '#platform/table-file/index.ts'
import { CSV_DELIMITERS } from '#platform/csv.ts'
import { TEXT_ENCODINGS } from '#platform/text-encoding.ts'
import type { ImportCount, ImportRow, PlaceImport } from './place-import.ts'
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
    owner_agency: z.string(),
    file_name: z.string(),
    shape: Shape,
    heading: z.array(z.string()),
    made_by: z.string(),
    made_at: instant,
  })
  .transform((row): PlaceImport => ({
    id: row.id,
    short: row.short,
    ownerAgency: row.owner_agency,
    fileName: row.file_name,
    shape: row.shape satisfies TableShape,
    heading: row.heading,
    madeBy: row.made_by,
    madeAt: row.made_at,
  }))

const IMPORTS = sql`
  select id, short, owner_agency, file_name, shape, heading, made_by, made_at
    from catalogue.place_import`

export const insertImport = async (tx: Transaction, made: PlaceImport): Promise<void> => {
  await tx.run(sql`
    insert into catalogue.place_import (id, short, owner_agency, file_name, shape, heading, made_by,
      made_at)
    values (${made.id}, ${made.short}, ${made.ownerAgency}, ${made.fileName},
      ${JSON.stringify(made.shape)}, ${JSON.stringify(made.heading)}, ${made.madeBy},
      ${made.madeAt})`)
}

/** A list of an agency; nobody else's is found. */
export const findImport = (
  handle: Handle,
  ownerAgency: string,
  id: string,
): Promise<PlaceImport | undefined> =>
  handle.maybeOne(ImportRecord, sql`${IMPORTS} where owner_agency = ${ownerAgency} and id = ${id}`)

const MOST_LISTED = 20

/** The last lists of an agency, the newest first. */
export const importsOf = (handle: Handle, ownerAgency: string): Promise<PlaceImport[]> =>
  handle.many(
    ImportRecord,
    sql`${IMPORTS} where owner_agency = ${ownerAgency} order by made_at desc, id
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
      select import_id, count(entry_id)::integer as filed,
             (count(*) - count(entry_id))::integer as waiting
        from catalogue.place_import_row
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
    select row_number, texts, faults, entry_id
      from catalogue.place_import_row
     where import_id = ${importId} and entry_id is null
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
    select row_number, texts, faults, entry_id
      from catalogue.place_import_row
     where import_id = ${importId}
     order by row_number`,
  )
  return new Map(rows.map((row) => [row.row, row]))
}

/** Writes rows, new ones and ones that were put right. */
export const saveRows = async (
  tx: Transaction,
  importId: string,
  rows: readonly ImportRow[],
): Promise<void> => {
  await tx.run(sql`
    insert into catalogue.place_import_row (import_id, row_number, texts, faults, entry_id)
    select ${importId}::uuid, (r->>'row')::integer, r->'texts', r->'faults',
           (r->>'entryId')::uuid
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) r
    on conflict (import_id, row_number) do update
      set texts = excluded.texts, faults = excluded.faults, entry_id = excluded.entry_id`)
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
