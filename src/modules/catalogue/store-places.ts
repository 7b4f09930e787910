import { z } from 'zod'
import type { Location } from '#kernel/location.ts'
import {
  type Handle,
  instant,
  join,
  plainDate,
  type Sql,
  sql,
  type Transaction,
} from '#platform/db.ts'
import { FACILITIES, type Facility, type Place } from './scene.ts'
import { askedTerms } from './search-terms.ts'
import { TextRow } from './store.ts'

const PlaceRow = z.object({
  id: z.string(),
  code: z.string(),
  kind: z.string(),
  name: TextRow,
  city_code: z.string(),
  district_code: z.string(),
  address: z.string(),
  latitude: z.coerce.number(),
  longitude: z.coerce.number(),
  opening_hours: z.string(),
  phone: z.string(),
  operator_agency: z.string(),
  facilities: z.array(z.object({ facility: z.enum(FACILITIES), checkedOn: z.string() })),
  facilities_checked_on: plainDate.nullable(),
  scene_codes: z.array(z.string()),
  authorised_until: plainDate.nullable(),
  ended_on: plainDate.nullable(),
  closed_from: plainDate.nullable(),
  closed_until: plainDate.nullable(),
  changed_at: instant.nullable(),
})

const toPlace = (row: z.output<typeof PlaceRow>): Place => ({
  id: row.id,
  code: row.code,
  name: row.name,
  kind: row.kind,
  cityCode: row.city_code,
  districtCode: row.district_code,
  address: row.address,
  latitude: row.latitude,
  longitude: row.longitude,
  openingHours: row.opening_hours,
  phone: row.phone,
  operatorAgency: row.operator_agency,
  sceneCodes: row.scene_codes,
  ...(row.authorised_until !== null && { authorisedUntil: row.authorised_until }),
  ...(row.ended_on !== null && { endedOn: row.ended_on }),
  ...(row.closed_from !== null &&
    row.closed_until !== null && {
      closure: { from: row.closed_from, until: row.closed_until },
    }),
  ...(row.changed_at !== null && { changedAt: row.changed_at }),
  ...(row.facilities_checked_on !== null && { facilitiesCheckedOn: row.facilities_checked_on }),
  facilities: row.facilities.map(({ facility, checkedOn }) => ({
    facility,
    checkedOn: Temporal.PlainDate.from(checkedOn),
  })),
})

const select = sql`
  select p.id, p.code, p.kind, p.name, p.city_code, p.district_code, p.address, p.latitude,
         p.longitude, p.opening_hours, p.phone, p.operator_agency, p.facilities,
         p.facilities_checked_on,
         p.authorised_until, p.ended_on, p.closed_from, p.closed_until, p.changed_at,
         array(select s.scene_code
                 from catalogue.place_scene s
                where s.place_id = p.id
                order by s.scene_code) as scene_codes
    from catalogue.place p`

/** Ended ones too: histories name them. */
export const allPlaces = async (handle: Handle): Promise<Place[]> =>
  (await handle.many(PlaceRow, sql`${select} order by p.code`)).map(toPlace)

/** Narrows a list of places; every part that is there must hold. */
export interface PlaceFilter {
  readonly sceneCode?: string | undefined
  readonly cityCode?: string | undefined
  readonly districtCode?: string | undefined
  readonly kind?: string | undefined
  /** A place must have all of them. */
  readonly facilities?: readonly Facility[] | undefined
  /** Words of the name in any language, of its initials in pinyin, of the address or the code. */
  readonly query?: string | undefined
  /** Open in this minute of an ordinary week; one whose hours cannot be read is left out. */
  readonly openAt?: number | undefined
  /** Not closed for works on this day. */
  readonly openOn?: Temporal.PlainDate | undefined
  /** Within about fifty kilometres of here; what is found then begins with the nearest. */
  readonly near?: Location | undefined
}

const EAST = sql`0.92`
const POINT = sql`point(p.longitude::double precision * ${EAST}, p.latitude::double precision)`

const pointOf = ({ latitude, longitude }: Location, aside = 0): Sql => sql`
  point(${longitude}::double precision * ${EAST} + ${aside}::double precision,
        ${latitude}::double precision + ${aside}::double precision)`

/** Half a degree or so: farther than that nobody calls near, and the index need not look. */
const NEAR_DEGREES = 0.45

const isNear = (near: Location): Sql =>
  sql`${POINT} <@ box(${pointOf(near, -NEAR_DEGREES)}, ${pointOf(near, NEAR_DEGREES)})`

const wordsFound = (query: string): Sql => {
  const terms = askedTerms(query)
  return terms.length === 0 ? sql`false` : sql`p.terms @> ${terms}::text[]`
}

const conditions = (filter: PlaceFilter): Sql => {
  const { sceneCode, cityCode, districtCode, kind, facilities = [], query, near } = filter
  const { openAt, openOn } = filter
  const all = [
    sql`p.ended_on is null`,
    sceneCode !== undefined &&
      sql`exists (select from catalogue.place_scene s
                   where s.place_id = p.id and s.scene_code = ${sceneCode})`,
    cityCode !== undefined && sql`p.city_code = ${cityCode}`,
    districtCode !== undefined && sql`p.district_code = ${districtCode}`,
    kind !== undefined && sql`p.kind = ${kind}`,
    ...facilities.map((facility) => sql`p.facilities @> ${JSON.stringify([{ facility }])}::jsonb`),
    query !== undefined && wordsFound(query),
    near !== undefined && isNear(near),
    openAt !== undefined && sql`p.open_week @> ${openAt}::integer`,
    openOn !== undefined &&
      sql`(p.closed_from is null or ${openOn}::date < p.closed_from
           or p.closed_until <= ${openOn}::date)`,
  ].filter((condition) => condition !== false)
  return sql`where ${join(all, ' and ')}`
}

