import { createServer } from 'node:net'
import { systemClock } from '#platform/clock.ts'
import { KeyRing } from '#platform/crypto/keys.ts'
import { createLogger, type Logger } from '#platform/log.ts'
import { syncLegalTransitions } from '#modules/card/index.ts'
import { type App, buildApp } from '#app/app.ts'
import { seedDemonstration } from '#app/seed/index.ts'
import { demonstrationPersonas } from '#app/sign-in/index.ts'
import { testDatabase, type TestDatabase } from '#test/database.ts'

/** The whole program over a province of its own, listening on a port of its own. */
export interface World extends AsyncDisposable {
  readonly app: App
  readonly it: TestDatabase
  readonly keys: KeyRing
  /** Without a trailing slash. */
  readonly origin: string
}

/** The day the province is made for, so that what is seen there does not change with the day. */
const SEEDED_AT = Temporal.Instant.from('2026-11-23T09:00:00+08:00')

/** A port that nobody listens on at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })

/** Keys of a run: nothing sealed under them outlives its database. */
export const testKeys = (): KeyRing =>
  new KeyRing([{ number: 1, secret: crypto.getRandomValues(new Uint8Array(32)) }])

/** Starts the program as `npm start` composes it, with the demonstration province inside. */
export const openWorld = async (log: Logger = createLogger('silent')): Promise<World> => {
  const it = await testDatabase()
  const keys = testKeys()
  await it.db.transaction(syncLegalTransitions)
  await seedDemonstration({ db: it.db, keys, at: SEEDED_AT, say: () => {} })
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const app = await buildApp({
    db: it.db,
    keys,
    clock: systemClock,
    log,
    mode: 'demonstration',
    publicUrl: origin,
    personas: demonstrationPersonas(),
    identityProvider: { issuer: undefined, clientId: 'yikatong', clientSecret: undefined },
  })
  await app.server.listen({ host: '127.0.0.1', port })
  return {
    app,
    it,
    keys,
    origin,
    [Symbol.asyncDispose]: async () => {
      await app.close()
      await it[Symbol.asyncDispose]()
    },
  }
}
