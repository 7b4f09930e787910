import assert from 'node:assert/strict'
import { z } from 'zod'
import type { ActionContext, Actor } from '#platform/audit.ts'
import { sql } from '#platform/db.ts'
import {
  deadDeliveries,
  deliverDue,
  type Subscriber,
  syncSubscriptions,
} from '#platform/deliveries.ts'
import type { Outgoing } from '#platform/http/outgoing.ts'
import { registerPartnerKey } from '#platform/http/partner-token.ts'
import { createLogger } from '#platform/log.ts'
import { askBanks, bankConnections } from '#modules/bank/index.ts'
import { askFactory, type CardFactory } from '#modules/card/index.ts'
import type { ShortMessages } from '#modules/person/index.ts'
import { buildApp } from '#app/app.ts'
import { bankWorld } from '#app/banks.ts'
import { cardFactoryDeps } from '#app/card-factory.ts'
import type { OutsideParties } from '#app/outside-parties.ts'
import { allSubscribers } from '#app/subscribers.ts'
import { createBanks } from '#sandbox/banks/index.ts'
import type { Bank } from '#sandbox/banks/bank.ts'
import { CARD_FACTORY, CardFactory as SandboxFactory } from '#sandbox/card-factory/index.ts'
import { publicJwks } from '#sandbox/index.ts'
import type { Callback } from '#sandbox/world/courier.ts'
import type { Fault } from '#sandbox/world/fault.ts'
import type { Reply } from '#sandbox/world/reply.ts'
import { enterSurroundings } from './card-orders.ts'
import { testDatabase, type TestDatabase } from './database.ts'
import { testKeys } from './person.ts'
import { AUDIENCE, sandboxWorld, type SandboxWorld, WORLD_SEED } from './sandbox-world.ts'

const IDENTITIES = [
  { code: '102', name: '银行一', bin: '621756' },
  { code: '105', name: '银行二', bin: '621700' },
] as const

const KEYS_VALID_FROM = Temporal.Instant.from('2026-01-01T00:00:00Z')
/** Longer than any backoff that a fault here leads to. */
const MOST_ROUNDS = 60
const ROUND_SECONDS = 20

type Answer = { readonly status: number; readonly body: unknown }

/** A reply as it arrives: one held back lets the time pass in which others come. */
const arrived = async (reply: Reply, sandbox: SandboxWorld): Promise<Answer> => {
  if (reply.kind === 'lost') throw new Error('socket hang up')
  if (reply.afterMs !== undefined) await sandbox.pass(reply.afterMs / 1000)
  return { status: reply.status, body: reply.body }
}

/** The banks of the sandbox behind the program's own connection, without a network. */
const callBanks =
  (banks: ReadonlyMap<string, Bank>, sandbox: SandboxWorld): Outgoing =>
  async ({ url, body }) => {
    const [code = '', path = '', requestId = ''] = new URL(url).pathname.slice(1).split('/')
    const bank = banks.get(code)
    assert.ok(bank, `there is no bank ${code}`)
    const content = body as never
    const acts: Readonly<Record<string, () => Reply>> = {
      'account-openings': () => bank.openAccount(content),
      'loss-reports': () => bank.reportLoss(content),
      restorations: () => bank.restore(content),
      requests: () => bank.request(requestId),
    }
    const act = acts[path]
    assert.ok(act, `a bank has no ${path}`)
    return arrived(act(), sandbox)
  }

const State = z.object({ state: z.string(), reasonCode: z.string().optional() })

const callFactory = (
  factory: SandboxFactory,
  sandbox: SandboxWorld,
  heard: { readonly accountNumber: string | undefined }[],
): CardFactory => ({
  order: async ({ name, socialSecurityNumber, accountNumber, photoReference, ...order }) => {
    heard.push({ accountNumber: accountNumber?.reveal() })
    const content = {
      ...order,
      name: name.reveal(),
      socialSecurityNumber: socialSecurityNumber?.reveal() ?? null,
      accountNumber: accountNumber?.reveal() ?? null,
      photoReference: photoReference ?? null,
    }
    const { status } = await arrived(factory.order(content), sandbox)
    if (status !== 202) throw new Error(`the card factory answered ${status}`)
  },
  stateOf: async (requestId) => {
    const { status, body } = await arrived(factory.find(requestId), sandbox)
    if (status === 404) return undefined
    const { state, reasonCode = '' } = State.parse(body)
    return state === 'failed' ? { state, reasonCode } : { state: state as 'accepted' | 'produced' }
  },
})

