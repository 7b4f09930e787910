import assert from 'node:assert/strict'
import test from 'node:test'
import { SaxesParser } from 'saxes'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { formatCount } from '#ui/i18n/format.ts'
import { LANGUAGE_PREFIXES, LANGUAGES, localPath } from '#ui/i18n/language.ts'
import {
  CatalogueReader,
  catalogueRoutes,
  insertPlaces,
  PROVINCE,
} from '#modules/catalogue/index.ts'
import { insertFullPrices, insertRules } from '#modules/concession/index.ts'
import {
  registerAgencies,
  registerRegions,
  registerStaff,
  staffMessages,
} from '#modules/organisation/index.ts'
import { createProblemPage, registerEntityTags } from '#app/public-pages/index.ts'
import { AGENCIES } from '#app/seed/data/agencies.ts'
import { CONCESSION_RULES } from '#app/seed/data/concession-rules.ts'
import { FULL_PRICE_ROWS } from '#app/seed/data/full-prices.ts'
import { REGIONS } from '#app/seed/data/regions.ts'
import { SCENES } from '#app/seed/data/scenes.ts'
import { makePlaces } from '#app/seed/generate/places.ts'
import { publishLayer } from '#test/catalogue.ts'
import { type TestDatabase, testDatabase } from '#test/database.ts'
import { fileFaults, type Resource, rowsOf } from '#test/open-file.ts'
import { testKeys } from '#test/person.ts'
import { checkParity } from './check-parity.ts'
import { DATA_FILES } from './data-files.ts'
import { openDataPages, openDataRoutes } from './index.ts'
import type { AnswerTo } from './parity.ts'
import { insertParityRun } from './store-parity.ts'

const FARES = 'gtfs-fares.zip'
const PUBLIC_URL = 'https://card.example'
const PLACES = makePlaces()
const PROVINCIAL = SCENES.filter(({ regionCode }) => regionCode === '440000')
const LIBRARY = PROVINCIAL.find(({ code }) => code === 'GD-WH-001')
const REVIEWER = {
  id: '0198f000-0000-7000-8000-0000000000aa',
  subject: 'catalogue-reviewer',
  displayName: '祁海澜',
  agencyCode: 'hrss-440000',
  roles: ['catalogueReviewer'],
} as const
const at = (text: string) => Temporal.Instant.from(text)

/** Three versions of the province, the last of which waits, and a city that is stricter. */
const publish = async ({ db, owner }: TestDatabase): Promise<void> => {
  await owner.transaction((tx) => registerRegions(tx, REGIONS))
  assert.ok(LIBRARY)
  const [second, ...more] = PROVINCIAL.filter((scene) => scene !== LIBRARY)
  assert.ok(second)
  const shorter = { ...LIBRARY, regionCode: '440100', retentionDays: 1 }
  await db.transaction(async (tx) => {
    await publishLayer(tx, [LIBRARY, second], at('2026-11-01T00:00:00Z'))
    const ending = {
      retentionDays: 9,
      lastDay: '2027-03-31',
      replaces: [second.name, LIBRARY.name],
    }
    await publishLayer(tx, [{ ...LIBRARY, ...ending }, ...more], at('2026-11-10T00:00:00Z'))
    await publishLayer(tx, more, at('2026-12-01T00:00:00Z'))
    await publishLayer(tx, [shorter], at('2026-11-05T00:00:00Z'), '440100')
    await insertPlaces(tx, PLACES)
  })
}

const serve = async ({ db }: TestDatabase) => {
  const options: ServerOptions = {
    db,
    clock: new FixedClock('2026-11-20T04:00:00Z'),
    log: createLogger('silent'),
    authentication: { principal: async () => undefined },
    publicUrl: PUBLIC_URL,
    problemPage: createProblemPage({ demo: true }),
    signInPath: () => '/sign-in/resident',
    languagePrefixes: LANGUAGE_PREFIXES,
  }
  const server = await buildServer(options)
  registerEntityTags(server)
  const deps = { ...options, catalogue: new CatalogueReader(testKeys), demo: true }
  registerRoutes(server, options, [
    ...catalogueRoutes(deps),
    ...openDataRoutes(deps),
    ...openDataPages(deps),
  ])
  return server
}

