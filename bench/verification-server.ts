// The server under measurement, in a process of its own: the real routes behind the real server.
import { KeyRing } from '#platform/crypto/keys.ts'
import { systemClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db.ts'
import { buildServer, registerRoutes } from '#platform/http/server.ts'
import { createLogger } from '#platform/log.ts'
import { PersonalInformation } from '#platform/pii.ts'
import { Html } from '#kernel/html.ts'
import { CatalogueReader, loadSnapshot } from '#modules/catalogue/index.ts'
import { createGateway, verificationRoutes } from '#modules/verification/index.ts'
import { stagesOf } from './cpu-stages.ts'

const [url = '', secret = ''] = process.argv.slice(2)
const db = openDatabase({ url, role: 'ykt_app', poolSize: 6 })
const clock = systemClock
const log = createLogger('error')
const keys = new KeyRing([{ number: 1, secret: Buffer.from(secret, 'hex') }])
const pii = new PersonalInformation(keys)
const catalogue = new CatalogueReader(keys, log)
const gateway = await createGateway({ db, clock, keys, pii, log, catalogue })
const options = {
  db,
  clock,
  log,
  authentication: { principal: async () => undefined },
  publicUrl: 'http://127.0.0.1',
  problemPage: ({ code }: { code: string }) => new Html(code),
  signInPath: () => '/',
  languagePrefixes: new Map(),
}
const server = await buildServer(options)
const snapshot = () => loadSnapshot(db, clock.now())
registerRoutes(server, options, verificationRoutes({ db, clock, keys, gateway, snapshot }))
await server.listen({ port: 0, host: '127.0.0.1' })
const address = server.server.address()
process.send?.({ port: typeof address === 'object' ? address?.port : undefined })

process.on('message', (message: { readonly sampleMs?: number }) => {
  if (message.sampleMs === undefined) {
    const { user, system } = process.cpuUsage()
    process.send?.({ cpuMicroseconds: user + system })
    return
  }
  const pause = new Promise<void>((resolve) => setTimeout(resolve, message.sampleMs))
  void stagesOf(() => pause).then((stages) => process.send?.({ stages }))
})
process.on('disconnect', () => void server.close().then(() => db.close()))
