import { setTimeout as pause } from 'node:timers/promises'
import type { Config } from '#platform/config.ts'
import { systemClock } from '#platform/clock.ts'
import { startDeliveries, syncSubscriptions } from '#platform/deliveries.ts'
import { watchFaults } from '#platform/faults.ts'
import { startJobs } from '#platform/jobs.ts'
import { createLogger } from '#platform/log.ts'
import { startSending } from '#modules/exchange/index.ts'
import { syncLegalTransitions } from '#modules/card/index.ts'
import { renewPlaceTerms } from '#modules/catalogue/index.ts'
import { CONSENT_TEXTS, publishTexts } from '#modules/consent/index.ts'
import { startIntakes } from '#modules/roster/index.ts'
import { type App, buildApp } from './app.ts'
import {
  claimData,
  type Foundation,
  layFoundation,
  migrateFoundation,
  releaseClaim,
  type Say,
  seenDirectoryOf,
  spoolDirectoryOf,
} from './foundation.ts'
import { scheduledJobs } from './jobs.ts'
import { registerSandboxDepartments, registerSandboxKeys } from './outside-world.ts'
import { choosePort } from './port.ts'
import { seedDemonstration } from './seed/index.ts'
import { demonstrationPersonas } from './sign-in/index.ts'
import { allSubscribers } from './subscribers.ts'
import { untilTold } from './told.ts'
import { sendingDeps } from './webhooks.ts'
import { welcome } from './welcome.ts'

/** A drain longer than this is a fault; the process ends all the same. */
const DRAIN_SECONDS = 25
/** What still waits for somebody outside must not keep the process. */
const LEFTOVERS_MILLISECONDS = 1000

const prepareDatabase = async (config: Config, foundation: Foundation, say: Say) => {
  const applied = await migrateFoundation(foundation)
  if (applied.length > 0)
    say(`数据库已升级(${applied.length} 步)`, `Database migrated (${applied.length} steps)`)
  await renewPlaceTerms(foundation.db)
  await foundation.db.transaction(syncLegalTransitions)
  await foundation.db.transaction((tx) => publishTexts(tx, CONSENT_TEXTS))
  if (config.mode !== 'demonstration') return
  await seedDemonstration({ ...foundation, at: systemClock.now(), say })
  await foundation.db.transaction((tx) => registerSandboxKeys(tx, foundation.keys))
}

/** The program at its port, or nothing at all: what fails half-way takes the rest with it. */
const serve = async (
  config: Config,
  foundation: Foundation,
  port: number,
  say: Say,
): Promise<App> => {
  await prepareDatabase(config, foundation, say)
  const publicUrl = config.settings.YKT_PUBLIC_URL ?? `http://127.0.0.1:${port}`
  const log = createLogger(config.settings.YKT_LOG_LEVEL ?? 'info')
  const faults = watchFaults(log)
  const app = await buildApp({
    db: foundation.db,
    keys: foundation.keys,
    clock: systemClock,
    log,
    mode: config.mode,
    publicUrl,
    personas: demonstrationPersonas(),
    bankAddresses: config.settings.YKT_BANK_ADDRESSES,
    callbackAddresses: config.settings.YKT_CALLBACK_ADDRESSES,
    bankPayments: config.settings.YKT_BANK_PAYMENTS,
    fileKey: config.settings.YKT_SM2_KEY,
    spoolDirectory: spoolDirectoryOf(config),
    seenDirectory: seenDirectoryOf(config),
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
  await using undo = new AsyncDisposableStack()
  const jobs = await startJobs(foundation.url, faults, scheduledJobs(app.deps))
  undo.defer(() => jobs.stop())
  const subscribers = allSubscribers(app.deps)
  await foundation.db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const deliveries = startDeliveries({ ...app.deps, log, faults }, subscribers)
  undo.defer(() => deliveries.stop())
  const imports = startIntakes({ ...app.deps, log, faults })
  undo.defer(() => imports.stop())
  if (config.mode === 'demonstration') await registerSandboxDepartments(app.deps, publicUrl)
  const networks = config.settings.YKT_WEBHOOK_NETWORKS
  const sending = startSending({ ...sendingDeps(app.deps, networks), faults })
  undo.defer(() => sending.stop())
  // Opened last and closed first: nothing new is taken while the rest is not there.
  undo.defer(() => app.close())
  await app.server.listen({ host: '127.0.0.1', port })
  await foundation.announce(publicUrl)
  const all = undo.move()
  return { ...app, close: () => all.disposeAsync() }
}

/** Takes the data first and the port next, so that what is in the way is known at once. */
const prepare = async (config: Config) => {
  const claim = await claimData(config, 'serve')
  try {
    const named = config.chosen.has('YKT_PORT')
    const port = await choosePort(config.settings.YKT_PORT ?? 8080, named)
    return { claim, port }
  } catch (error) {
    await releaseClaim(claim)
    throw error
  }
}

/**
 * Serves until told to stop, then drains: requests under way are answered, nothing new is taken.
 *
 * @returns the exit code.
 */
export const start = async (config: Config, say: Say): Promise<number> => {
  const told = untilTold().then(() => undefined)
  const { claim, port } = await prepare(config)
  const foundation = await layFoundation(config, claim, say)
  const lost = foundation.lost.then((error) => Promise.reject(error))
  await using all = new AsyncDisposableStack()
  all.defer(() => void setTimeout(() => process.exit(), LEFTOVERS_MILLISECONDS).unref())
  all.defer(() => foundation.close())
  const app = await Promise.race([serve(config, foundation, port, say), told, lost])
  if (app !== undefined) {
    const late = () => pause(DRAIN_SECONDS * 1000, undefined, { ref: false })
    all.defer(() => Promise.race([app.close(), late()]))
    say(...welcome(app.publicUrl, config.mode))
    await Promise.race([told, lost])
  }
  say('正在停止……', 'Stopping…')
  await all.disposeAsync()
  say('已停止', 'Stopped')
  return 0
}
