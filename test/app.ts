import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { createLogger } from '#platform/log.ts'
import { type App, buildApp } from '#app/app.ts'
import { testKeys } from './person.ts'

/** The whole program over a database, as the demonstration runs it, without a port. */
export const demonstrationApp = (db: Database, clock: Clock): Promise<App> =>
  buildApp({
    db,
    keys: testKeys,
    clock,
    log: createLogger('silent'),
    publicUrl: 'http://127.0.0.1',
    mode: 'demonstration',
    personas: [],
    identityProvider: { issuer: undefined, clientId: 'yikatong', clientSecret: undefined },
  })
