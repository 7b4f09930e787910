import { z } from 'zod'
import { type Handle, instant, sql, type Transaction } from '#platform/db.ts'
import {
  ASSURANCE_LEVELS,
  CARRIERS,
  CODE_PURPOSES,
  DOMAINS,
  FACILITIES,
  type Place,
  type Scene,
  SCENE_FIELDS,
} from './scene.ts'
import type { PublishedVersion } from './snapshot.ts'

const TextRow = z.strictObject({
  'zh-Hans': z.string().min(1),
  'zh-Hant': z.string().min(1),
  en: z.string().min(1),
  pt: z.string().min(1),
})

const SceneDefinition = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}-[A-Z]{2,4}-\d{3}$/),
  domain: z.enum(DOMAINS),
  name: TextRow,
  description: TextRow,
  regionCode: z.string().length(6),
  ownerAgency: z.string(),
  basis: z.array(z.string()).min(1),
  carriers: z.array(z.enum(CARRIERS)),
  assuranceLevel: z.union([z.literal(0), z.literal([...ASSURANCE_LEVELS])]),
  returnedFields: z.array(z.enum(SCENE_FIELDS)),
  purpose: TextRow,
  codePurpose: z.enum(CODE_PURPOSES),
  numberAllowed: z.boolean(),
  retentionDays: z.number().int().min(0),
  offlineAllowed: z.boolean(),
  concessionKind: z.string().optional(),
  status: z.enum(['published', 'suspended', 'withdrawn']),
})

const VersionRow = z.object({
  id: z.string(),
  region_code: z.string(),
  number: z.number(),
  published_at: instant,
  effective_from: instant,
  reason: z.string(),
})

/** The layer of each region that is in force at an instant. */
export const versionsInForce = async (
  handle: Handle,
  at: Temporal.Instant,
): Promise<PublishedVersion[]> => {
  const rows = await handle.many(
    VersionRow,
    sql`
    select distinct on (region_code) id, region_code, number, published_at, effective_from, reason
      from catalogue.version
     where effective_from <= ${at}
     order by region_code, number desc`,
  )
  return rows.map((row) => ({
    id: row.id,
    regionCode: row.region_code,
    number: row.number,
    publishedAt: row.published_at,
    effectiveFrom: row.effective_from,
    reason: row.reason,
  }))
}

const SceneRow = z.object({ definition: SceneDefinition })

/** The scenes of some versions, in the order of their codes. */
export const scenesOf = async (handle: Handle, versionIds: readonly string[]): Promise<Scene[]> => {
  const rows = await handle.many(
    SceneRow,
    sql`select definition from catalogue.scene where version_id = any(${versionIds}) order by code`,
  )
  return rows.map((row) => row.definition as Scene)
}

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

export const allPlaces = async (handle: Handle): Promise<Place[]> => {
  const rows = await handle.many(
    PlaceRow,
    sql`
    select p.*, coalesce((select array_agg(s.scene_code order by s.scene_code)
                            from catalogue.place_scene s where s.place_id = p.id), '{}') as scene_codes
      from catalogue.place p
     order by p.code`,
  )
  return rows.map(toPlace)
}

/** Publishes one layer: the version and all its scenes, or nothing. */
export const insertVersion = async (
  tx: Transaction,
  version: PublishedVersion,
  scenes: readonly Scene[],
): Promise<void> => {
  await tx.run(sql`
    insert into catalogue.version (id, region_code, number, published_at, effective_from, reason)
    values (${version.id}, ${version.regionCode}, ${version.number}, ${version.publishedAt},
      ${version.effectiveFrom}, ${version.reason})`)
  const rows = scenes.map((scene) => SceneDefinition.parse(scene))
  await tx.run(sql`
    insert into catalogue.scene (version_id, code, domain, definition)
    select ${version.id}, d->>'code', d->>'domain', d
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) d`)
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
