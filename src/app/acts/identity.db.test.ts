import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import { createLogger } from '#platform/log.ts'
import { openOrderOf } from '#modules/card/index.ts'
import {
  actOnCase,
  type Case,
  caseSubscribers,
  casesOfPerson,
  type Clerk,
  readView,
} from '#modules/handling/index.ts'
import { askIdentityReview, decideIdentityReview, identityOfPerson } from '#modules/person/index.ts'
import { actsWorld } from '#test/acts.ts'
import { granted, refusalOf } from '#test/card-orders.ts'
import { caseActs } from './index.ts'

const world = await actsWorld()
after(() => world[Symbol.asyncDispose]())
const { db, clock, deps, apply, newcomer, holder, staffContext } = world
const subscribers = caseSubscribers()
await db.transaction((tx) => syncSubscriptions(tx, subscribers))
const deliver = () => deliverDue({ db, clock, log: createLogger('silent') }, subscribers)
const meizhou = await world.clerk('desk-441400', '441400')
const second = {
  id: meizhou.id.replace(/^./, 'f'),
  agencyCode: 'hrss-440100',
  regionCode: '440100',
}

/** Somebody whom the counter has put before a second unit. */
const doubted = async (personId: string) => {
  await db.transaction((tx) =>
    askIdentityReview(tx, staffContext(meizhou), {
      personId,
      reason: 'noOnlineSource',
      evidence: '护照原件',
    }),
  )
  return personId
}
const atCounter = (personId: string, service: Case['service'] = 'firstCard') =>
  apply(personId, service, {
    channel: 'counter',
    acceptAgency: meizhou.agencyCode,
    acceptRegion: meizhou.regionCode,
  })
const decide = async (personId: string, confirm: boolean, by: Clerk = second) => {
  const { review } = await identityOfPerson(db, personId)
  const input = { reviewId: review?.id ?? '', confirm, reason: '看过原件' }
  granted(await decideIdentityReview({ db }, staffContext(by), input))
  await deliver()
}
const only = async (personId: string): Promise<Case> => {
  const [one] = await casesOfPerson(db, personId)
  assert.ok(one)
  return one
}
const act = (one: Case) =>
  actOnCase({ db }, staffContext(meizhou), { acts: caseActs, clerk: meizhou, caseId: one.id })

test('a case of somebody in review waits, and its tracker says with whom', async () => {
  const personId = await doubted(await newcomer())
  const { case: one } = granted(await atCounter(personId))
  assert.equal(one.status, 'accepted')
  assert.equal(await openOrderOf(db, personId), undefined)
  const view = await readView(db, await only(personId), clock.now(), await deps.workingDays())
  assert.ok(view.steps.some(({ code, state }) => code === 'identityAsked' && state === 'done'))
  assert.deepEqual([view.case.heldBy, view.case.heldCode], ['agency', 'card-centre-440000'])
  assert.equal(refusalOf(await act(one)).refusal, 'IDENTITY_NOT_CONFIRMED')
  assert.equal(await openOrderOf(db, personId), undefined, 'nothing is made meanwhile')
})

test('once confirmed it goes back to its counter, which places the order', async () => {
  const personId = await doubted(await newcomer())
  granted(await atCounter(personId))
  await decide(personId, true)
  await deliver()
  const back = await only(personId)
  assert.deepEqual([back.heldBy, back.heldCode], ['agency', 'desk-441400'])
  granted(await act(back))
  assert.ok((await openOrderOf(db, personId)) !== undefined)
})

test('once refused it ends with the reason, and the next one is refused at once', async () => {
  const personId = await doubted(await newcomer())
  granted(await atCounter(personId))
  await decide(personId, false)
  const ended = await only(personId)
  assert.deepEqual([ended.status, ended.refusalCode], ['refused', 'identityNotProved'])
  const next = await apply(personId, 'firstCard', { key: 'another-key' })
  assert.equal(refusalOf(next).refusal, 'IDENTITY_REFUSED')
  assert.equal((await casesOfPerson(db, personId)).length, 1)
})

test('a card is stopped at once for anybody, however unsure who they are', async () => {
  const { personId, card } = await holder()
  await doubted(personId)
  const stopped = await apply(personId, 'formalLoss', { cardId: card.id })
  assert.equal(granted(stopped).case.status, 'finished')
})
