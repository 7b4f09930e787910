import assert from 'node:assert/strict'
import test from 'node:test'
import { FixedClock } from '#platform/clock.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { LANGUAGE_PREFIXES } from '#ui/i18n/language.ts'
import { minuteOfWeek, openSpans } from '#ui/opening-hours.ts'
import { registerAgencies, registerOutlets, registerRegions } from '#modules/organisation/index.ts'
import { createProblemPage, registerEntityTags } from '#app/public-pages/index.ts'
import { REGIONS } from '#app/seed/data/regions.ts'
import { SCENES } from '#app/seed/data/scenes.ts'
import { AGENCIES } from '#app/seed/data/agencies.ts'
import { makeOutlets } from '#app/seed/generate/outlets.ts'
import { makePlaces } from '#app/seed/generate/places.ts'
import { type TestDatabase, testDatabase } from '#test/database.ts'
import { testKeys } from '#test/person.ts'
import {
  cataloguePages,
  CatalogueReader,
  catalogueRoutes,
  enterVersion,
  insertPlaces,
} from './index.ts'

const OUTLETS = makeOutlets()

const clock = new FixedClock('2026-11-20T04:00:00Z')

const publish = async ({ db, owner }: TestDatabase): Promise<void> => {
  await owner.transaction(async (tx) => {
    await registerRegions(tx, REGIONS)
    await registerAgencies(tx, AGENCIES)
    await registerOutlets(tx, OUTLETS)
  })
  await db.transaction(async (tx) => {
    let number = 0
    for (const effectiveFrom of ['2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'])
      await enterVersion(tx, testKeys, {
        regionCode: '440000',
        publishedAt: Temporal.Instant.from('2026-10-20T00:00:00Z'),
        effectiveFrom: Temporal.Instant.from(effectiveFrom),
        reason: '例行更新',
        draftedBy: 'editor',
        publishedBy: 'reviewer',
        scenes: SCENES.filter(({ regionCode }) => regionCode === '440000').slice(
          0,
          10 * (number += 1),
        ),
      })
    await insertPlaces(tx, makePlaces())
  })
}

const serve = async ({ db }: TestDatabase) => {
  const options: ServerOptions = {
    db,
    clock,
    log: createLogger('silent'),
    authentication: { principal: async () => undefined },
    publicUrl: 'http://127.0.0.1',
    problemPage: createProblemPage({ demo: true }),
    signInPath: () => '/sign-in/resident',
    languagePrefixes: LANGUAGE_PREFIXES,
  }
  const server = await buildServer(options)
  registerEntityTags(server)
  const catalogue = new CatalogueReader(testKeys)
  const deps = { db, clock, keys: testKeys, catalogue, demo: true }
  registerRoutes(server, options, [...cataloguePages(deps), ...catalogueRoutes(deps)])
  return server
}

