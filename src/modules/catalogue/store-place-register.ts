import { z } from 'zod'
import { type Database, sql, type Transaction } from '#platform/db.ts'
import { openSpans } from '#ui/opening-hours.ts'
import type { FiledPlace } from './place-entry.ts'
import type { Place } from './scene.ts'
import { placeTerms, TERMS_EDITION } from './search-terms.ts'
import { TextRow } from './store.ts'

/** A multirange as PostgreSQL writes it; `null` where nobody knows when the place is open. */
const openWeek = (words: string): string | null => {
  const spans = openSpans(words)
  if (spans === undefined) return null
  return `{${spans.map(({ from, until }) => `[${from},${until})`).join(',')}}`
}

const found = (place: Pick<Place, 'code' | 'name' | 'address' | 'openingHours'>) => ({
  terms: placeTerms(place),
  openWeek: openWeek(place.openingHours),
})

/** When somebody last looked at the checklist; `null` where nobody has. */
const lastLook = ({ facilities }: Place): string | null =>
  facilities
    .map(({ checkedOn }) => checkedOn.toString())
    .toSorted()
    .at(-1) ?? null

/** Enters places with what they are found by. */
export const insertPlaces = async (tx: Transaction, places: readonly Place[]): Promise<void> => {
  const rows = places.map((place) => ({
    ...place,
    ...found(place),
    facilities: place.facilities.map(({ facility, checkedOn }) => ({
      facility,
      checkedOn: checkedOn.toString(),
    })),
    checkedOn: lastLook(place),
  }))
  const json = JSON.stringify(rows)
  await tx.run(sql`
    insert into catalogue.place (id, code, kind, name, city_code, district_code, address, latitude,
      longitude, opening_hours, phone, operator_agency, facilities, terms, terms_edition, open_week,
      facilities_checked_on)
    select (p->>'id')::uuid, p->>'code', p->>'kind', p->'name', p->>'cityCode', p->>'districtCode',
           p->>'address', (p->>'latitude')::numeric, (p->>'longitude')::numeric,
           p->>'openingHours', p->>'phone', p->>'operatorAgency', p->'facilities',
           array(select jsonb_array_elements_text(p->'terms')), ${TERMS_EDITION},
           (p->>'openWeek')::int4multirange, (p->>'checkedOn')::date
      from jsonb_array_elements(${json}::jsonb) p`)
  await tx.run(sql`
    insert into catalogue.place_scene (place_id, scene_code)
    select (p->>'id')::uuid, s
      from jsonb_array_elements(${json}::jsonb) p,
           jsonb_array_elements_text(p->'sceneCodes') s`)
}

/** Writes what was approved of a place that is there; it is found by it from now on. */
export const changePlace = async (
  tx: Transaction,
  { id, code }: Pick<Place, 'id' | 'code'>,
  content: FiledPlace,
  at: Temporal.Instant,
): Promise<void> => {
  const { name, districtCode, address, latitude, longitude, closure, sceneCodes } = content
  const { terms, openWeek: week } = found({ ...content, code })
  await tx.run(sql`
    update catalogue.place
       set name = ${JSON.stringify(name)}, district_code = ${districtCode}, address = ${address},
           latitude = ${latitude}::numeric, longitude = ${longitude}::numeric,
           opening_hours = ${content.openingHours}, phone = ${content.phone},
           closed_from = ${closure?.from ?? null}, closed_until = ${closure?.until ?? null},
           terms = ${terms}::text[], terms_edition = ${TERMS_EDITION},
           open_week = ${week}::int4multirange, changed_at = ${at}
     where id = ${id}`)
  await tx.run(sql`
    delete from catalogue.place_scene
     where place_id = ${id} and scene_code <> all(${sceneCodes}::text[])`)
  await tx.run(sql`
    insert into catalogue.place_scene (place_id, scene_code)
    select ${id}::uuid, unnest(${sceneCodes}::text[])
    on conflict do nothing`)
}

const StaleRow = z
  .object({
    id: z.string(),
    code: z.string(),
    name: TextRow,
    address: z.string(),
    opening_hours: z.string(),
  })
  .transform(({ opening_hours: openingHours, ...row }) => ({ ...row, openingHours }))

const PIECE = 1000

/** One piece of the places whose terms an older edition wrote; how many there were. */
const renewPiece = async (tx: Transaction): Promise<number> => {
  const stale = await tx.many(
    StaleRow,
    sql`
    select id, code, name, address, opening_hours
      from catalogue.place
     where terms_edition < ${TERMS_EDITION}
     order by id
     limit ${PIECE}
       for update skip locked`,
  )
  const rows = stale.map((place) => ({ id: place.id, ...found(place) }))
  await tx.run(sql`
    update catalogue.place p
       set terms = array(select jsonb_array_elements_text(r->'terms')),
           terms_edition = ${TERMS_EDITION},
           open_week = (r->>'openWeek')::int4multirange
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) r
     where p.id = (r->>'id')::uuid`)
  return stale.length
}

/**
 * Works out again what places are found by, where a program of before wrote it or nobody did. Goes
 * piece by piece, so that nobody who enters places waits long.
 */
export const renewPlaceTerms = async (db: Database): Promise<number> => {
  let renewed = 0
  for (let piece = PIECE; piece === PIECE; renewed += piece)
    piece = await db.transaction(renewPiece)
  return renewed
}
