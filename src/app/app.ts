import { type KeyObject, randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { AheadClock, type Clock } from '#platform/clock.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/db.ts'
import { drain } from '#platform/http/drain.ts'
import { buildServer, registerRoutes, type ServerOptions } from '#platform/http/server.ts'
import type { Logger } from '#platform/log.ts'
import { createRelyingParty } from '#platform/oidc/relying-party.ts'
import { PersonalInformation } from '#platform/pii.ts'
import { openSpool } from '#platform/spool.ts'
import { secondsAhead } from '#platform/simulated-time.ts'
import { LANGUAGE_PREFIXES } from '#ui/i18n/language.ts'
import {
  type CatalogueMemory,
  CatalogueReader,
  openCatalogueMemory,
} from '#modules/catalogue/index.ts'
import { LOOPBACK } from '#modules/mapper/index.ts'
import type { BankTerms } from '#modules/payment/index.ts'
import { createGateway, GATEWAY_SOURCES } from '#modules/verification/index.ts'
import {
  issuerOf,
  type Persona,
  registerIdentityProvider,
} from '#sandbox/identity-provider/index.ts'
import { bankAddresses, bankTerms } from './banks.ts'
import { demonstrationFileKey } from './demonstration-keys.ts'
import { createAuthentication } from './authentication.ts'
import type { AppDeps } from './deps.ts'
import { registerReferencePolicy, sandboxSources } from './developer-pages/index.ts'
import { createProblemPage, registerAssets, registerEntityTags } from './public-pages/index.ts'
import { scheduledJobs } from './jobs.ts'
import { mountOutsideWorld, outsideAddresses } from './outside-world.ts'
import { accessTokensOf, allRoutes } from './routes.ts'
import { createDirectory, signInPathOf } from './sign-in/index.ts'
import { clockControl } from './simulated-time.ts'
import { version } from './version.ts'

export interface AppOptions {
  readonly db: Database
  readonly keys: KeyRing
  readonly clock: Clock
  readonly log: Logger
  readonly mode: 'demonstration' | 'production'
  /** Address that users see, without a trailing slash. */
  readonly publicUrl: string
  /** Left out, the sandbox plays the card factory, in a demonstration. */
  readonly cardFactoryUrl?: string | undefined
  /** Those left out are played by the sandbox, in a demonstration. */
  readonly identityProvider: {
    readonly issuer: string | undefined
    readonly clientId: string
    readonly clientSecret: string | undefined
  }
  /** By the codes of the banks; in a demonstration the sandbox plays those left out. */
  readonly bankAddresses?: ReadonlyMap<string, string> | undefined
  /** By the codes of departments; a demonstration answers to this machine alone. */
  readonly callbackAddresses?: ReadonlyMap<string, string> | undefined
  /** How banks take files of payments; in a demonstration those left out take them as they play. */
  readonly bankPayments?: ReadonlyMap<string, BankTerms> | undefined
  /** Signs files of payments; a demonstration makes one of its keys. */
  readonly fileKey?: KeyObject | undefined
  /** Where files of payments lie on their way; one for each process unless said. */
  readonly spoolDirectory?: string | undefined
  /** Where is kept which versions of the catalogue were seen; nowhere unless said. */
  readonly seenDirectory?: string | undefined
  /** Addresses of parties outside; those left out are played by the sandbox in a demonstration. */
  readonly outside?: Pick<AppDeps, 'smsUrl' | 'populationRegisterUrl'> | undefined
  /** Who can sign in at the sandbox. */
  readonly personas: readonly Persona[]
}

export interface App {
  readonly server: FastifyInstance
  readonly deps: AppDeps
  readonly publicUrl: string
  /** Takes nothing new, answers what is under way, and ends. The database stays open. */
  close(): Promise<void>
}

const ownSpool = (): string => path.join(tmpdir(), `yikatong-spool-${process.pid}`)

const identity = ({ identityProvider, publicUrl }: AppOptions) => ({
  issuer: identityProvider.issuer ?? issuerOf(publicUrl),
  clientId: identityProvider.clientId,
  clientSecret: identityProvider.clientSecret ?? randomBytes(24).toString('hex'),
  publicUrl,
})

const seenIn = ({ seenDirectory, keys }: AppOptions): CatalogueMemory | undefined =>
  seenDirectory === undefined ? undefined : openCatalogueMemory(openSpool(seenDirectory, keys))

/** Longer than any request takes. */
const DRAIN_MILLISECONDS = 20_000

/** The whole program on one Fastify instance; the tests call the same function as `npm start`. */
export const buildApp = async (options: AppOptions): Promise<App> => {
  const { db, keys, log, publicUrl, mode } = options
  // Only a demonstration can be moved on; production has the clock it was given.
  const moved = mode === 'demonstration' && new AheadClock(options.clock, await secondsAhead(db))
  const clock = moved === false ? options.clock : moved
  const deps: AppDeps = {
    db,
    clock,
    keys,
    pii: new PersonalInformation(keys),
    catalogue: new CatalogueReader(keys, log, seenIn(options)),
    ...outsideAddresses(options),
    demo: mode === 'demonstration',
    bankAddress: bankAddresses(
      options.bankAddresses,
      mode === 'demonstration' ? publicUrl : undefined,
    ),
    callbackAddress: (agencyCode) =>
      mode === 'demonstration' ? LOOPBACK : options.callbackAddresses?.get(agencyCode),
    bankTerms: bankTerms(options.bankPayments, mode),
    fileKey: options.fileKey ?? (mode === 'demonstration' ? demonstrationFileKey(keys) : undefined),
    spool: openSpool(options.spoolDirectory ?? ownSpool(), keys),
    cardFactoryUrl: options.cardFactoryUrl ?? `${publicUrl}/sandbox/card-factory`,
  }
  const client = identity(options)
  const directory = createDirectory({ db })
  const sources = deps.demo ? sandboxSources(keys) : GATEWAY_SOURCES
  const gateway = await createGateway({ ...deps, log, sources })
  const serverOptions: ServerOptions = {
    db,
    clock,
    log,
    publicUrl,
    authentication: createAuthentication({ db, clock, directory }),
    problemPage: createProblemPage(deps),
    signInPath: signInPathOf,
    languagePrefixes: LANGUAGE_PREFIXES,
    edition: version(),
    accessTokens: accessTokensOf({ keys, publicUrl }),
    formTargets: [new URL(client.issuer).origin],
  }
  const server = await buildServer(serverOptions)
  await registerAssets(server)
  registerEntityTags(server)
  registerReferencePolicy(server)
  if (options.identityProvider.issuer === undefined)
    await registerIdentityProvider(server, { ...client, mode, personas: options.personas })
  if (moved !== false) {
    const control = clockControl({ db, log, clock: moved, jobs: () => scheduledJobs(deps) })
    await mountOutsideWorld(server, { ...deps, mode, publicUrl, clockControl: control })
  }
  registerRoutes(
    server,
    serverOptions,
    allRoutes({
      ...deps,
      publicUrl,
      gateway,
      directory,
      relyingParty: createRelyingParty(client),
      snapshot: () => deps.catalogue.snapshot(db, clock.now()),
    }),
  )
  return { server, deps, publicUrl, close: () => drain(server, DRAIN_MILLISECONDS) }
}
