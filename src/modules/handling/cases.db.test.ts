import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { deliverDue, subscriber, syncSubscriptions } from '#platform/deliveries.ts'
import { createLogger } from '#platform/log.ts'
import { testDatabase } from '#test/database.ts'
import { AT, contextOf, enterCounters, holderContext, replacement } from '#test/handling.ts'
import { refuseCase } from './clerk-actions.ts'
import { remindCase, withdrawCase } from './holder-actions.ts'
import {
  CaseEnded,
  CaseMoved,
  CaseOpened,
  casesOfPerson,
  EVENT_STEPS,
  followCard,
  openCase,
  openCaseIn,
  readView,
} from './index.ts'
import { rateCase } from './rate-case.ts'
import { findCase } from './store.ts'
import { stepsOfCase } from './store-step.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { deps, clerk, holder, open } = await enterCounters(it.db)
const atZhuhai = await clerk('desk-440400')

const at = (minutes: number) => AT.add({ minutes })
const event = (name: string, personId: string, minutes: number, orderId?: string) => ({
  id: uuidv7(at(minutes)),
  name,
  at: at(minutes),
  payload: { personId, cardId: uuidv7(AT), ...(orderId !== undefined && { orderId }) },
})
const follow = (one: ReturnType<typeof event>) => it.db.transaction((tx) => followCard(tx, one))
const codesOf = async (caseId: string) => (await stepsOfCase(it.db, caseId)).map(({ code }) => code)

const Audit = z.object({ outcome: z.string(), refusal: z.string().nullable() })
const audited = (action: string, subjectId: string) =>
  it.db.many(
    Audit,
    sql`select outcome, refusal from platform.audit
         where action = ${action} and subject_id = ${subjectId} order by at, id`,
  )

const CARD_LIFE = [
  'card.applied',
  'card.account-wanted',
  'card.account-opened',
  'card.production-wanted',
  'card.sealed',
  'card.received',
  'card.enabled',
] as const satisfies readonly (keyof typeof EVENT_STEPS)[]

test('a case accepted in Zhuhai for a card of Guangzhou ends without Guangzhou', async () => {
  const { personId } = await holder()
  const orderId = uuidv7(AT)
  const { case: opened } = await open(contextOf(atZhuhai), personId, { orderId })
  assert.deepEqual([opened.acceptRegion, opened.issueRegion], ['440400', '440100'])
  for (const [i, name] of CARD_LIFE.entries()) await follow(event(name, personId, i + 1, orderId))
  const ended = await findCase(it.db, opened.id)
  assert.equal(ended?.status, 'finished')
  const actors = await it.owner.many(
    z.object({ actor: z.string(), organisation: z.string().nullable() }),
    sql`select distinct actor_id as actor, organisation_code as organisation
          from platform.audit where subject_id = ${opened.id}`,
  )
  assert.ok(actors.every(({ organisation }) => organisation !== 'hrss-440100'))
})

test('the same case has the same promise at every counter of the province', async () => {
  const promises = new Set<string>()
  for (const acceptRegion of ['440100', '440400', '440300', '441900']) {
    const { personId } = await holder()
    const { case: one } = await open(contextOf(atZhuhai), personId, { acceptRegion })
    promises.add(`${one.promiseOn?.toString()} ${one.legalOn?.toString()}`)
  }
  assert.deepEqual([...promises], ['2026-12-11 2027-01-06'])
})

test('the same key is the same case, however often it comes and from wherever', async () => {
  const { personId } = await holder()
  const attempts = Array.from({ length: 8 }, () =>
    openCase(deps, contextOf(atZhuhai), replacement(personId)),
  )
  const decisions = await Promise.all(attempts)
  const ids = decisions.map((one) => (one.granted ? one.outcome.case.id : one.refusal))
  assert.equal(new Set(ids).size, 1)
  assert.equal(decisions.filter((one) => one.granted && one.outcome.created).length, 1)
  assert.equal((await casesOfPerson(it.db, personId)).length, 1)
})

test('the same matter begun at many counters at once is one case', async () => {
  const { personId } = await holder()
  const decisions = await Promise.all(
    ['counter-a', 'counter-b', 'counter-c', 'counter-d'].map((key) =>
      openCase(deps, contextOf(atZhuhai), { ...replacement(personId), key }),
    ),
  )
  assert.equal(decisions.filter(({ granted }) => granted).length, 1)
  for (const one of decisions) if (!one.granted) assert.equal(one.refusal, 'CASE_ALREADY_OPEN')
})