test('the public catalogue and its places are served as the law wants them', async (t) => {
  await using it = await testDatabase()
  await publish(it)
  const server = await serve(it)
  const get = (url: string, headers: Record<string, string> = {}) =>
    server.inject({ url, headers: { accept: 'text/html', ...headers } })

  await t.test('a version that takes effect later is not shown yet', async () => {
    const { versions, scenes } = (await get('/v1/catalogue')).json()
    assert.deepEqual(
      versions.map((version: { number: number }) => version.number),
      [1],
    )
    assert.equal(scenes.length, 10)
    assert.equal('status' in scenes[0], false)
  })

  await t.test('who has the catalogue already is told so in a few bytes', async () => {
    const first = await get('/v1/catalogue')
    const again = await get('/v1/catalogue', { 'if-none-match': String(first.headers.etag) })
    assert.equal(again.statusCode, 304)
    assert.equal(again.body, '')
    assert.equal((await get('/v1/catalogue', { 'if-none-match': '"old"' })).statusCode, 200)
  })

  await t.test('a system reads the catalogue of any day, and of any instant', async () => {
    const of = async (on: string) => {
      const { statusCode, headers, body } = await get(`/v1/catalogue?on=${encodeURIComponent(on)}`)
      assert.equal(statusCode, 200, on)
      const { versions, scenes } = JSON.parse(body)
      return { scenes: scenes.length, versions: versions.length, tag: String(headers.etag) }
    }
    const today = await of('2026-11-20')
    assert.deepEqual(await of('2026-11-20'), today)
    assert.deepEqual([today.scenes, (await of('2026-12-01')).scenes], [10, 20])
    assert.equal((await of('2026-12-01T07:59:59+08:00')).scenes, 10, 'eight hours before London')
    assert.equal((await of('2026-12-01T08:00:00+08:00')).scenes, 20)
    assert.deepEqual([(await of('2026-10-31')).versions, (await of('2026-10-31')).scenes], [0, 0])
    const again = await get('/v1/catalogue?on=2026-11-20', { 'if-none-match': today.tag })
    assert.equal(again.statusCode, 304)
    assert.equal(again.headers['cache-control'], 'public, max-age=60')
    for (const wrong of ['on=2026-02-30', 'on=yesterday', 'on=2026-12-01T08:00:00', 'day=1'])
      assert.equal((await get(`/v1/catalogue?${wrong}`)).statusCode, 422, wrong)
  })

  await t.test('a system reads every place once, page by page', async () => {
    const codes: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`
      const page = (await get(`/v1/places?limit=70${after}`)).json()
      codes.push(...page.items.map((place: { code: string }) => place.code))
      cursor = page.nextCursor
    }
    assert.deepEqual(
      codes,
      makePlaces()
        .map(({ code }) => code)
        .toSorted(),
    )
    assert.equal((await get('/v1/places?limit=1000')).statusCode, 422)
  })

  await t.test('places are narrowed down by city, scene, facility and words', async () => {
    const count = async (query: string) =>
      Number(/找到 ([\d,]+) 处/.exec((await get(`/places?${query}`)).body)?.[1] ?? 0)
    const all = makePlaces()
    const inCity = all.filter(({ cityCode }) => cityCode === '440300')
    assert.equal(await count('city=440300'), inCity.length)
    const withRamp = inCity.filter(({ facilities }) =>
      facilities.some(({ facility }) => facility === 'ramp'),
    )
    assert.equal(await count('city=440300&facility=ramp'), withRamp.length)
    const lending = all.filter(({ sceneCodes }) => sceneCodes.includes('GD-WH-001'))
    assert.equal(await count('scene=GD-WH-001'), lending.length)
    assert.equal(await count('q=shenzhen+library'), 1)
    assert.equal(await count('q=sztsg&city=440300'), 1, 'by the initials in pinyin')
    const minute = minuteOfWeek(clock.now())
    const open = inCity.filter(({ openingHours }) =>
      openSpans(openingHours)?.some(({ from, until }) => from <= minute && minute < until),
    )
    assert.equal(await count('city=440300&open=now'), open.length)
    assert.equal(await count('city=nonsense&kind=%27%3B'), all.length, 'nonsense chooses nothing')
  })

  await t.test('a word of a scene leads to the places where that is done', async () => {
    const offered = new Set(makePlaces().flatMap(({ sceneCodes }) => sceneCodes))
    const scene = SCENES.slice(0, 10).find(({ code }) => offered.has(code))
    assert.ok(scene)
    const query = new URLSearchParams({ q: scene.name['zh-Hans'], city: '440300' }).toString()
    const { body } = await get(`/places?${query}`)
    assert.ok(body.includes(`href="/places?city=440300&amp;scene=${scene.code}"`))
  })

  await t.test('the places near one stand in the order of their distance', async () => {
    const [place] = makePlaces()
    assert.ok(place)
    const { body } = await get(`/places?near=${place.code}`)
    const far = [...body.matchAll(/<p class="[^"]*">([\d.]+) (米|公里) · /g)].map(
      ([, number, unit]) => Number(number) * (unit === '米' ? 1 : 1000),
    )
    assert.equal(far.length, 20)
    assert.equal(far[0], 0)
    assert.ok(Math.max(...far) < 20_000)
  })

  await t.test('who says where they are is told what is near, and the way is kept', async () => {
    const [place] = makePlaces()
    assert.ok(place)
    const { latitude, longitude } = place
    // What a receiver says lies some 500 metres aside of what the map of the register says.
    const at = `${(latitude + 0.0026).toFixed(5)},${(longitude - 0.0054).toFixed(5)}`
    const { body } = await get(`/places?at=${at}&city=${place.cityCode}`)
    const rounded = `${(latitude + 0.0026).toFixed(3)},${(longitude - 0.0054).toFixed(3)}`
    assert.ok(body.includes(`name="at" value="${rounded}"`))
    assert.ok(!body.includes(at), 'no finer than it needs to be')
    const far = [...body.matchAll(/<p class="[^"]*">([\d.]+) (米|公里) · /g)].map(
      ([, number, unit]) => Number(number) * (unit === '米' ? 1 : 1000),
    )
    assert.ok((far[0] ?? Infinity) <= 200, 'the place itself is the nearest')
    assert.deepEqual(
      far,
      far.toSorted((one, other) => one - other),
    )
    const outlets = (await get(`/outlets?at=${at}`)).body
    assert.match(outlets, /找到 \d+ 个网点/)
    assert.match(outlets, /\d (?:米|公里) · /)
    const nowhere = (await get('/places?at=91,400')).body
    assert.match(nowhere, /找到 300 处/, 'nonsense chooses nothing')
    assert.match(nowhere, /data-module="ykt-near-me"[^>]*hidden/)
  })

  await t.test('a system narrows places down as the page does', async () => {
    type Item = { code: string; districtCode: string; facilities: { facility: string }[] }
    const items = async (query: string): Promise<Item[]> =>
      (await get(`/v1/places?limit=200&${query}`)).json().items
    const all = makePlaces()
    const codesOf = (found: readonly { readonly code: string }[]) => found.map(({ code }) => code)
    const inDistrict = all.filter(({ districtCode }) => districtCode === '440106')
    assert.deepEqual(codesOf(await items('districtCode=440106')), codesOf(inDistrict).toSorted())
    const both = await items('cityCode=440300&facility=ramp&facility=wheelchair')
    assert.ok(both.length > 0)
    for (const { facilities } of both)
      for (const wanted of ['ramp', 'wheelchair'])
        assert.ok(facilities.some(({ facility }) => facility === wanted))
    const minute = minuteOfWeek(clock.now())
    const open = all.filter(
      ({ cityCode, openingHours }) =>
        cityCode === '440300' &&
        openSpans(openingHours)?.some(({ from, until }) => from <= minute && minute < until),
    )
    assert.deepEqual(codesOf(await items('cityCode=440300&openNow=true')), codesOf(open).toSorted())
    assert.equal((await get('/v1/places?facility=throne')).statusCode, 422)
    assert.equal((await get('/v1/places?near=P-nowhere')).statusCode, 404)
  })

  await t.test('a system reads what is near, the nearest first, page by page', async () => {
    const [place] = makePlaces()
    assert.ok(place)
    type Item = { code: string; latitude: number; longitude: number }
    const found: Item[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`
      const page = (await get(`/v1/places?near=${place.code}&limit=5${after}`)).json()
      found.push(...page.items)
      cursor = page.nextCursor
    }
    assert.equal(found[0]?.code, place.code)
    assert.equal(new Set(found.map(({ code }) => code)).size, found.length)
    const here = `${place.latitude},${place.longitude}`
    const again = (await get(`/v1/places?near=${here}&limit=200`)).json()
    assert.deepEqual(
      again.items.map(({ code }: Item) => code),
      found.map(({ code }) => code),
    )
  })

  await t.test('outlets are found by city and by what they can do', async () => {
    const count = async (query: string) =>
      Number(/找到 ([\d,]+) 个网点/.exec((await get(`/outlets?${query}`)).body)?.[1] ?? 0)
    const here = OUTLETS.filter(({ cityCode }) => cityCode === '440100')
    assert.equal(await count('city=440100'), here.length)
    const instant = here.filter(({ instantIssuance }) => instantIssuance)
    assert.equal(await count('city=440100&want=instant'), instant.length)
    const desks = OUTLETS.filter(({ hongKongMacaoDesk }) => hongKongMacaoDesk)
    assert.equal(await count('want=desk'), desks.length, 'of the whole province')
    const ramps = here.filter(({ facilities }) =>
      facilities.some(({ facility }) => facility === 'ramp'),
    )
    assert.equal(await count('city=440100&facility=ramp'), ramps.length)
    const front = (await get('/outlets')).body
    assert.match(front, /href="\/outlets\?city=440100"/)
    assert.doesNotMatch(front, /找到/)
  })

  await t.test('a district is printed with its outlets and places', async () => {
    const outlet = OUTLETS.find(({ districtCode }) => districtCode.startsWith('4401'))
    assert.ok(outlet)
    const sheet = (await get(`/places/sheets/${outlet.districtCode}`)).body
    assert.ok(sheet.includes(outlet.name['zh-Hans']))
    assert.match(sheet, /2026年11月20日\(周五\)打印/)
    assert.equal((await get('/places/sheets/441900')).statusCode, 200, 'a city without districts')
    for (const code of ['440000', '440199', '44%25'])
      assert.equal((await get(`/places/sheets/${code}`)).statusCode, 404)
  })

  await t.test('a village prints what has its name in the address, and no more', async () => {
    const place = makePlaces().find(({ districtCode }) => districtCode === '440106')
    const street = /区(.+?)\d/.exec(place?.address ?? '')?.[1] ?? ''
    assert.ok(street.length > 1)
    const query = new URLSearchParams({ town: street }).toString()
    const { body } = await get(`/places/sheets/440106?${query}`)
    const addresses = [...body.matchAll(/广州市天河区[^<]*/g)].map(([address]) => address)
    assert.ok(addresses.length > 0)
    for (const address of addresses) assert.ok(address.includes(street), address)
    assert.match((await get('/places/sheets/440106?town=%E6%97%A0')).body, /地址里没有写这个名称/)
  })

  await t.test('a place and a scene have their pages, and what is not there has none', async () => {
    const [place] = makePlaces()
    assert.ok(place)
    assert.match((await get(`/en/places/${place.code}`)).body, /Guangzhou Library/)
    assert.match((await get('/catalogue?q=gd-rs-001')).body, /GD-RS-001/)
    for (const path of ['/catalogue/GD-XX-999', '/places/P-1', '/v1/places/P-1'])
      assert.equal((await get(path)).statusCode, 404)
  })
  await server.close()
})
