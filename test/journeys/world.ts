import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { systemClock } from '#platform/clock.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import { sql } from '#platform/db.ts'
import { startDeliveries, syncSubscriptions } from '#platform/deliveries.ts'
import { watchFaults } from '#platform/faults.ts'
import { createLogger, type Logger } from '#platform/log.ts'
import { startIntakes } from '#modules/roster/index.ts'
import { type App, buildApp } from '#app/app.ts'
import { registerSandboxDepartments, registerSandboxKeys } from '#app/outside-world.ts'
import { demonstrationPersonas } from '#app/sign-in/index.ts'
import { allSubscribers } from '#app/subscribers.ts'
import { sendingDeps } from '#app/webhooks.ts'
import { startSending } from '#modules/exchange/index.ts'
import { testDatabase, type TestDatabase } from '#test/database.ts'
import { testKeys as keys } from '#test/person.ts'
import { PROVINCE } from '#test/province.ts'

/** The whole program over a province of its own, listening on a port of its own. */
export interface World extends AsyncDisposable {
  readonly app: App
  readonly it: TestDatabase
  readonly keys: KeyRing
  /** Without a trailing slash. */
  readonly origin: string
  /** Resolves once what was done has had its effects; what others take time over may be out. */
  readonly settle: () => Promise<void>
}

/** A port that nobody listens on at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })

/** Waits until no delivery is due or under way; one that is put off for a fault does not count. */
const settle = async (db: TestDatabase['db']): Promise<void> => {
  const query = sql`
    select count(*)::int as count from platform.delivery
     where dead_at is null and last_error is null`
  for (;;) {
    const { count } = await db.one(z.object({ count: z.number() }), query)
    if (count === 0) return
    await pause(50)
  }
}

/** Starts the program as `npm start` composes it, with the demonstration province inside. */
export const openWorld = async (log: Logger = createLogger('silent')): Promise<World> => {
  const it = await testDatabase(PROVINCE)
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
  await it.db.transaction((tx) => registerSandboxKeys(tx, keys))
  const subscribers = allSubscribers(app.deps)
  await it.db.transaction((tx) => syncSubscriptions(tx, subscribers))
  await app.server.listen({ host: '127.0.0.1', port })
  const delivering = { ...app.deps, log, faults: watchFaults(log) }
  const deliveries = startDeliveries(delivering, subscribers)
  const imports = startIntakes(delivering)
  await registerSandboxDepartments(app.deps, origin)
  const sending = startSending({ ...sendingDeps(app.deps), faults: watchFaults(log) })
  return {
    app,
    it,
    keys,
    origin,
    settle: () => settle(it.db),
    [Symbol.asyncDispose]: async () => {
      await imports.stop()
      await deliveries.stop()
      await sending.stop()
      await app.close()
      await it[Symbol.asyncDispose]()
    },
  }
}