test('a refusal leaves its evidence and no case', async () => {
  const { personId } = await holder()
  const input = { ...replacement(personId), service: 'changeBank', applicant: 'agent' } as const
  const decision = await openCase(deps, contextOf(atZhuhai), input)
  assert.ok(!decision.granted && decision.refusal === 'APPLICANT_NOT_ALLOWED')
  assert.deepEqual(await casesOfPerson(it.db, personId), [])
  const rows = await it.db.many(
    Audit,
    sql`select outcome, refusal from platform.audit
         where action = 'handling.openCase' and refusal = 'APPLICANT_NOT_ALLOWED'`,
  )
  assert.equal(rows.length, 1)
})

test('whoever opens a case leaves a record that the person can see', async () => {
  const { personId } = await holder()
  await open(contextOf(atZhuhai), personId)
  const [record] = await it.db.many(
    z.object({ purpose: z.string(), organisation_code: z.string(), fields: z.array(z.string()) }),
    sql`select purpose, organisation_code, fields from platform.access_record
         where person_id = ${personId}`,
  )
  assert.deepEqual(record, {
    purpose: 'handling',
    organisation_code: 'desk-440400',
    fields: ['identityNumber'],
  })
})

test('an event that is delivered twice moves a case once', async () => {
  const { personId } = await holder()
  const orderId = uuidv7(AT)
  const { case: opened } = await open(contextOf(atZhuhai), personId, { orderId })
  const made = event('card.account-opened', personId, 1, orderId)
  await follow(made)
  await follow(made)
  assert.deepEqual(await codesOf(opened.id), ['opened', 'accountOpened'])
  const moved = await findCase(it.db, opened.id)
  assert.deepEqual([moved?.status, moved?.heldBy], ['inProgress', 'factory'])
  assert.equal((await audited('handling.followCard', opened.id)).length, 1)
})

test('an event of another order, or one nobody follows, moves nothing', async () => {
  const { personId } = await holder()
  const { case: opened } = await open(contextOf(atZhuhai), personId, { orderId: uuidv7(AT) })
  await follow(event('card.sealed', personId, 1, uuidv7(AT)))
  await follow(event('card.locked', personId, 2))
  assert.deepEqual(await codesOf(opened.id), ['opened'])
})

test('a failed account says who has to act, and the case goes on after it', async () => {
  const { personId } = await holder()
  const orderId = uuidv7(AT)
  const { case: opened } = await open(contextOf(atZhuhai), personId, { orderId })
  await follow(event('card.account-failed', personId, 1, orderId))
  assert.equal((await findCase(it.db, opened.id))?.heldBy, 'holder')
  await follow(event('card.account-opened', personId, 2, orderId))
  assert.equal((await findCase(it.db, opened.id))?.heldBy, 'factory')
})

test('an order that was taken back ends its case as withdrawn', async () => {
  const { personId } = await holder()
  const orderId = uuidv7(AT)
  const { case: opened } = await open(contextOf(atZhuhai), personId, { orderId })
  await follow(event('card.order-withdrawn', personId, 1, orderId))
  assert.equal((await findCase(it.db, opened.id))?.status, 'withdrawn')
})

test('a loss that is reported ends the case that was opened for it', async () => {
  const { personId } = await holder()
  const change = { service: 'formalLoss', presented: ['identityDocument'] } as const
  const { case: opened } = await open(contextOf(atZhuhai), personId, change)
  const reported = event('card.loss-reported', personId, 1)
  await follow({ ...reported, payload: { ...reported.payload, formal: true } as never })
  assert.equal((await findCase(it.db, opened.id))?.status, 'finished')
})

test('a case is opened inside the transaction that orders the card, or not at all', async () => {
  const { personId } = await holder()
  const days = await deps.workingDays()
  const context = contextOf(atZhuhai)
  await assert.rejects(
    it.db.transaction(async (tx) => {
      await openCaseIn(tx, deps.pii, days, context, replacement(personId))
      throw new Error('the order failed')
    }),
    /the order failed/,
  )
  assert.deepEqual(await casesOfPerson(it.db, personId), [])
})

