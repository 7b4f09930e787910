import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { distanceMetres } from '#kernel/location.ts'
import { type Database, type Handle, type Sql, sql } from '#platform/db.ts'
import { minuteOfWeek, openSpans } from '#ui/opening-hours.ts'
import { makePlaces } from '#app/seed/generate/places.ts'
import { testDatabase } from '#test/database.ts'
import { enterManyPlaces } from '#test/many-places.ts'
import { askedTerms, placeTerms } from './search-terms.ts'
import { insertPlaces, renewPlaceTerms } from './store-place-register.ts'
import {
  countPlaces,
  findPlaces,
  MOST_COUNTED,
  type PlaceFilter,
  placeExtent,
  placesAfter,
} from './store-places.ts'
import { scenesAtPlaces } from './store-scenes-at-places.ts'

const places = makePlaces()
const DAYTIME = minuteOfWeek(Temporal.Instant.from('2026-11-25T10:00:00+08:00'))
const NIGHT = minuteOfWeek(Temporal.Instant.from('2026-11-26T03:00:00+08:00'))
const GUANGZHOU = { latitude: 23.117, longitude: 113.275 }

const FILTERS: readonly PlaceFilter[] = [
  {},
  { query: '图书馆' },
  { query: 'gztsg' },
  { query: '图书馆', cityCode: '440100' },
  { query: 'library', facilities: ['ramp', 'hearingLoop'] },
  { sceneCode: 'GD-WH-001' },
  { sceneCode: 'GD-WH-001', cityCode: '440300', openAt: DAYTIME },
  { kind: 'hospital', openAt: NIGHT },
  { cityCode: '440100', districtCode: '440106' },
  { openAt: NIGHT },
  { facilities: ['ramp', 'signLanguage'] },
]

/** The same question, asked of the list in memory. */
const byHand = (filter: PlaceFilter) =>
  places.filter((place) => {
    const terms = new Set(placeTerms(place))
    const { openAt, facilities = [] } = filter
    const has = new Set(place.facilities.map(({ facility }) => facility))
    return (
      (filter.query === undefined || askedTerms(filter.query).every((term) => terms.has(term))) &&
      (filter.sceneCode === undefined || place.sceneCodes.includes(filter.sceneCode)) &&
      (filter.cityCode === undefined || place.cityCode === filter.cityCode) &&
      (filter.districtCode === undefined || place.districtCode === filter.districtCode) &&
      (filter.kind === undefined || place.kind === filter.kind) &&
      facilities.every((facility) => has.has(facility)) &&
      (openAt === undefined ||
        openSpans(place.openingHours)?.some((s) => s.from <= openAt && openAt < s.until) === true)
    )
  })

const codes = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code)

interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly Plans?: readonly Plan[]
}

const nodesOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/** Rows of tables that were looked at, whether they were wanted or not. */
const rowsLookedAt = (nodes: readonly Plan[]): number =>
  nodes
    .filter((node) => node['Relation Name'] !== undefined)
    .reduce((sum, node) => {
      const removed =
        (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
      return sum + (node['Actual Rows'] + removed) * node['Actual Loops']
    }, 0)

const Explained = z.object({ 'QUERY PLAN': z.array(z.object({ Plan: z.custom<Plan>() })) })

/** Keeps how the database went about a question; of a list it tells nothing else. */
const watched = (db: Database, nodes: Plan[]): Handle => {
  const explain = async (statement: Sql) => {
    const explained = sql`explain (analyze, format json) ${statement}`
    const { 'QUERY PLAN': plans } = await db.one(Explained, explained)
    nodes.push(...plans.flatMap(({ Plan: plan }) => nodesOf(plan)))
  }
  return {
    ...db,
    many: async (_, statement) => {
      await explain(statement)
      return []
    },
    one: async (row, statement) => {
      await explain(statement)
      return db.one(row, statement)
    },
  }
}

test('places are found by what they are and where they are', async (t) => {
  await using it = await testDatabase()
  await it.db.transaction((tx) => insertPlaces(tx, places))

  await t.test('the database finds what somebody who reads the whole list would', async () => {
    for (const filter of FILTERS) {
      const found = await findPlaces(it.db, filter, { limit: 1000, offset: 0 })
      assert.deepEqual(codes(found).toSorted(), codes(byHand(filter)).toSorted())
      assert.equal(await countPlaces(it.db, filter), found.length)
    }
    assert.equal(await countPlaces(it.db, { query: '！？' }), 0, 'signs alone find nothing')
  })

  await t.test('the nearest place comes first, to within a bend of the map', async () => {
    const found = await findPlaces(it.db, { near: GUANGZHOU }, { limit: 60, offset: 0 })
    const metres = found.map((place) => distanceMetres(GUANGZHOU, place))
    for (const [i, distance] of metres.entries())
      assert.ok(distance >= (metres[i - 1] ?? 0) * 0.96, `${distance} after ${metres[i - 1]}`)
    const nearest = Math.min(...places.map((place) => distanceMetres(GUANGZHOU, place)))
    assert.equal(metres[0], nearest)
  })

  await t.test('the tally says what there is, also while lists come in', async () => {
    const extent = await placeExtent(it.db)
    assert.equal(extent.places, places.length)
    assert.deepEqual(extent.kinds, [...new Set(places.map(({ kind }) => kind))].toSorted())
    for (const [city, count] of extent.perCity)
      assert.equal(count, places.filter(({ cityCode }) => cityCode === city).length)
    assert.deepEqual(
      await scenesAtPlaces(it.db),
      new Set(places.flatMap(({ sceneCodes }) => sceneCodes)),
    )
    const [one, two] = places
    assert.ok(one && two)
    const enter = (place: typeof one, id: string) =>
      it.db.transaction((tx) => insertPlaces(tx, [{ ...place, id, code: id }]))
    await Promise.all([
      enter(one, '00000301-0000-8000-8000-000000000001'),
      enter(two, '00000301-0000-8000-8000-000000000002'),
    ])
    assert.equal((await placeExtent(it.db)).places, places.length + 2)
  })

  await t.test('terms of an older edition are renewed, and only those', async () => {
    await it.owner.run(sql`update catalogue.place
      set terms = '{}', terms_edition = 0, open_week = null where kind = 'library'`)
    assert.equal(await countPlaces(it.db, { query: '图书馆', kind: 'library' }), 0)
    const libraries = await countPlaces(it.db, { kind: 'library' })
    assert.equal(await renewPlaceTerms(it.db), libraries)
    const filter = { query: '图书馆', kind: 'library', openAt: DAYTIME }
    assert.ok((await countPlaces(it.db, filter)) >= byHand(filter).length)
    assert.equal(await renewPlaceTerms(it.db), 0)
  })
})

const MOST_LOOKED_AT = 20_000

test('at a hundred thousand places no question is answered by reading all of them', async () => {
  await using it = await testDatabase()
  await enterManyPlaces(it.owner)
  for (const filter of FILTERS)
    for (const near of [undefined, GUANGZHOU]) {
      const asked = JSON.stringify({ ...filter, near })
      const nodes: Plan[] = []
      await findPlaces(watched(it.db, nodes), { ...filter, near }, { limit: 20, offset: 0 })
      assert.deepEqual(
        nodes.filter((node) => node['Node Type'].includes('Seq Scan')),
        [],
        asked,
      )
      assert.ok(rowsLookedAt(nodes) < MOST_LOOKED_AT, `${rowsLookedAt(nodes)} rows: ${asked}`)
    }
  for (const query of ['图书馆', 'gztsg', undefined]) {
    const nodes: Plan[] = []
    await placesAfter(watched(it.db, nodes), { query }, { limit: 20, after: 'M-5' })
    assert.ok(rowsLookedAt(nodes) < MOST_LOOKED_AT, query ?? 'all of them')
  }
  for (const filter of FILTERS) {
    const nodes: Plan[] = []
    assert.ok((await countPlaces(watched(it.db, nodes), filter)) <= MOST_COUNTED + 1)
    // Of what is everywhere the first thousand are soon counted, by whatever way.
    assert.ok(rowsLookedAt(nodes) < MOST_LOOKED_AT, JSON.stringify(filter))
  }
  const nodes: Plan[] = []
  await scenesAtPlaces(watched(it.db, nodes))
  await placeExtent(watched(it.db, nodes))
  assert.ok(rowsLookedAt(nodes) < 1000)
})
