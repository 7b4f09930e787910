import { z } from 'zod'
import { empty, type Handle, join, type Sql, sql, type Transaction } from '#platform/db.ts'
import { FACILITIES, type Facility, type Place } from './scene.ts'
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
  scene_codes: z.array(z.string()),
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
  facilities: row.facilities.map(({ facility, checkedOn }) => ({
    facility,
    checkedOn: Temporal.PlainDate.from(checkedOn),
  })),
})

const select = sql`
  select p.*, array(select s.scene_code
                      from catalogue.place_scene s
                     where s.place_id = p.id
                     order by s.scene_code) as scene_codes
    from catalogue.place p`

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
  /** Part of the name in any language, or of the address. */
  readonly query?: string | undefined
}

const SEARCHED = sql`lower(concat_ws(' ', p.name->>'zh-Hans', p.name->>'zh-Hant', p.name->>'en',
  p.name->>'pt', p.address, p.code))`

const conditions = (filter: PlaceFilter): Sql => {
  const { sceneCode, cityCode, districtCode, kind, facilities = [], query } = filter
  const all = [
    sceneCode !== undefined &&
      sql`exists (select from catalogue.place_scene s
                   where s.place_id = p.id and s.scene_code = ${sceneCode})`,
    cityCode !== undefined && sql`p.city_code = ${cityCode}`,
    districtCode !== undefined && sql`p.district_code = ${districtCode}`,
    kind !== undefined && sql`p.kind = ${kind}`,
    ...facilities.map((facility) => sql`p.facilities @> ${JSON.stringify([{ facility }])}::jsonb`),
    query !== undefined && sql`strpos(${SEARCHED}, lower(${query})) > 0`,
  ].filter((condition) => condition !== false)
  return all.length === 0 ? empty : sql`where ${join(all, ' and ')}`
}

/** Places by city, district and code: a neutral order, nobody comes first for another reason. */
export const findPlaces = async (
  handle: Handle,
  filter: PlaceFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<Place[]> => {
  const rows = await handle.many(
    PlaceRow,
    sql`${select} ${conditions(filter)}
     order by p.city_code, p.district_code, p.code
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
  const where = conditions(filter)
  const rows = await handle.many(
    PlaceRow,
    sql`${select} ${where} ${where === empty ? sql`where` : sql`and`} p.code > ${page.after}
     order by p.code
     limit ${page.limit}`,
  )
  return rows.map(toPlace)
}

export const countPlaces = async (handle: Handle, filter: PlaceFilter): Promise<number> => {
  const row = await handle.one(
    z.object({ count: z.coerce.number() }),
    sql`select count(*) from catalogue.place p ${conditions(filter)}`,
  )
  return row.count
}

export const placeByCode = async (handle: Handle, code: string): Promise<Place | undefined> => {
  const row = await handle.maybeOne(PlaceRow, sql`${select} where p.code = ${code}`)
  return row && toPlace(row)
}

/** Kinds and cities of which there is a place. */
export const placeExtent = (
  handle: Handle,
): Promise<{ kinds: string[]; cityCodes: string[]; places: number }> =>
  handle.one(
    z
      .object({ kinds: z.array(z.string()), city_codes: z.array(z.string()), count: z.bigint() })
      .transform((row) => ({
        kinds: row.kinds,
        cityCodes: row.city_codes,
        places: Number(row.count),
      })),
    sql`
    select coalesce(array_agg(distinct kind order by kind), '{}') as kinds,
           array(select distinct city_code::text from catalogue.place order by 1) as city_codes,
           count(*)
      from catalogue.place`,
  )

/** Codes of the scenes that some place offers. */
export const scenesAtPlaces = async (handle: Handle): Promise<ReadonlySet<string>> => {
  const rows = await handle.many(
    z.object({ scene_code: z.string() }),
    sql`select distinct scene_code from catalogue.place_scene`,
  )
  return new Set(rows.map((row) => row.scene_code))
}

/** How many places offer each scene, in a city or everywhere; those that none offers left out. */
export const countOffering = async (
  handle: Handle,
  sceneCodes: readonly string[],
  cityCode: string | undefined,
): Promise<ReadonlyMap<string, number>> => {
  const rows = await handle.many(
    z.object({ scene_code: z.string(), count: z.coerce.number() }),
    sql`
    select s.scene_code, count(*)
      from catalogue.place_scene s join catalogue.place p on p.id = s.place_id
     where s.scene_code = any(${sceneCodes})
       and (${cityCode ?? null}::text is null or p.city_code = ${cityCode ?? null})
     group by s.scene_code`,
  )
  return new Map(rows.map(({ scene_code: code, count }) => [code, count]))
}

/** The places of a city that offer any of some scenes, by id. */
export const placesOffering = async (
  handle: Handle,
  sceneCodes: readonly string[],
  cityCode: string,
): Promise<readonly string[]> => {
  const rows = await handle.many(
    z.object({ id: z.string() }),
    sql`
    select distinct p.id
      from catalogue.place_scene s join catalogue.place p on p.id = s.place_id
     where s.scene_code = any(${sceneCodes}) and p.city_code = ${cityCode}`,
  )
  return rows.map(({ id }) => id)
}

export const insertPlaces = async (tx: Transaction, places: readonly Place[]): Promise<void> => {
  const rows = places.map((place) => ({
    ...place,
    facilities: place.facilities.map(({ facility, checkedOn }) => ({
      facility,
      checkedOn: checkedOn.toString(),
    })),
  }))
  const json = JSON.stringify(rows)
  await tx.run(sql`
    insert into catalogue.place (id, code, kind, name, city_code, district_code, address, latitude,
      longitude, opening_hours, phone, operator_agency, facilities)
    select (p->>'id')::uuid, p->>'code', p->>'kind', p->'name', p->>'cityCode', p->>'districtCode',
           p->>'address', (p->>'latitude')::numeric, (p->>'longitude')::numeric,
           p->>'openingHours', p->>'phone', p->>'operatorAgency', p->'facilities'
      from jsonb_array_elements(${json}::jsonb) p`)
  await tx.run(sql`
    insert into catalogue.place_scene (place_id, scene_code)
    select (p->>'id')::uuid, s
      from jsonb_array_elements(${json}::jsonb) p,
           jsonb_array_elements_text(p->'sceneCodes') s`)
}
