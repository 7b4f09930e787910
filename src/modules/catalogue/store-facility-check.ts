import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { bytes, type Handle, plainDate, sql, type Transaction } from '#platform/db.ts'
import {
  type CheckManner,
  FACILITY_ANSWERS,
  type FoundFacility,
  type PhotoType,
  photoTypeOf,
} from './facility-check.ts'
import { FACILITIES, type Facility } from './scene.ts'
import { TextRow } from './store.ts'

/** Who looked, when, and how. */
export interface CheckFacts {
  readonly placeId: string
  readonly manner: CheckManner
  readonly checkedOn: Temporal.PlainDate
  readonly staffId: string
  readonly agencyCode: string
  readonly at: Temporal.Instant
}

const LatestRow = z
  .object({
    facility: z.enum(FACILITIES),
    answer: z.enum(FACILITY_ANSWERS),
    manner: z.enum(['self', 'inspection']),
    checked_on: plainDate,
    has_photo: z.boolean(),
  })
  .transform(({ checked_on: checkedOn, has_photo: hasPhoto, ...row }) => ({
    ...row,
    checkedOn,
    hasPhoto,
  }))
/** What was found when somebody last looked for a facility. */
export type LatestCheck = z.output<typeof LatestRow>

/** The last look at each facility of a place, in the order of the checklist. */
export const latestChecks = async (handle: Handle, placeId: string): Promise<LatestCheck[]> => {
  const rows = await handle.many(
    LatestRow,
    sql`
    select distinct on (facility) facility, answer, manner, checked_on,
           photo is not null as has_photo
      from catalogue.facility_check
     where place_id = ${placeId}
     order by facility, checked_on desc, entered_at desc`,
  )
  return rows.toSorted((a, b) => FACILITIES.indexOf(a.facility) - FACILITIES.indexOf(b.facility))
}

const insertOne = async (
  tx: Transaction,
  { placeId, manner, checkedOn, staffId, agencyCode, at }: CheckFacts,
  { facility, answer, photo }: FoundFacility,
): Promise<void> => {
  const type = photo && photoTypeOf(photo)
  await tx.run(sql`
    insert into catalogue.facility_check (id, place_id, facility, answer, manner, checked_on,
      checked_by, checked_unit, entered_at, photo, photo_type)
    values (${uuidv7(at)}, ${placeId}, ${facility}, ${answer}, ${manner}, ${checkedOn}, ${staffId},
      ${agencyCode}, ${at}, ${photo ?? null}, ${type ?? null})`)
}

/**
 * Enters a checklist, and what the place offers from now on: what was not looked at this time stays
 * as it was found before.
 */
export const insertChecks = async (
  tx: Transaction,
  facts: CheckFacts,
  found: readonly FoundFacility[],
): Promise<void> => {
  const { placeId, checkedOn } = facts
  await tx.run(sql`select from catalogue.place where id = ${placeId} for update`)
  for (const one of found) await insertOne(tx, facts, one)
  const checked = new Set(found.map(({ facility }) => facility))
  const latest = (await latestChecks(tx, placeId)).filter((one) => checked.has(one.facility))
  const there = latest
    .filter(({ answer }) => answer === 'there')
    .map((one) => ({ facility: one.facility, checkedOn: one.checkedOn.toString() }))
  await tx.run(sql`
    update catalogue.place
       set facilities = coalesce((select jsonb_agg(f) from jsonb_array_elements(facilities) f
                                   where f->>'facility' <> all(${[...checked]}::text[])), '[]')
                        || ${JSON.stringify(there)}::jsonb,
           facilities_checked_on = greatest(facilities_checked_on, ${checkedOn}::date)
     where id = ${placeId}`)
}

const PhotoRow = z.object({ photo: bytes.nullable() })

/** The photo of the last look at a facility, if it was there and somebody took one. */
export const facilityPhoto = async (
  handle: Handle,
  placeCode: string,
  facility: Facility,
): Promise<{ readonly photo: Uint8Array; readonly type: PhotoType } | undefined> => {
  const row = await handle.maybeOne(
    PhotoRow,
    sql`
    select c.photo
      from catalogue.place p
      join lateral (select photo
                      from catalogue.facility_check
                     where place_id = p.id and facility = ${facility}
                     order by checked_on desc, entered_at desc
                     limit 1) c on true
     where p.code = ${placeCode} and p.ended_on is null`,
  )
  if (row === undefined || row.photo === null) return undefined
  const type = photoTypeOf(row.photo)
  return type && { photo: row.photo, type }
}

const DueRow = z
  .object({
    code: z.string(),
    name: TextRow,
    city_code: z.string(),
    facilities_checked_on: plainDate.nullable(),
  })
  .transform((row) => ({
    code: row.code,
    name: row.name,
    cityCode: row.city_code,
    checkedOn: row.facilities_checked_on ?? undefined,
  }))
/** A place whose checklist somebody has to go through. */
export type DuePlace = z.output<typeof DueRow>

const MOST_DUE = 100

/** Places that nobody has looked at since a day; those never looked at first. */
export const duePlaces = (handle: Handle, before: Temporal.PlainDate): Promise<DuePlace[]> =>
  handle.many(
    DueRow,
    sql`
    select code, name, city_code, facilities_checked_on
      from catalogue.place
     where ended_on is null
       and (facilities_checked_on is null or facilities_checked_on < ${before})
     order by facilities_checked_on nulls first, code
     limit ${MOST_DUE}`,
  )
