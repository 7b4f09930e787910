// The server under measurement: the routes of the catalogue as the program wires them.
import { systemClock } from '#platform/clock.ts'
import { LANGUAGE_PREFIXES } from '#ui/i18n/language.ts'
import { cataloguePages, CatalogueReader, catalogueRoutes } from '#modules/catalogue/index.ts'
import { registerEntityTags } from '#app/public-pages/index.ts'
import { testKeys } from '#test/person.ts'
import { openPool, serve } from './serve.ts'

const [url = ''] = process.argv.slice(2)
const db = openPool(url)
const catalogue = new CatalogueReader(testKeys)
const deps = { db, clock: systemClock, keys: testKeys, catalogue, demo: true }
await serve({
  db,
  routes: [...cataloguePages(deps), ...catalogueRoutes(deps)],
  languagePrefixes: LANGUAGE_PREFIXES,
  prepare: registerEntityTags,
})
