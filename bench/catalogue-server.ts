// The server under measurement, in a process of its own: the routes as the program wires them.
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db.ts'
import { buildServer, registerRoutes } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { Html } from '#kernel/html.ts'
import { LANGUAGE_PREFIXES } from '#ui/i18n/language.ts'
import { cataloguePages, CatalogueReader, catalogueRoutes } from '#modules/catalogue/index.ts'
import { registerEntityTags } from '#app/public-pages/index.ts'
import { testKeys } from '#test/person.ts'

const [url = ''] = process.argv.slice(2)
const db = openDatabase({ url, role: 'ykt_app', poolSize: 6 })
const options = {
  db,
  clock: systemClock,
  log: createLogger('error'),
  authentication: { principal: async () => undefined },
  publicUrl: 'http://127.0.0.1',
  problemPage: ({ code }: { code: string }) => new Html(code),
  signInPath: () => '/',
  languagePrefixes: LANGUAGE_PREFIXES,
}
const server = await buildServer(options)
registerEntityTags(server)
const deps = { ...options, keys: testKeys, catalogue: new CatalogueReader(testKeys), demo: true }
registerRoutes(server, options, [...cataloguePages(deps), ...catalogueRoutes(deps)])
await server.listen({ port: 0, host: '127.0.0.1' })
const address = server.server.address()
process.send?.({ port: typeof address === 'object' ? address?.port : undefined })
process.on('disconnect', () => void server.close().then(() => db.close()))