test('a holder withdraws their own case, once, and nobody else’s', async () => {
  const [mine, other] = [await holder(), await holder()]
  const { case: opened } = await open(contextOf(atZhuhai), mine.personId)
  const input = { personId: mine.personId, caseId: opened.id }
  const context = holderContext(mine.personId, at(1))
  const stranger = { ...input, personId: other.personId }
  assert.equal(await withdrawCase(deps, holderContext(other.personId), stranger), undefined)
  assert.equal((await withdrawCase(deps, context, input))?.granted, true)
  const again = await withdrawCase(deps, holderContext(mine.personId, at(2)), input)
  assert.ok(again?.granted === false && again.refusal === 'CASE_ACTION_NOT_AVAILABLE')
  assert.deepEqual(await audited('handling.withdrawCase', opened.id), [
    { outcome: 'granted', refusal: null },
    { outcome: 'refused', refusal: 'CASE_ACTION_NOT_AVAILABLE' },
  ])
})

test('once the card is made the case cannot be withdrawn', async () => {
  const { personId } = await holder()
  const orderId = uuidv7(AT)
  const { case: opened } = await open(contextOf(atZhuhai), personId, { orderId })
  await follow(event('card.sealed', personId, 1, orderId))
  const decision = await withdrawCase(deps, holderContext(personId, at(2)), {
    personId,
    caseId: opened.id,
  })
  assert.ok(decision?.granted === false && decision.refusal === 'CASE_TOO_FAR')
})

test('a reminder is kept in the timeline and comes once a day', async () => {
  const { personId } = await holder()
  const { case: opened } = await open(contextOf(atZhuhai), personId)
  const input = { personId, caseId: opened.id }
  const first = await remindCase(deps, holderContext(personId, at(1)), input)
  const second = await remindCase(deps, holderContext(personId, at(2)), input)
  assert.deepEqual([first?.granted, second?.granted], [true, false])
  const next = await remindCase(deps, holderContext(personId, at(60 * 24 + 1)), input)
  assert.equal(next?.granted, true)
  assert.deepEqual(await codesOf(opened.id), ['opened', 'reminded', 'reminded'])
})

test('a case is rated once, after it has ended, and a bad rating leaves two duties', async () => {
  const { personId } = await holder()
  const { case: opened } = await open(contextOf(atZhuhai), personId)
  const input = { personId, caseId: opened.id, level: 1, reason: 'tooSlow' } as const
  const context = holderContext(personId, at(5))
  const early = await rateCase(deps, context, input)
  assert.ok(early?.granted === false && early.refusal === 'CASE_STILL_OPEN')
  const refusal = { clerk: atZhuhai, caseId: opened.id, reason: 'notEntitled' } as const
  assert.equal((await refuseCase(deps, contextOf(atZhuhai, at(6)), refusal))?.granted, true)
  assert.equal((await rateCase(deps, context, input))?.granted, true)
  const again = await rateCase(deps, context, input)
  assert.ok(again?.granted === false && again.refusal === 'RATED_ALREADY')
  const duties = await it.db.many(
    z.object({ kind: z.string(), agency_code: z.string() }),
    sql`select kind, agency_code from handling.follow_up where case_id = ${opened.id}
         order by due_on`,
  )
  assert.deepEqual(duties, [
    { kind: 'call', agency_code: 'desk-440400' },
    { kind: 'repair', agency_code: 'desk-440400' },
  ])
})

test('those who follow cases hear of opening, of each step and of the end', async () => {
  const heard: string[] = []
  const subscribers = [
    subscriber('test.opened', CaseOpened, async (_tx, { payload }) => {
      heard.push(`opened ${payload.status}`)
    }),
    subscriber('test.moved', CaseMoved, async (_tx, { payload }) => {
      heard.push(`moved ${payload.step}`)
    }),
    subscriber('test.ended', CaseEnded, async (_tx, { payload }) => {
      heard.push(`ended ${payload.status}`)
    }),
  ]
  await it.db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const { personId } = await holder()
  const change = { service: 'unlock', presented: ['identityDocument', 'card'] } as const
  const { case: opened } = await open(contextOf(atZhuhai), personId, change)
  await follow(event('card.unlocked', personId, 1))
  const clock = new FixedClock(at(10))
  await deliverDue({ db: it.db, clock, log: createLogger('silent') }, subscribers)
  assert.deepEqual(heard.toSorted(), ['ended finished', 'moved unlocked', 'opened accepted'])
  const view = await readView(it.db, opened, at(10), await deps.workingDays())
  assert.equal(view.materials.length, 2)
})
