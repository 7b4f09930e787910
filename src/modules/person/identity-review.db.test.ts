import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import type { ActionContext } from '#platform/audit.ts'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import { createLogger } from '#platform/log.ts'
import { testDatabase } from '#test/database.ts'
import { outsideParty } from '#test/outside-party.ts'
import { enterSomebody, testPii } from '#test/person.ts'
import {
  askIdentityReview,
  decideIdentityReview,
  httpPopulationRegister,
  identityCheck,
  identityOfPerson,
  noticesOf,
  personSubscribers,
  reviewLateChecks,
  reviewsWaiting,
} from './index.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db, owner } = it
const AT = Temporal.Instant.from('2026-11-26T02:00:00Z')
const log = createLogger('silent')
let sequence = 101
const someone = () => enterSomebody(db, (sequence += 2))
const staff = (id: string, organisationCode = 'desk-440400', at = AT): ActionContext => ({
  actor: { kind: 'staff', id, organisationCode },
  requestId: 'request',
  at,
})
const ask = async (personId: string) => {
  await db.transaction((tx) =>
    askIdentityReview(tx, staff('s1'), {
      personId,
      reason: 'noOnlineSource',
      evidence: '护照原件',
    }),
  )
  const { review } = await identityOfPerson(db, personId)
  assert.ok(review)
  return review
}
const decide = (reviewId: string, context: ActionContext, confirm = true) =>
  decideIdentityReview({ db }, context, { reviewId, confirm, reason: '与原件一致' })

test('whom no register knows is put before another unit, with a last day', async () => {
  const personId = await someone()
  const review = await ask(personId)
  assert.equal(review.withAgency, 'card-centre-440000')
  // Asked on a Thursday.
  assert.equal(review.dueOn.toString(), '2026-11-30')
  assert.equal((await identityOfPerson(db, personId)).state, 'inReview')
  assert.equal((await ask(personId)).id, review.id, 'asked about once')
  const waiting = (await reviewsWaiting(db)).filter((one) => one.personId === personId)
  assert.equal(waiting.length, 1)
})

test('a colleague cannot confirm, another unit can, and the person is told', async () => {
  const personId = await someone()
  const { id } = await ask(personId)
  const refusals = [await decide(id, staff('s1', 'hrss-440100')), await decide(id, staff('s2'))]
  assert.deepEqual(
    refusals.map((one) => one?.granted === false && one.refusal),
    ['SAME_PERSON_DECIDES', 'SAME_UNIT_DECIDES'],
  )
  assert.ok((await decide(id, staff('s3', 'hrss-440100')))?.granted)
  assert.equal((await identityOfPerson(db, personId)).state, 'settled')
  const notices = await noticesOf(db, personId, 10)
  assert.deepEqual(
    notices.map(({ message }) => message),
    ['person.identityConfirmed'],
  )
  const again = await decide(id, staff('s4', 'hrss-440100'), false)
  assert.equal(again?.granted === false && again.refusal, 'REVIEW_NOT_OPEN')
})

test('a refusal is kept with its reason, and no review of the wrong name is found', async () => {
  const personId = await someone()
  const { id } = await ask(personId)
  assert.ok((await decide(id, staff('s3', 'hrss-440100'), false))?.granted)
  const { state, review } = await identityOfPerson(db, personId)
  assert.equal(state, 'refused')
  assert.equal(review?.decisionReason, '与原件一致')
  assert.equal(await decide(crypto.randomUUID(), staff('s3', 'hrss-440100')), undefined)
})

test('the database holds what the rule says: two people, two units, decided once', async () => {
  const { id } = await ask(await someone())
  const save = (by: string, agency: string) =>
    owner.run(sql`
      update person.identity_review
         set status = 'confirmed', decided_by = ${by}, decided_agency = ${agency},
             decided_at = ${AT}, decision_reason = 'x'
       where id = ${id}`)
  await assert.rejects(save('s1', 'hrss-440100'), /identity_two_people/)
  await assert.rejects(save('s2', 'desk-440400'), /identity_two_units/)
  const half = sql`update person.identity_review set status = 'confirmed' where id = ${id}`
  await assert.rejects(owner.run(half), /identity_decided/)
  await save('s2', 'hrss-440100')
  await assert.rejects(save('s3', 'hrss-440200'), /decided again/)
})

test('a register that says no brings a review; one that comes back ends it', async () => {
  await using own = await testDatabase()
  const [stranger, known] = [await enterSomebody(own.db, 1), await enterSomebody(own.db, 3)]
  let reply: { status: number; body?: unknown } = { status: 503 }
  await using party = await outsideParty(() => reply)
  const clock = new FixedClock(AT)
  const subscribers = personSubscribers({
    db: own.db,
    clock,
    pii: testPii,
    shortMessages: undefined,
    register: httpPopulationRegister(party.baseUrl),
  })
  await own.db.transaction((tx) => syncSubscriptions(tx, subscribers))
  const check = (personId: string) =>
    own.db.transaction((tx) => identityCheck(tx, staff('s1'), { personId }))
  const stateOf = async (personId: string) => {
    const { state, review } = await identityOfPerson(own.db, personId)
    return `${state} ${review?.reason ?? '-'}`
  }
  await check(known)
  await deliverDue({ db: own.db, clock, log }, subscribers)
  assert.equal(await stateOf(known), 'asked -')
  clock.advance({ minutes: 61 })
  const job: ActionContext = {
    actor: { kind: 'system', id: 'job' },
    requestId: 'job',
    at: clock.now(),
  }
  await reviewLateChecks(own, job)
  await reviewLateChecks(own, job)
  assert.equal(await stateOf(known), 'inReview registerAway')
  const { review } = await identityOfPerson(own.db, known)
  assert.deepEqual(review?.asker, { staffId: 's1', agencyCode: 'desk-440400' })

  reply = { status: 200, body: { result: 'matched' } }
  await deliverDue({ db: own.db, clock, log }, subscribers)
  assert.equal(await stateOf(known), 'settled registerAway')

  reply = { status: 200, body: { result: 'notFound' } }
  await check(stranger)
  await deliverDue({ db: own.db, clock, log }, subscribers)
  assert.equal(await stateOf(stranger), 'inReview registerDiffers')
})
