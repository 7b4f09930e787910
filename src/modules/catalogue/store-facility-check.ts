import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { bytes, type Handle, plainDate, type Sql, sql, type Transaction } from '#platform/db.ts'
import { lockOutlet, updateOutletFacilities } from '#modules/organisation/index.ts'
import {
  afterCheck,
  type Checked,
  type CheckManner,
  FACILITY_ANSWERS,
  type FoundFacility,
  type PhotoType,
  photoTypeOf,
  type StandingFacility,
} from './facility-check.ts'
import { FACILITIES, type Facility } from './scene.ts'
import { lockPlace } from './store-places.ts'
import { TextRow } from './store.ts'

/** Who looked, when, and how. */
export interface CheckFacts {
  readonly checked: Checked
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

const isOf = ({ kind, id }: Checked): Sql =>
  kind === 'place' ? sql`place_id = ${id}` : sql`outlet_code = ${id}`

/** The last look at each facility of a place or outlet, in the order of the checklist. */
export const latestChecks = async (handle: Handle, checked: Checked): Promise<LatestCheck[]> => {
  const rows = await handle.many(
    LatestRow,
    sql`
    select distinct on (facility) facility, answer, manner, checked_on,
           photo is not null as has_photo
      from catalogue.facility_check
     where ${isOf(checked)}
     order by facility, checked_on desc, entered_at desc`,
  )
  return rows.toSorted((a, b) => FACILITIES.indexOf(a.facility) - FACILITIES.indexOf(b.facility))
}

/** The facilities that were there at the last look and of which it has a photo. */
export const picturedFacilities = async (
  handle: Handle,
  checked: Checked,
): Promise<ReadonlySet<string>> =>
  new Set(
    (await latestChecks(handle, checked))
      .filter(({ answer, hasPhoto }) => answer === 'there' && hasPhoto)
      .map(({ facility }) => facility),
  )

const insertOne = async (
  tx: Transaction,
  { checked: { kind, id }, manner, checkedOn, staffId, agencyCode, at }: CheckFacts,
  { facility, answer, photo }: FoundFacility,
): Promise<void> => {
  const type = photo && photoTypeOf(photo)
  const [placeId, outletCode] = kind === 'place' ? [id, null] : [null, id]
  await tx.run(sql`
    insert into catalogue.facility_check (id, place_id, outlet_code, facility, answer, manner,
      checked_on, checked_by, checked_unit, entered_at, photo, photo_type)
    values (${uuidv7(at)}, ${placeId}, ${outletCode}, ${facility}, ${answer}, ${manner},
      ${checkedOn}, ${staffId}, ${agencyCode}, ${at}, ${photo ?? null}, ${type ?? null})`)
}

const savePlaceFacilities = async (
  tx: Transaction,
  id: string,
  facilities: readonly StandingFacility[],
  checkedOn: Temporal.PlainDate,
): Promise<void> => {
  await tx.run(sql`
    update catalogue.place
       set facilities = ${JSON.stringify(facilities)}::jsonb,
           facilities_checked_on = greatest(facilities_checked_on, ${checkedOn}::date)
     where id = ${id}`)
}

/** Where what stands of a place or outlet is read, held, and written. */
const REGISTERS = {
  place: {
    hold: async (tx: Transaction, id: string) => (await lockPlace(tx, id)).facilities,
    save: savePlaceFacilities,
  },
  outlet: {
    hold: async (tx: Transaction, code: string) =>
      (await lockOutlet(tx, undefined, code))?.facilities ?? [],
    save: updateOutletFacilities,
  },
} as const

/** Enters a checklist, and what the place or outlet offers from now on. */
export const insertChecks = async (
  tx: Transaction,
  facts: CheckFacts,
  found: readonly FoundFacility[],
): Promise<void> => {
  const { checked, checkedOn } = facts
  const register = REGISTERS[checked.kind]
  const before = await register.hold(tx, checked.id)
  for (const one of found) await insertOne(tx, facts, one)
  const standing = afterCheck(before, await latestChecks(tx, checked), found)
  await register.save(tx, checked.id, standing, checkedOn)
}

const PhotoRow = z.object({ photo: bytes.nullable() })

/** The photo of the last look at a facility, if it was there and somebody took one. */
export const facilityPhoto = async (
  handle: Handle,
  checked: Checked,
  facility: Facility,
): Promise<{ readonly photo: Uint8Array; readonly type: PhotoType } | undefined> => {
  const row = await handle.maybeOne(
    PhotoRow,
    sql`
    select photo
      from catalogue.facility_check
     where ${isOf(checked)} and facility = ${facility}
     order by checked_on desc, entered_at desc
     limit 1`,
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
