import assert from 'node:assert/strict'
import { z } from 'zod'
import type { Decision } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import { FixedClock } from '#platform/clock.ts'
import { type Database, sql } from '#platform/db.ts'
import { deliverDue, type Subscriber, syncSubscriptions } from '#platform/deliveries.ts'
import { eventType, publish } from '#platform/events.ts'
import { createLogger } from '#platform/log.ts'
import { addBank, type BankMeasure, insertMeasure } from '#modules/bank/index.ts'
import {
  applyForCard,
  type CardFactory,
  cardSubscribers,
  type CardOrder,
  currentCard,
  type FactoryOrder,
  type OrderTerms,
  productionAnswered,
  receiveCard,
  syncLegalTransitions,
} from '#modules/card/index.ts'
import { registerAgencies, registerOutlets, registerRegions } from '#modules/organisation/index.ts'
import { enterCard } from './card.ts'
import { testDatabase } from './database.ts'
import { enterSomebody, testPii } from './person.ts'

const named = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name, pt: name })

/** Guangzhou and Meizhou, two banks that take applications and one that does not, two outlets. */
export const enterSurroundings = (db: Database): Promise<void> =>
  db.transaction(async (tx) => {
    await syncLegalTransitions(tx)
    const region = { level: 'city', parentCode: '440000' } as const
    await registerRegions(tx, [
      { code: '440000', level: 'province', parentCode: undefined, name: named('广东省') },
      { ...region, code: '440100', name: named('广州市') },
      { ...region, code: '441400', name: named('梅州市') },
    ])
    await registerAgencies(tx, [
      {
        code: 'bank-102',
        kind: 'bank',
        regionCode: '440100',
        name: named('银行'),
        unifiedSocialCreditCode: undefined,
      },
    ])
    const outlet = {
      agencyCode: 'bank-102',
      address: '某路 1 号',
      openingHours: '周一至周五 9:00–17:00',
      phone: '020-12333',
      hongKongMacaoDesk: false,
      facilities: [],
    }
    await registerOutlets(tx, [
      { ...outlet, code: 'gz-1', districtCode: '440100', name: named('一'), instantIssuance: true },
      {
        ...outlet,
        code: 'mz-1',
        districtCode: '441400',
        name: named('二'),
        instantIssuance: false,
      },
    ])
    for (const [code, measure] of [
      ['102', 'normal'],
      ['103', 'suspendedApply'],
      ['105', 'normal'],
    ] as const)
      await addBank(tx, {
        code,
        agencyCode: `bank-${code}`,
        name: named(`Bank ${code}`),
        placeholder: false,
        measure,
      })
  })

/** What a holder chooses when nothing is special: bank 102, fetched in Meizhou. */
export const terms = (change: Partial<OrderTerms> = {}): OrderTerms => ({
  bankCode: '102',
  acceptRegion: '441400',
  acceptChannel: 'counter',
  delivery: { to: 'outlet', outletCode: 'mz-1' },
  instant: false,
  ...change,
})

export const AT = Temporal.Instant.from('2026-11-02T08:00:00Z')

const EventRow = z.object({ name: z.string(), payload: z.record(z.string(), z.unknown()) })
const RequestRow = z.object({
  account_request_id: z.string().nullable(),
  production_request_id: z.string().nullable(),
})