/** The sandbox's side: banks, factory and a gateway for short messages, with what they heard. */
const outside = (sandbox: SandboxWorld) => {
  const banks = createBanks(sandbox.world, IDENTITIES)
  const factory = new SandboxFactory(sandbox.world)
  const ordered: { readonly accountNumber: string | undefined }[] = []
  const sent: string[] = []
  const shortMessages: ShortMessages = { send: async ({ text }) => void sent.push(text) }
  const parties: OutsideParties = {
    connections: bankConnections(
      (code) => `http://banks.invalid/${code}`,
      callBanks(banks, sandbox),
    ),
    factory: callFactory(factory, sandbox, ordered),
    shortMessages,
    register: undefined,
  }
  return { banks, factory, ordered, sent, parties }
}

const appOver = async (it: TestDatabase, sandbox: SandboxWorld) => {
  await enterSurroundings(it.db)
  await it.db.transaction(async (tx) => {
    const codes = IDENTITIES.map(({ code }) => code)
    for (const { kind, code, publicJwk: publicKey } of publicJwks(WORLD_SEED, codes, []))
      await registerPartnerKey(tx, { kind, code, publicKey, validFrom: KEYS_VALID_FROM })
  })
  return buildApp({
    db: it.db,
    keys: testKeys,
    clock: sandbox.clock,
    log: createLogger('silent'),
    mode: 'production',
    publicUrl: AUDIENCE,
    personas: [],
    identityProvider: { issuer: 'https://id.example', clientId: 'ykt', clientSecret: 'of a test' },
  })
}

/** Delivering, passing time and asking for lost answers, over one program and its outside. */
const movement = (
  { db, owner }: Pick<TestDatabase, 'db' | 'owner'>,
  sandbox: SandboxWorld,
  subscribers: readonly Subscriber[],
) => {
  const { clock } = sandbox
  const deliver = () => deliverDue({ db, clock, log: createLogger('silent') }, subscribers)
  const count = async (query: ReturnType<typeof sql>): Promise<number> =>
    (await owner.one(z.object({ count: z.number() }), query)).count
  const settleUntil = async (isReached: () => Promise<boolean>): Promise<void> => {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await deliver()
      if (await isReached()) return
      await sandbox.pass(ROUND_SECONDS)
    }
    assert.fail('it does not come to rest')
  }
  const isAtRest = async (): Promise<boolean> => {
    const query = sql`select count(*)::int as count from platform.delivery where dead_at is null`
    return sandbox.waiting() === 0 && (await count(query)) === 0
  }
  return {
    settleUntil,
    /** Delivers and lets time pass until nothing is due and nobody outside has a word to say. */
    settle: () => settleUntil(isAtRest),
    /** How often the delivery that was tried most was tried. */
    attempts: () => count(sql`select coalesce(max(attempts), 0) as count from platform.delivery`),
  }
}

/**
 * The program with every subscriber, and the sandbox's banks and factory in the same process: what
 * they tell comes signed through the program's own routes, and time passes when told.
 */
export const lifeWorld = async () => {
  const it = await testDatabase()
  const statuses: number[] = []
  const sandbox = sandboxWorld((callback) => tellProgram(callback))
  const app = await appOver(it, sandbox)
  const tellProgram = async ({ path, body, authorization }: Callback): Promise<number> => {
    const headers = { 'content-type': 'application/json', authorization }
    const answer = await app.server.inject({ method: 'POST', url: path, headers, payload: body })
    statuses.push(answer.statusCode)
    return answer.statusCode
  }
  const party = outside(sandbox)
  const { db, owner } = it
  const { clock } = sandbox
  const subscribers = allSubscribers(app.deps, party.parties)
  await db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const context = (actor: Actor): ActionContext => ({ actor, requestId: 'life-1', at: clock.now() })
  const job = () => context({ kind: 'system', id: 'test' })
  const moving = movement(it, sandbox, subscribers)
  return {
    ...party,
    ...moving,
    app,
    deps: app.deps,
    db,
    owner,
    sandbox,
    clock,
    job,
    /** The answers of the program to what was told to it. */
    statuses,
    as: (personId: string) => context({ kind: 'holder', id: personId }),
    misbehave: (actor: string, fault: Fault) =>
      sandbox.world.faults.set(actor, { fault, share: 1000 }),
    behave: (actor: string) => sandbox.world.faults.unset(actor),
    /** What the jobs do about answers that were lost; an hour later. */
    askAgain: async () => {
      await sandbox.pass(3700)
      await askBanks({ ...app.deps, ...bankWorld(app.deps), ...party.parties }, job())
      await askFactory(cardFactoryDeps(app.deps, party.parties.factory), job())
      await moving.settle()
    },
    dead: () => deadDeliveries(db),
    [Symbol.asyncDispose]: async () => {
      await app.close()
      await it[Symbol.asyncDispose]()
    },
  }
}
export type LifeWorld = Awaited<ReturnType<typeof lifeWorld>>

export const FACTORY = CARD_FACTORY
