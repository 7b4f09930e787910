import assert from 'node:assert/strict'
import { z } from 'zod'
import { type Database, raw, sql } from '#platform/db.ts'
import { insertPlaces } from '#modules/catalogue/index.ts'
import { makePlaces } from '#app/seed/generate/places.ts'

/** Runs what fills the table without its indexes, which are then made in one go. */
const withoutIndexes = async (owner: Database, fill: () => Promise<unknown>): Promise<void> => {
  const indexes = await owner.many(
    z.object({ indexname: z.string(), indexdef: z.string() }),
    sql`select indexname, indexdef from pg_indexes
         where schemaname = 'catalogue' and tablename = 'place' and indexdef like 'CREATE INDEX %'`,
  )
  assert.ok(indexes.length > 4)
  for (const { indexname } of indexes) await owner.run(sql`drop index catalogue.${raw(indexname)}`)
  await fill()
  for (const { indexdef } of indexes) await owner.run(sql`${raw(indexdef)}`)
  await owner.run(sql`analyze catalogue.place, catalogue.place_scene`)
}

const MANY = 100_000

/** A hundred thousand places: the words and hours of those of the demonstration, over and over. */
export const enterManyPlaces = async (owner: Database): Promise<void> => {
  const places = makePlaces()
  await withoutIndexes(owner, async () => {
    await owner.transaction((tx) => insertPlaces(tx, places))
    await owner.run(sql`
      insert into catalogue.place (id, code, kind, name, city_code, district_code, address,
        latitude, longitude, opening_hours, phone, operator_agency, facilities, terms,
        terms_edition, open_week)
      select gen_random_uuid(), 'M-' || n || '-' || p.code, p.kind, p.name, p.city_code,
             p.district_code, p.address, p.latitude + (n % 20) * 0.001,
             p.longitude + (n / 20) * 0.001, p.opening_hours, p.phone, p.operator_agency,
             p.facilities, p.terms[1:24], p.terms_edition, p.open_week
        from catalogue.place p, generate_series(1, ${MANY} / ${places.length}::integer) n`)
    await owner.run(sql`
      insert into catalogue.place_scene (place_id, scene_code)
      select id, 'GD-WH-001' from catalogue.place where kind = 'library' and code like 'M-%'`)
  })
}
