import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Clock } from '#platform/clock.ts'
import { type Database, sql } from '#platform/db.ts'
import { deliverDue, type Subscriber, syncSubscriptions } from '#platform/deliveries.ts'
import { eventType, publish } from '#platform/events.ts'
import type { RouteRequest } from '#platform/http/route.ts'
import { createLogger } from '#platform/log.ts'
import {
  type Account,
  accountSubscribers,
  cardAccountSubscribers,
  activateAccount,
  announceAccount,
  openAssignment,
  programmesOf,
} from '#modules/account/index.ts'
import {
  bankConnections,
  bankRoutes,
  bankSubscribers,
  wantedSubscribers,
} from '#modules/bank/index.ts'
import {
  type BankChangeWish,
  type Card,
  cardEvents,
  type CardOrder,
  cardSubscribers,
  enableCard,
  isAccountWanted,
  openOrderOf,
  productionAnswered,
  receiveCard,
} from '#modules/card/index.ts'
import { consentText } from '#modules/consent/index.ts'
import { caseSubscribers } from '#modules/handling/index.ts'
import { addProgramme, type NewProgramme } from '#modules/programme/index.ts'
import { bankWorld } from '#app/banks.ts'
import { bankChanges } from '#app/resident-pages/bank-changes.ts'
import { workingDays } from '#app/working-days.ts'
import { TestBank } from './bank.ts'
import { enterCard } from './card.ts'
import { granted, type OrderWorld, orderWorld, terms } from './card-orders.ts'
import { accountNumber, ALLOWANCE, bySystem, enterProgrammes, FARMLAND } from './payees.ts'
import { enterSomebody, testPii } from './person.ts'

const name = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': text, en: text, pt: text })

/** A third programme, of a department of its own. */
const PENSION: NewProgramme = {
  ...ALLOWANCE,
  code: 'RS-001',
  name: name('Pension'),
  ownerAgency: 'dept-pension',
  pay: { cycle: 'monthly', day: 25 },
}

/** The programmes that pay everybody here. */
export const PAID = [ALLOWANCE.code, FARMLAND.code, PENSION.code] as const

/** A number that no bank of a test gives: those count from 1. */
const OLD_NUMBERS = 500_000

interface Outside extends Pick<OrderWorld, 'db' | 'pii' | 'factoryDeps'> {
  readonly clock: Clock
}

/** Every subscriber that a change of bank touches, with banks and factory played by the test. */
export const bankChangeSubscribers = (
  { db, clock, pii, factoryDeps }: Outside,
  bank: TestBank,
): readonly Subscriber[] => {
  const connections = bankConnections(() => 'http://outside/bank', bank.call)
  return [
    ...wantedSubscribers(
      {
        accountWanted: cardEvents.AccountWanted,
        lossWanted: cardEvents.BankLossWanted,
        restoreWanted: cardEvents.BankRestoreWanted,
      },
      isAccountWanted,
    ),
    ...bankSubscribers({ db, clock, pii, connections, ...bankWorld({ pii }) }),
    ...accountSubscribers(),
    ...cardAccountSubscribers({ pii }),
    ...cardSubscribers({ ...factoryDeps, clock }),
    ...caseSubscribers(),
  ]
}

/** Somebody with a card of bank 102, and the account that all three programmes pay. */
export interface Changer {
  readonly personId: string
  readonly card: Card
  readonly old: Account
}

const enterOldAccount = (db: Database, card: Card, sequence: number, at: Temporal.Instant) =>
  db.transaction(async (tx) => {
    const context = bySystem(at)
    const { personId, bankCode, id: cardId } = card
    const { id: accountId } = await announceAccount(tx, context, { personId, bankCode, cardId })
    const number = accountNumber(OLD_NUMBERS + sequence)
    const old = granted(
      await activateAccount(tx, testPii, context, { personId, accountId, number }),
    )
    for (const programmeCode of PAID)
      granted(await openAssignment(tx, context, { personId, programmeCode, accountId }))
    return old
  })

const Count = z.object({ count: z.number() })
/** Longer than the longest pause between two attempts. */
const PATIENCE = { hours: 7 } as const
const ROUNDS = 12

