// The server under measurement, in a process of its own: the routes as the program wires them.
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db.ts'
import { buildServer, registerRoutes } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { Html } from '#kernel/html.ts'
import { mapperRoutes } from '#modules/mapper/index.ts'
import { testKeys, testPii } from '#test/person.ts'

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
  languagePrefixes: new Map(),
}
const server = await buildServer(options)
registerRoutes(server, options, mapperRoutes({ db, keys: testKeys, pii: testPii }))
await server.listen({ port: 0, host: '127.0.0.1' })
const address = server.server.address()
process.send?.({ port: typeof address === 'object' ? address?.port : undefined })

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.({ cpuMicroseconds: user + system })
})
process.on('disconnect', () => void server.close().then(() => db.close()))
