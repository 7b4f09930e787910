import { setTimeout as pause } from 'node:timers/promises'
import { type Config, processEnvironment } from '#platform/config.ts'
import { systemClock } from '#platform/clock.ts'
import { startDeliveries, syncSubscriptions } from '#platform/deliveries.ts'
import { startJobs } from '#platform/jobs.ts'
import { createLogger } from '#platform/log.ts'
import { syncLegalTransitions } from '#modules/card/index.ts'
import { CONSENT_TEXTS, publishTexts } from '#modules/consent/index.ts'
import { type App, buildApp } from './app.ts'
import { AlreadyRunning, type Foundation, layFoundation, migrateFoundation } from './foundation.ts'
import { scheduledJobs } from './jobs.ts'
import { choosePort } from './port.ts'
import { seedDemonstration } from './seed/index.ts'
import { demonstrationPersonas } from './sign-in/index.ts'
import { allSubscribers } from './subscribers.ts'
import { welcome } from './welcome.ts'

type Say = (zh: string, en: string) => void

/** A drain longer than this is a fault; the process ends all the same. */
const DRAIN_SECONDS = 25

const prepareDatabase = async (config: Config, foundation: Foundation, say: Say) => {
  const applied = await migrateFoundation(foundation)
  if (applied.length > 0)
    say(`数据库已升级(${applied.length} 步)`, `Database migrated (${applied.length} steps)`)
  await foundation.db.transaction(syncLegalTransitions)
  await foundation.db.transaction((tx) => publishTexts(tx, CONSENT_TEXTS))
  if (config.mode === 'demonstration')
    await seedDemonstration({
      ...foundation,
      at: systemClock.now(),
      progress: (zh, en) => say(zh, en),
    })
}

const serve = async (config: Config, foundation: Foundation, say: Say): Promise<App> => {
  await prepareDatabase(config, foundation, say)
  const named = processEnvironment()['YKT_PORT'] !== undefined
  const port = await choosePort(config.settings.YKT_PORT ?? 8080, named)
  const publicUrl = config.settings.YKT_PUBLIC_URL ?? `http://127.0.0.1:${port}`
  const log = createLogger(config.settings.YKT_LOG_LEVEL ?? 'info')
  const app = await buildApp({
    db: foundation.db,
    keys: foundation.keys,
    clock: systemClock,
    log,
    mode: config.mode,
    publicUrl,
    personas: demonstrationPersonas(),
    bankAddresses: config.settings.YKT_BANK_ADDRESSES,
    cardFactoryUrl: config.settings.YKT_CARD_FACTORY_URL,
    outside: {
      smsUrl: config.settings.YKT_SMS_URL,
      populationRegisterUrl: config.settings.YKT_POPULATION_REGISTER_URL,
    },
    identityProvider: {
      issuer: config.settings.YKT_OIDC_ISSUER,
      clientId: config.settings.YKT_OIDC_CLIENT_ID ?? 'yikatong',
      clientSecret: config.settings.YKT_OIDC_CLIENT_SECRET,
    },
  })
  await app.server.listen({ host: '127.0.0.1', port })
  const subscribers = allSubscribers(app.deps)
  await foundation.db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const deliveries = startDeliveries({ ...app.deps, log }, subscribers)
  const jobs = await startJobs(foundation.url, log, scheduledJobs(app.deps))
  await foundation.announce(publicUrl)
  return {
    ...app,
    close: async () => {
      // The door first: nothing new is taken while the jobs end.
      await app.close()
      await Promise.all([jobs.stop(), deliveries.stop()])
    },
  }
}

/** Ends once SIGTERM or SIGINT has come. */
const untilTold = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })

/**
 * Serves until told to stop, then drains: requests under way are answered, nothing new is taken.
 *
 * @returns the exit code.
 */
export const start = async (config: Config, say: Say): Promise<number> => {
  const told = untilTold()
  let foundation: Foundation
  try {
    foundation = await layFoundation(config, 'serve', (line) => say(line, line))
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error
    const where = error.address ?? ''
    say(`一卡通已经在运行 ${where}`, `Yikatong is already running ${where}`)
    return 1
  }
  try {
    const app = await serve(config, foundation, say)
    say(...welcome(app.publicUrl, config.mode))
    await told
    say('正在停止……', 'Stopping…')
    await Promise.race([app.close(), pause(DRAIN_SECONDS * 1000, undefined, { ref: false })])
  } finally {
    await foundation.close()
  }
  say('已停止', 'Stopped')
  return 0
}
