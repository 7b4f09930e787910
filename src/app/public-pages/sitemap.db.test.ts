import assert from 'node:assert/strict'
import test from 'node:test'
import { FixedClock } from '#platform/clock.ts'
import { LANGUAGES, localPath } from '#ui/i18n/language.ts'
import { insertPlaces, type Place, type Scene } from '#modules/catalogue/index.ts'
import { registerAgencies, registerOutlets, registerRegions } from '#modules/organisation/index.ts'
import { inventory } from '#app/routes.ts'
import { AGENCIES } from '#app/seed/data/agencies.ts'
import { REGIONS } from '#app/seed/data/regions.ts'
import { SCENES } from '#app/seed/data/scenes.ts'
import { makeOutlets } from '#app/seed/generate/outlets.ts'
import { makePlaces } from '#app/seed/generate/places.ts'
import { demonstrationApp } from '#test/app.ts'
import { publishLayer } from '#test/catalogue.ts'
import { testDatabase } from '#test/database.ts'
import { listedPaths, UNLISTED_PATHS } from './sitemap.ts'

const AT = '2026-11-20T04:00:00Z'
const PUBLIC_URL = 'http://127.0.0.1'
const PLACES = makePlaces()
const OUTLETS = makeOutlets()
const PROVINCIAL = SCENES.filter(({ regionCode }) => regionCode === '440000')

const addressesIn = (xml: string): readonly string[] =>
  [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((found) => found[1] ?? '')

test('search engines find every public page in its four languages', async (t) => {
  await using it = await testDatabase()
  await it.owner.transaction(async (tx) => {
    await registerRegions(tx, REGIONS)
    await registerAgencies(tx, AGENCIES)
    await registerOutlets(tx, OUTLETS)
  })
  await it.db.transaction(async (tx) => {
    await publishLayer(tx, PROVINCIAL, Temporal.Instant.from('2026-11-01T00:00:00Z'))
    await insertPlaces(tx, PLACES)
  })
  const app = await demonstrationApp(it.db, new FixedClock(AT))
  const get = (url: string) => app.server.inject({ url, headers: { accept: 'text/html' } })

  await t.test('the map leads to the pages and to the places of each city', async () => {
    const robots = await get('/robots.txt')
    assert.ok(robots.body.includes(`Sitemap: ${PUBLIC_URL}/sitemap.xml`))
    const parts = addressesIn((await get('/sitemap.xml')).body)
    assert.equal(parts.length, 22)
    const found: string[] = []
    for (const part of parts) {
      const answer = await get(part.slice(PUBLIC_URL.length))
      assert.match(String(answer.headers['content-type']), /^application\/xml/)
      found.push(...addressesIn(answer.body))
      for (const address of addressesIn(answer.body)) {
        const path = address.slice(PUBLIC_URL.length)
        const portuguese = `hreflang="pt" href="${PUBLIC_URL}${localPath('pt', path)}"`
        assert.ok(answer.body.includes(portuguese), path)
      }
    }
    assert.equal(new Set(found).size, found.length, 'each address once')
    const expected = [
      ...PLACES.map(({ code }) => `/places/${code}`),
      ...OUTLETS.map(({ code }) => `/outlets/${code}`),
      ...PROVINCIAL.map(({ code }) => `/catalogue/${code}`),
      ...listedPaths(inventory()),
    ].map((path) => PUBLIC_URL + path)
    assert.deepEqual(
      expected.filter((address) => !found.includes(address)),
      [],
    )
    assert.equal((await get('/sitemaps/999999.xml')).statusCode, 404)
  })

  await t.test('each page says its name and language, and where the others are', async () => {
    for (const language of LANGUAGES) {
      const titles = new Map<string, string>()
      for (const path of listedPaths(inventory())) {
        const { body, statusCode } = await get(localPath(language, path))
        assert.equal(statusCode, 200, path)
        assert.match(body, new RegExp(`<html[^>]* lang="${language}"`), path)
        const title = /<title>([^<]+)<\/title>/.exec(body)?.[1] ?? ''
        assert.ok(title.length > 8, path)
        assert.equal(titles.get(title), undefined, `${path} is called like ${titles.get(title)}`)
        titles.set(title, path)
        for (const other of LANGUAGES)
          assert.ok(
            body.includes(`hreflang="${other}" href="${PUBLIC_URL}${localPath(other, path)}"`),
            `${path} does not lead to ${other}`,
          )
        assert.ok(body.includes(`hreflang="x-default" href="${PUBLIC_URL}${path}"`), path)
        assert.ok(!body.includes('name="robots"'), `${path} is listed and unlisted`)
      }
    }
  })

  await t.test(
    'search engines are told what the pages are about that most people look for',
    async () => {
      const [{ code: scene }, { code: place }] = [PROVINCIAL[0], PLACES[0]] as [Scene, Place]
      const paths = ['/', '/catalogue', `/catalogue/${scene}`, '/places', `/places/${place}`]
      for (const language of LANGUAGES) {
        const told = new Set<string>()
        for (const path of [...paths, '/programmes']) {
          const { body } = await get(localPath(language, path))
          const about = /<meta name="description" content="([^"]+)">/.exec(body)?.[1] ?? ''
          assert.ok(about.length > 5, path)
          assert.ok(!told.has(about), `${path} is told like another`)
          told.add(about)
        }
      }
    },
  )

  await t.test('what is not listed is there, and has its reason', () => {
    const open = inventory().filter(({ access }) => access.kind === 'public')
    for (const begins of Object.keys(UNLISTED_PATHS))
      assert.ok(
        open.some(({ path }) => path.startsWith(begins)),
        `nothing begins with ${begins}`,
      )
  })
  await app.close()
})