interface Change {
  readonly kind: string
  readonly code: string
  readonly scene: object | null
}
interface Version {
  readonly number: number
  readonly supersedes: readonly number[]
  readonly changes: readonly Change[]
}

/** What somebody has who began with nothing and did what every version says. */
const followed = (versions: readonly Version[]): ReadonlyMap<string, object> => {
  const scenes = new Map<string, object>()
  for (const { changes } of versions)
    for (const { kind, code, scene } of changes)
      if (kind === 'removed') scenes.delete(code)
      else scenes.set(code, scene ?? {})
  return scenes
}

/** The names of the elements of a document that is well formed. */
const elementsOf = (xml: string): readonly string[] => {
  const names: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => names.push(name))
  parser.write(xml).close()
  return names
}

test('the catalogue is open data that machines can read and follow', async (t) => {
  await using it = await testDatabase()
  await publish(it)
  const server = await serve(it)
  const get = (url: string, headers: Record<string, string> = {}) =>
    server.inject({ url, headers: { accept: '*/*', ...headers } })

  await t.test('every file keeps to the published dictionary', async () => {
    const published = (await get('/v1/open-data/datapackage.json')).json()
    const resources = published.resources as readonly Resource[]
    assert.equal(resources.length, DATA_FILES.length)
    for (const resource of resources) {
      const file = await get(`/v1/open-data/${resource.path}`)
      assert.match(String(file.headers['content-type']), /^text\/csv; charset=utf-8/)
      assert.deepEqual(await fileFaults(resource, file.body), [])
    }
    const counted = async (name: string) =>
      (await rowsOf((await get(`/v1/open-data/${name}.csv`)).body)).length - 1
    assert.equal(await counted('places'), PLACES.length)
    assert.equal(await counted('scenes'), PROVINCIAL.length, 'one is gone, one is twice')
  })

  await t.test('a city that is stricter has a row of its own', async () => {
    const rows = await rowsOf((await get('/v1/open-data/scenes.csv')).body)
    const days = rows[0]?.indexOf('retentionDays') ?? -1
    const ofLibrary = rows.filter(([code]) => code === 'GD-WH-001')
    assert.deepEqual(
      ofLibrary.map((row) => [row[1], row[2], row[days]]),
      [
        ['440000', '2', '9'],
        ['440100', '1', '1'],
      ],
    )
  })

  await t.test('who has a file already is told so in a few bytes', async () => {
    const files = ['scenes.csv', 'places.csv', 'changes.csv', 'changes.atom', 'changes.rss', FARES]
    for (const path of files) {
      const first = await get(`/v1/open-data/${path}`)
      const again = await get(`/v1/open-data/${path}`, {
        'if-none-match': String(first.headers['etag']),
      })
      assert.equal(again.statusCode, 304, path)
      assert.equal(again.body, '')
    }
  })

  await t.test('a file of scenes can be had of any day', async () => {
    const rows = async (on: string) =>
      (await get(`/v1/open-data/scenes.csv?on=${on}`)).body.trim().split(/\r?\n/).length - 1
    assert.equal(await rows('2026-10-30'), 0)
    assert.equal(await rows('2026-11-02'), 2)
    assert.equal((await rows('2026-11-20')) - (await rows('2026-12-01')), 1, 'the library')
    assert.equal((await get('/v1/open-data/scenes.csv?on=soon')).statusCode, 422)
  })

  await t.test('whoever follows the versions by number has the layer as it is', async () => {
    const versions: Version[] = []
    for (let after = 0; ;) {
      const answer = (await get(`/v1/catalogue/changes/440000?limit=1&after=${after}`)).json()
      versions.push(...answer.items)
      if (answer.items.length === 0) break
      after = answer.after
    }
    assert.deepEqual(
      versions.map(({ number }) => number),
      [1, 2, 3],
    )
    const { scenes } = (await get('/v1/catalogue')).json()
    const now = followed(versions.slice(0, 2))
    assert.equal(now.size, scenes.length)
    for (const scene of scenes) {
      assert.deepEqual(now.get(scene.code), { ...scene, status: 'published' }, scene.code)
    }
    assert.equal(followed(versions).has('GD-WH-001'), false, 'the one that waits takes it out')
    assert.deepEqual((await get('/v1/catalogue/changes/999999')).json(), { items: [], after: 0 })
  })

  await t.test('the feed is well formed and has an entry for each version', async () => {
    for (const language of LANGUAGES) {
      const { body, headers } = await get(`/v1/open-data/changes.atom?language=${language}`)
      assert.match(String(headers['content-type']), /^application\/atom\+xml/)
      const names = elementsOf(body)
      assert.equal(names.filter((name) => name === 'entry').length, 4)
      assert.equal(names.filter((name) => name === 'id').length, 5)
      assert.ok(body.includes(`<id>${PUBLIC_URL}/catalogue/versions/440000/2</id>`))
      assert.ok(body.includes(PUBLIC_URL + localPath(language, '/catalogue/versions/440100/1')))
      const rss = await get(`/v1/open-data/changes.rss?language=${language}`)
      assert.match(String(rss.headers['content-type']), /^application\/rss\+xml/)
      const items = elementsOf(rss.body)
      assert.equal(items.filter((name) => name === 'item').length, 4)
      assert.equal(items.filter((name) => name === 'pubDate').length, 4)
      assert.match(rss.body, /<pubDate>Sun, 01 Nov 2026 00:00:00 GMT|<pubDate>Sat, 31 Oct 2026/)
    }
  })

  await t.test('places are found by words, page by page', async () => {
    const asked = (query: string) => get(`/v1/places?${query}`)
    const all = (await asked(`q=${encodeURIComponent('图书馆')}&limit=200`)).json()
    assert.ok(all.items.length > 20 && all.items.length < 200)
    const initials = (await asked('q=gztsg')).json().items
    assert.ok(
      initials.some(
        (one: { name: Record<string, string> }) => one.name['zh-Hans'] === '广州图书馆',
      ),
    )
    const first = (await asked(`q=${encodeURIComponent('图书馆')}&limit=5`)).json()
    const next = await asked(`q=${encodeURIComponent('图书馆')}&limit=5&cursor=${first.nextCursor}`)
    assert.deepEqual([...first.items, ...next.json().items], all.items.slice(0, 10))
    assert.equal((await asked('q=')).statusCode, 422)
  })

  await t.test('the page explains every column in every language', async () => {
    for (const language of LANGUAGES) {
      const { body } = await get(localPath(language, '/open-data'), { accept: 'text/html' })
      assert.ok(body.includes(`<html class="govuk-template" lang="${language}"`))
      for (const { columns } of DATA_FILES)
        for (const { name } of columns) assert.ok(body.includes(`>${name}<`), name)
    }
  })

  await t.test('nobody has compared anything yet, and the page says so', async () => {
    const { body } = await get('/parity', { accept: 'text/html' })
    assert.ok(body.includes('第一次比对今晚进行'))
    assert.deepEqual((await get('/v1/open-data/parity')).json(), { items: [] })
  })

  const deps = { db: it.db, catalogue: new CatalogueReader(testKeys) }

  await t.test('all scenes, ages and categories are compared, and nobody pays more', async () => {
    await it.owner.transaction(async (tx) => {
      await insertRules(tx, CONCESSION_RULES)
      await insertFullPrices(tx, FULL_PRICE_ROWS)
      await registerAgencies(tx, AGENCIES)
      await registerStaff(tx, REVIEWER)
    })
    const run = await checkParity(deps, { at: at('2026-11-20T18:40:00Z') })
    assert.equal(run.differences, 0)
    assert.equal(run.scenes, PROVINCIAL.length - 1, 'one was taken out')
    assert.equal(run.cities, 3, 'Guangzhou, Shenzhen, and one for the others')
    assert.ok(run.cases > 100_000, String(run.cases))
    const { body } = await get('/en/parity', { accept: 'text/html' })
    assert.ok(body.includes('No difference') && body.includes(formatCount(run.cases)))
    assert.deepEqual(await staffMessages(it.db, REVIEWER.id, 9), [])
  })

  await t.test('a difference is published, and told to those who publish prices', async () => {
    const unfair: AnswerTo = (_, { documentKind, age }) =>
      documentKind === 'residencePermitMacao' && age > 98 ? 'granted 400/400 ' : 'granted'
    const { differences } = await checkParity(
      deps,
      { at: at('2026-11-21T18:40:00Z') },
      () => unfair,
    )
    assert.ok(differences > 100)
    const { body } = await get('/parity', { accept: 'text/html' })
    assert.ok(body.includes(`${formatCount(differences)} 处差别`) && body.includes('没有差别'))
    assert.equal(body.match(/granted 400\/400/g)?.length, 100, 'the first hundred of them')
    const { items } = (await get('/v1/open-data/parity')).json()
    assert.deepEqual(
      items.map((one: { on: string; differences: number }) => [one.on, one.differences]),
      [
        ['2026-11-22', differences],
        ['2026-11-21', 0],
      ],
    )
    const told = await staffMessages(it.db, REVIEWER.id, 9)
    assert.equal(told.length, 1)
  })

  await t.test('what was published of a night cannot be rewritten', async () => {
    await assert.rejects(it.owner.run(sql`update opendata.parity_run set differences = 0`))
    await assert.rejects(it.owner.run(sql`delete from opendata.parity_run`))
    const run = await checkParity(deps, { at: at('2026-11-22T18:40:00Z') }, () => () => 'granted')
    const wrong = { ...run, id: uuidv7(run.madeAt), differences: run.cases + 1 }
    await assert.rejects(it.db.transaction((tx) => insertParityRun(tx, wrong)))
  })

  await t.test('a version that never takes effect is left out of what is followed', async () => {
    const { scenes } = (await get('/v1/catalogue')).json()
    const [first] = PROVINCIAL.filter((scene) => scene !== LIBRARY).slice(1)
    assert.ok(first && LIBRARY)
    const suspended = { ...first, status: 'suspended' as const }
    const rest = PROVINCIAL.filter((scene) => scene !== LIBRARY && scene !== first).slice(1)
    const now = at('2026-11-19T00:00:00Z')
    const urgent = [{ ...LIBRARY, retentionDays: 9 }, suspended, ...rest]
    await it.db.transaction(async (tx) => {
      await publishLayer(tx, urgent, now, PROVINCE, [3])
      await publishLayer(tx, [suspended, ...rest], at('2026-12-01T00:00:00Z'))
    })
    const versions: readonly Version[] = (await get('/v1/catalogue/changes/440000')).json().items
    const gone = new Set(versions.flatMap(({ supersedes }) => supersedes))
    const standing = versions.filter(({ number }) => !gone.has(number))
    assert.deepEqual(
      standing.map(({ number }) => number),
      [1, 2, 4, 5],
    )
    const held = followed(standing.slice(0, 3))
    assert.equal(held.size, scenes.length)
    assert.match(JSON.stringify(held.get(first.code)), /"status":"suspended"/)
    assert.equal(followed(standing).has('GD-WH-001'), false)
    const feed = (await get('/v1/open-data/changes.atom')).body
    assert.ok(!feed.includes('/catalogue/versions/440000/3<') && feed.includes('440000/4<'))
  })

  await t.test('nothing is told of a version that was tampered with', async () => {
    await it.owner.run(sql`alter table catalogue.scene disable trigger all`)
    await it.owner.run(sql`
      update catalogue.scene set definition = jsonb_set(definition, '{retentionDays}', '999')`)
    const fresh = await serve(it)
    const answer = await fresh.inject({ url: '/v1/catalogue/changes/440000' })
    assert.equal(answer.statusCode, 500)
    assert.ok(!answer.body.includes('999'))
    await fresh.close()
  })
  await server.close()
})