/** A database with the surroundings of orders, a clock, a card factory that listens, and a bank. */
export const orderWorld = async () => {
  const it = await testDatabase()
  const { db, owner } = it
  await enterSurroundings(db)
  const clock = new FixedClock(AT)
  const ordered: FactoryOrder[] = []
  const factory: CardFactory = {
    order: async (order) => {
      ordered.push(order)
    },
    stateOf: async () => undefined,
  }
  const factoryDeps = { db, pii: testPii, factory, accountNumber: async () => undefined }
  const subscribers: readonly Subscriber[] = cardSubscribers({ ...factoryDeps, clock })
  await db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const deliver = () => deliverDue({ db, clock, log: createLogger('silent') }, subscribers)
  const job = (): ActionContext => ({
    actor: { kind: 'system', id: 'test' },
    requestId: 'job-1',
    at: clock.now(),
  })
  return {
    ...it,
    db,
    owner,
    pii: testPii,
    clock,
    ordered,
    factoryDeps,
    deliver,
    job,
    context: (personId: string): ActionContext => ({
      actor: { kind: 'holder', id: personId },
      requestId: 'request-1',
      at: clock.now(),
    }),
    /** Somebody else tells something, and everybody who follows it hears. */
    tell: async (name: string, payload: Readonly<Record<string, unknown>>) => {
      const type = eventType(name, z.record(z.string(), z.unknown()))
      await db.transaction((tx) => publish(tx, job(), type, { subjectId: 'test', payload }))
      await deliver()
    },
    /** As decided by supervision, with its record; the agreement of the bank is not looked at. */
    setMeasure: (code: string, measure: BankMeasure) =>
      owner.transaction(async (tx) => {
        const decidedBy = uuidv7(clock.now())
        await tx.run(sql`
          update bank.measure
             set ended_at = ${clock.now()}, ended_by = ${decidedBy}, end_reason = '已经改正'
           where bank_code = ${code} and ended_at is null`)
        if (measure !== 'normal')
          await insertMeasure(tx, {
            id: uuidv7(clock.now()),
            bankCode: code,
            measure,
            basis: 'YKT-25',
            facts: '开户请求连续三个月超过约定时限',
            noticeReference: '粤人社告〔2026〕1号',
            decidedBy,
            effectiveAt: clock.now(),
          })
        await tx.run(sql`update bank.bank set measure = ${measure} where code = ${code}`)
      }),
    /** The numbers under which bank and factory know an order now. */
    requestsOf: async ({ id }: CardOrder) => {
      const row = await owner.one(
        RequestRow,
        sql`select account_request_id, production_request_id from card.card_order
             where id = ${id}`,
      )
      return {
        account: row.account_request_id ?? '',
        production: row.production_request_id ?? '',
      }
    },
    /** Names of the events of this module so far, oldest first. */
    eventNames: async (): Promise<string[]> =>
      (
        await owner.many(
          EventRow,
          sql`select name, payload from platform.event where name like 'card.%' order by position`,
        )
      ).map(({ name }) => name.slice('card.'.length)),
    /** What the latest event of a name says. */
    lastEvent: async (name: string) =>
      (
        await owner.maybeOne(
          EventRow,
          sql`select name, payload from platform.event where name = ${name}
               order by position desc limit 1`,
        )
      )?.payload,
    auditLines: async (): Promise<string[]> =>
      (
        await owner.many(
          z.object({ line: z.string() }),
          sql`select action || ' ' || coalesce(refusal, outcome) as line
                from platform.audit order by id`,
        )
      ).map(({ line }) => line),
  }
}
export type OrderWorld = Awaited<ReturnType<typeof orderWorld>>

/** Somebody with a card in normal use, who acts for themselves; the number tells them apart. */
export const normalCard = async (world: OrderWorld, number = 1) => {
  const personId = await enterSomebody(world.db, number * 2)
  const card = await enterCard(world.db, personId, number)
  return { personId, card, cardId: card.id, context: world.context(personId) }
}

/** The status of the card that somebody holds. */
export const statusOf = async (world: OrderWorld, personId: string) =>
  (await currentCard(world.db, personId))?.status

/** The outcome of a decision that was granted. */
export const granted = <Outcome>(decision: Decision<Outcome, string> | undefined): Outcome => {
  assert.ok(decision !== undefined, 'there is nothing to decide about')
  assert.ok(decision.granted, decision.granted ? '' : decision.refusal)
  return decision.outcome
}

/** What a refusal says: its code, its article and what is possible instead. */
export const refusalOf = (decision: Decision<unknown, string> | undefined) => {
  assert.ok(decision?.granted === false, 'it was granted')
  return { refusal: decision.refusal, basis: decision.basis, instead: decision.instead }
}

/** Somebody applies, and the bank is asked. */
export const applyFor = async (
  world: OrderWorld,
  personId: string,
  change: Partial<OrderTerms> = {},
): Promise<CardOrder> => {
  const application = { personId, issueRegion: '440100', terms: terms(change) }
  const order = granted(await applyForCard(world, world.context(personId), application))
  await world.deliver()
  return order
}

/** The bank opens the account, and the factory is asked. */
export const openAccount = async (world: OrderWorld, order: CardOrder): Promise<void> => {
  const { account: requestId } = await world.requestsOf(order)
  const { cardId, personId, bankCode } = order
  const answer = { requestId, cardId, personId, bankCode, accountTail: '7788' }
  await world.tell('bank.account-opened', answer)
}

/** The factory has made the card. */
export const produced = async (world: OrderWorld, order: CardOrder) =>
  productionAnswered(world, world.job(), {
    requestId: (await world.requestsOf(order)).production,
    state: 'produced',
  })

/** From the order to the card in somebody's hands, not enabled yet. */
export const handedOver = async (world: OrderWorld, order: CardOrder): Promise<void> => {
  await world.deliver()
  await openAccount(world, order)
  granted(await produced(world, order))
  const { personId, cardId } = order
  const handover = { personId, cardId, receivedBy: 'holder', receiverId: personId } as const
  granted(await receiveCard(world, world.context(personId), handover))
}