const NEUTRAL = sql`p.city_code, p.district_code, p.code`

/** Nobody comes first for another reason than where they are. */
export const findPlaces = async (
  handle: Handle,
  filter: PlaceFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<Place[]> => {
  const { near } = filter
  const rows = await handle.many(
    PlaceRow,
    sql`${select} ${conditions(filter)}
     order by ${near === undefined ? NEUTRAL : sql`${POINT} <-> ${pointOf(near)}`}
     limit ${page.limit} offset ${page.offset}`,
  )
  return rows.map(toPlace)
}

/** The places after one, by code: a stable order for systems that read page by page. */
export const placesAfter = async (
  handle: Handle,
  filter: PlaceFilter,
  page: { readonly limit: number; readonly after: string },
): Promise<Place[]> => {
  const rows = await handle.many(
    PlaceRow,
    sql`${select} ${conditions(filter)} and p.code > ${page.after}
     order by p.code
     limit ${page.limit}`,
  )
  return rows.map(toPlace)
}

/** Nobody leafs through more; who finds so many narrows the list down. */
export const MOST_COUNTED = 1000

/** How many there are, but one more than {@link MOST_COUNTED} at the most. */
export const countPlaces = async (handle: Handle, filter: PlaceFilter): Promise<number> => {
  const row = await handle.one(
    z.object({ count: z.coerce.number() }),
    sql`
    select count(*)
      from (select from catalogue.place p ${conditions(filter)} limit ${MOST_COUNTED + 1}) found`,
  )
  return row.count
}

/** A place that is open to the public; one that has ended is found by nobody. */
export const placeByCode = async (handle: Handle, code: string): Promise<Place | undefined> => {
  const row = await handle.maybeOne(
    PlaceRow,
    sql`${select} where p.code = ${code} and p.ended_on is null`,
  )
  return row && toPlace(row)
}

/** Those of some codes that are open to the public. */
export const openPlacesByCode = async (
  handle: Handle,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Place>> => {
  const rows = await handle.many(
    PlaceRow,
    sql`${select} where p.code = any(${codes}) and p.ended_on is null`,
  )
  return new Map(rows.map((row) => [row.code, toPlace(row)]))
}

/** The places of an operator, ended ones too, by code. */
export const placesOfOperator = async (handle: Handle, agencyCode: string): Promise<Place[]> =>
  (
    await handle.many(
      PlaceRow,
      sql`${select} where p.operator_agency = ${agencyCode} order by p.code`,
    )
  ).map(toPlace)

/** Whether any place has this code, one that has ended too. */
export const isPlaceCode = async (handle: Handle, code: string): Promise<boolean> =>
  (await handle.maybeOne(
    z.object({ code: z.string() }),
    sql`select code from catalogue.place where code = ${code}`,
  )) !== undefined

/** A place of an operator, even one that has ended; nobody else's is found. */
export const placeOfOperator = async (
  handle: Handle,
  agencyCode: string,
  code: string,
): Promise<Place | undefined> => {
  const row = await handle.maybeOne(
    PlaceRow,
    sql`${select} where p.operator_agency = ${agencyCode} and p.code = ${code}`,
  )
  return row && toPlace(row)
}

/** The codes of the places of a city that are open to the public, in order. */
export const placeCodes = async (handle: Handle, cityCode: string): Promise<readonly string[]> => {
  const rows = await handle.many(
    z.object({ code: z.string() }),
    sql`select code from catalogue.place
         where city_code = ${cityCode} and ended_on is null
         order by code`,
  )
  return rows.map(({ code }) => code)
}

/** Places by id, ended ones too. */
export const placesById = async (
  handle: Handle,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Place>> => {
  const rows = await handle.many(PlaceRow, sql`${select} where p.id = any(${ids}::uuid[])`)
  return new Map(rows.map((row) => [row.id, toPlace(row)]))
}

/** A place that is known to be there, held until the end of the transaction. */
export const lockPlace = async (tx: Transaction, id: string): Promise<Place> =>
  toPlace(await tx.one(PlaceRow, sql`${select} where p.id = ${id} for update of p`))

/** What there is, from the tally: kinds and cities of which there is a place. */
export interface PlaceExtent {
  readonly places: number
  readonly kinds: readonly string[]
  readonly cityCodes: readonly string[]
  /** City code → places. */
  readonly perCity: ReadonlyMap<string, number>
}

export const placeExtent = async (handle: Handle): Promise<PlaceExtent> => {
  const tally = await handle.many(
    z.object({ city_code: z.string(), kind: z.string(), places: z.number() }),
    sql`select city_code, kind, places from catalogue.place_tally
         where places > 0
         order by city_code, kind`,
  )
  const perCity = new Map<string, number>()
  for (const { city_code: city, places } of tally)
    perCity.set(city, (perCity.get(city) ?? 0) + places)
  return {
    places: tally.reduce((sum, { places }) => sum + places, 0),
    kinds: [...new Set(tally.map(({ kind }) => kind))].toSorted(),
    cityCodes: [...perCity.keys()],
    perCity,
  }
}
