import type { KeyObject } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { JWK } from 'jose'
import type { Clock } from '#platform/clock.ts'
import { problem } from '#platform/http/problem.ts'
import { type BankIdentity, createBanks, FileDesk, registerBanks } from './banks/index.ts'
import { filePointOf } from './banks/payments/file-key.ts'
import { type BringFile, PaymentDesk } from './banks/payments/payment-desk.ts'
import { registerPayments } from './banks/payments/payment-routes.ts'
import { BANKS_PATH } from './banks/routes.ts'
import { CARD_FACTORY, CardFactory, registerCardFactory } from './card-factory/index.ts'
import { Department, type DepartmentIdentity, registerDepartments } from './departments/index.ts'
import { departmentWebhook } from './departments/routes.ts'
import { listActors } from './control/actors.ts'
import { type ClockControl, registerClock } from './control/clock.ts'
import { registerControl } from './control/routes.ts'
import {
  type Death,
  DeathFeed,
  FactFeed,
  Population,
  type PopulationOptions,
  registerPopulation,
} from './population/index.ts'
import { registerSms, SmsChannel } from './sms/index.ts'
import { SMS_PATH } from './sms/routes.ts'
import type { Deliver } from './world/courier.ts'
import { SANDBOX_PATH } from './world/http.ts'
import { signerOf } from './world/signer.ts'
import { Timers } from './world/timers.ts'
import { createWorld } from './world/world.ts'

export interface SandboxOptions {
  readonly mode: 'demonstration' | 'production'
  /** Address that users see, without a trailing slash; stands in `aud` of what is signed. */
  readonly publicUrl: string
  readonly clock: Clock
  /** How the time of the program is moved on; left out, it goes by itself only. */
  readonly clockControl?: ClockControl | undefined
  /** Key pairs, account numbers and all chance come from it: the same seed, the same world. */
  readonly seed: Uint8Array
  readonly banks: readonly BankIdentity[]
  readonly departments: readonly DepartmentIdentity[]
  readonly population: PopulationOptions
  /**
   * Where callbacks go when the program runs elsewhere, without a trailing slash: a sandbox of its
   * own outlives a program that is killed. Unless said, wherever this server listens.
   */
  readonly programUrl?: string
  /** By which the program signs files of payments; without it banks take none. */
  readonly platformKey?: KeyObject | undefined
  /** Deaths that the register knew before the start. */
  readonly deaths?: readonly Death[]
}

/** Base addresses of the actors, for the configuration of the program's adapters. */
export const sandboxAddresses = (publicUrl: string) => ({
  bank: (bankCode: string): string => `${publicUrl}${BANKS_PATH}/${bankCode}`,
  cardFactory: `${publicUrl}${SANDBOX_PATH}/card-factory`,
  population: `${publicUrl}${SANDBOX_PATH}/population`,
  sms: publicUrl + SMS_PATH,
  department: (code: string): string => publicUrl + departmentWebhook(code),
})

export interface SandboxKey {
  readonly kind: 'bank' | 'cardFactory' | 'department'
  /** What stands in `iss`. */
  readonly code: string
  readonly publicJwk: JWK
}

/** The public keys of everybody who signs, for the program to register. */
export const publicJwks = (
  seed: Uint8Array,
  bankCodes: readonly string[],
  departmentCodes: readonly string[],
): SandboxKey[] => [
  ...departmentCodes.map((code) => ({
    kind: 'department' as const,
    code,
    publicJwk: signerOf(seed, code).publicJwk,
  })),
  ...bankCodes.map((code) => ({
    kind: 'bank' as const,
    code,
    publicJwk: signerOf(seed, code).publicJwk,
  })),
  { kind: 'cardFactory', code: CARD_FACTORY, publicJwk: signerOf(seed, CARD_FACTORY).publicJwk },
]

/** The keys by which banks sign files, for the program to register: 04 x y by the code. */
export const filePoints = (
  seed: Uint8Array,
  bankCodes: readonly string[],
): readonly (readonly [code: string, point: Buffer])[] =>
  bankCodes.map((code) => [code, filePointOf(seed, code)])

const CALLBACK_TIMEOUT_MS = 10_000

const listeningAt = (server: FastifyInstance): string => {
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('nobody listens')
  return `http://127.0.0.1:${address.port}`
}

/** Over the network, as a real bank would. */
const deliverTo =
  (programUrl: () => string): Deliver =>
  async ({ path, body, authorization }) => {
    const answer = await fetch(programUrl() + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body,
      signal: AbortSignal.timeout(CALLBACK_TIMEOUT_MS),
    })
    await answer.arrayBuffer()
    return answer.status
  }

const FILE_TIMEOUT_MS = 60_000

const bringTo =
  (programUrl: () => string): BringFile =>
  async ({ path, content, headers }) => {
    const answer = await fetch(programUrl() + path, {
      method: 'POST',
      headers: { ...headers },
      body: new Uint8Array(content),
      signal: AbortSignal.timeout(FILE_TIMEOUT_MS),
    })
    await answer.arrayBuffer()
    return answer.status
  }

/**
 * Lets the sandbox play banks, card factory, population register and SMS channel inside the
 * server; call it before the server listens. They end with it.
 *
 * @throws in production, where nobody plays a bank.
 */
export const mountSandbox = async (
  server: FastifyInstance,
  options: SandboxOptions,
): Promise<void> => {
  if (options.mode === 'production') throw new Error('The sandbox does not run in production')
  const { clock, seed, publicUrl } = options
  const timers = new Timers()
  const { later } = timers
  const programUrl = () => options.programUrl ?? listeningAt(server)
  const deliver = deliverTo(programUrl)
  const world = createWorld({ clock, seed, later, deliver, audience: publicUrl })
  const banks = createBanks(world, options.banks)
  const desk = new FileDesk()
  const outside = { bring: bringTo(programUrl), platformKey: options.platformKey }
  const desks = new Map(
    options.banks.map(({ code }) => [code, new PaymentDesk(world, code, outside)]),
  )
  const factory = new CardFactory(world)
  const population = new Population(world, options.population)
  const deaths = new DeathFeed(world, options.deaths)
  const facts = {
    imprisonments: new FactFeed(world, 'imprisonments'),
    emigrations: new FactFeed(world, 'emigrations'),
  }
  const channel = new SmsChannel(world)
  const departments = new Map(
    options.departments.map((one) => [one.code, new Department(world, one)]),
  )
  await server.register(async (scope) => {
    scope.addHook('onRequest', async (request) => {
      if (request.method === 'POST' && request.headers['sec-fetch-site'] === 'cross-site')
        throw problem(403, 'FORM_EXPIRED', 'The form came from elsewhere.')
    })
    registerBanks(scope, { banks, desk }, timers)
    registerPayments(scope, options.banks, desks)
    registerCardFactory(scope, factory, timers)
    registerPopulation(scope, { population, deaths, facts }, timers)
    registerSms(scope, channel, timers)
    await registerDepartments(scope, departments, timers)
    if (options.clockControl !== undefined) registerClock(scope, options.clockControl)
    registerControl(scope, {
      world,
      actors: listActors(banks, departments),
      desks,
      forget: () => {
        const services = [desk, factory, population, deaths, channel, ...Object.values(facts)]
        const partners = [...banks.values(), ...desks.values(), ...departments.values()]
        for (const one of [...partners, ...services]) one.forget()
      },
    })
  })
  // Before the server waits for the answers under way: those that are held back go out now.
  server.addHook('preClose', async () => timers.stop())
}
