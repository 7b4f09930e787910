// The server under measurement: the routes of the gateway as the program wires them.
import { systemClock } from '#platform/clock.ts'
import { createLogger } from '#platform/log.ts'
import { CatalogueReader, loadSnapshot } from '#modules/catalogue/index.ts'
import { createGateway, verificationRoutes } from '#modules/verification/index.ts'
import { testKeys as keys, testPii as pii } from '#test/person.ts'
import { stagesOf } from './cpu-stages.ts'
import { openPool, sayProcessorTime, serve } from './serve.ts'

const [url = ''] = process.argv.slice(2)
const db = openPool(url)
const clock = systemClock
const log = createLogger('error')
const catalogue = new CatalogueReader(keys, log)
const gateway = await createGateway({ db, clock, keys, pii, log, catalogue })
const snapshot = () => loadSnapshot(db, clock.now())
await serve({ db, routes: verificationRoutes({ db, clock, keys, gateway, snapshot }) })

process.on('message', (message: { readonly sampleMs?: number }) => {
  if (message.sampleMs === undefined) {
    sayProcessorTime()
    return
  }
  const pause = new Promise<void>((resolve) => setTimeout(resolve, message.sampleMs))
  void stagesOf(() => pause).then((stages) => process.send?.({ stages }))
})