/** A world of orders in which bank, departments and accounts are there as well. */
export const bankChangeWorld = async () => {
  const world = await orderWorld()
  const { db, owner, clock } = world
  const bank = new TestBank()
  await enterProgrammes(db)
  await db.transaction((tx) => addProgramme(tx, PENSION))
  const subscribers = bankChangeSubscribers(world, bank)
  await db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const deliver = (as: readonly Subscriber[] = subscribers) =>
    deliverDue({ db, clock, log: createLogger('silent') }, as)
  const results = bankRoutes({ db, pii: world.pii, ...bankWorld(world) }).find(
    ({ path }) => path === '/v1/bank/results',
  )
  let people = 0
  return {
    ...world,
    bank,
    subscribers,
    deliver,
    /** Somebody else tells something; it is heard when the world settles. */
    tell: async (event: string, payload: Readonly<Record<string, unknown>>): Promise<void> => {
      const type = eventType(event, z.record(z.string(), z.unknown()))
      const subjectId = String(payload['cardId'] ?? payload['personId'])
      await db.transaction((tx) => publish(tx, world.job(), type, { subjectId, payload }))
    },
    /** The bank opened the account and tells so by a message of its own. */
    tellOpened: async (order: CardOrder, account: string): Promise<unknown> => {
      const { account: requestId } = await world.requestsOf(order)
      const body = {
        requestId,
        state: 'opened',
        accountNumber: account,
        at: clock.now().toString(),
      }
      const partner = { kind: 'bank', code: order.bankCode }
      return results?.handle({ body, partner, context: world.job() } as unknown as RouteRequest)
    },
    /** Delivers until nothing is left, over the pauses between attempts. */
    settle: async (as: readonly Subscriber[] = subscribers): Promise<void> => {
      for (let round = 0; round < ROUNDS; round += 1) {
        await deliver(as)
        const { count } = await owner.one(
          Count,
          sql`select count(*)::int as count from platform.delivery where dead_at is null`,
        )
        if (count === 0) return
        clock.advance(PATIENCE)
      }
      throw new Error('deliveries never come to an end')
    },
    enterChanger: async (change: Parameters<typeof enterSomebody>[2] = {}): Promise<Changer> => {
      people += 1
      const personId = await enterSomebody(db, people, change)
      const card = await enterCard(db, personId, people, { accountTail: '0018' })
      const at = clock.now().subtract({ hours: 24 * 40 })
      return { personId, card, old: await enterOldAccount(db, card, people, at) }
    },
  }
}
export type BankChangeWorld = Awaited<ReturnType<typeof bankChangeWorld>>

/** What a form online sends, with the key of its page. */
export type OnlineWish = Omit<BankChangeWish, 'channel'> & { readonly key: string }

/** What a form sends when somebody changes to bank 105 and ticks all three. */
export const wishOf = async (
  { db, clock }: Pick<BankChangeWorld, 'db' | 'clock'>,
  { personId, card }: Changer,
  change: Partial<OnlineWish> = {},
): Promise<OnlineWish> => ({
  key: uuidv7(clock.now()),
  personId,
  cardId: card.id,
  terms: terms({ bankCode: '105', acceptChannel: 'online', delivery: { to: 'mail' } }),
  moment: 'now',
  programmes: PAID,
  text: await consentText(db, 'payToNewAccount', 'zh-Hans', clock.now()),
  assuranceLevel: 3,
  authenticatedAt: clock.now(),
  ...change,
})

/** What the pages of a holder do about a change and its case, over any database. */
export const online = ({ db, pii }: Pick<BankChangeWorld, 'db' | 'pii'>) =>
  bankChanges({ db, pii, workingDays: workingDays(db) })

/** Signs as the holder, and answers the decision. */
export const sign = async (
  world: BankChangeWorld,
  changer: Changer,
  change: Partial<OnlineWish> = {},
  context: ActionContext = world.context(changer.personId),
) => online(world).sign(context, await wishOf(world, changer, change))

/** Signs, and answers the order under way. */
export const signed = async (
  world: BankChangeWorld,
  changer: Changer,
  change: Partial<OnlineWish> = {},
): Promise<CardOrder> => {
  granted(await sign(world, changer, change))
  const order = await openOrderOf(world.db, changer.personId)
  if (order === undefined) throw new Error('no order is under way')
  return order
}

/** The factory makes the card, and the holder has it in their hands. */
export const collected = async (world: BankChangeWorld, order: CardOrder): Promise<void> => {
  const { production: requestId } = await world.requestsOf(order)
  granted(await productionAnswered(world, world.job(), { requestId, state: 'produced' }))
  const { personId, cardId } = order
  const handover = { personId, cardId, receivedBy: 'holder', receiverId: personId } as const
  granted(await receiveCard(world, world.context(personId), handover))
}

export const enabled = async (world: BankChangeWorld, { personId, cardId }: CardOrder) =>
  granted(await enableCard(world, world.context(personId), { personId, cardId }))

/** The bank tells that the account of the new card was activated. */
export const activated = (world: BankChangeWorld, { personId, cardId, bankCode }: CardOrder) =>
  world.tell('bank.account-changed', {
    eventId: `activated-${cardId}`,
    status: 'activated',
    at: world.clock.now().toString(),
    personId,
    cardId,
    bankCode,
  })

/** From the signature to the switch, everybody answering at once. */
export const carriedOut = async (world: BankChangeWorld, order: CardOrder): Promise<void> => {
  await world.settle()
  await collected(world, order)
  await enabled(world, order)
  await activated(world, order)
  await world.settle()
}

/** By programme: the account that it pays at a moment. */
export const paidAt = async (
  { db }: Pick<BankChangeWorld, 'db'>,
  personId: string,
  at: Temporal.Instant,
): Promise<ReadonlyMap<string, Account>> =>
  new Map((await programmesOf(db, personId, at)).map((one) => [one.programme.code, one.account]))
