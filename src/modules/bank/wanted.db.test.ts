import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import { eventType, publish } from '#platform/events.ts'
import { createLogger } from '#platform/log.ts'
import { enterBanks, staffContext } from '#test/bank.ts'
import { testDatabase } from '#test/database.ts'
import { setMeasure, wantedSubscribers } from './index.ts'
import { findRequest } from './store-request.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db } = it
const clock = new FixedClock('2026-11-26T01:00:00Z')
await enterBanks(db, '102', '103')

const payload = z.object({
  orderId: z.string(),
  requestId: z.uuid(),
  bankCode: z.string(),
  cardId: z.uuid(),
  personId: z.uuid(),
})
const events = {
  accountWanted: eventType('card.account-wanted', payload),
  lossWanted: eventType('card.bank-loss-wanted', payload),
  restoreWanted: eventType('card.bank-restore-wanted', payload),
}
const subscribers = wantedSubscribers(events)
await db.transaction((tx) => syncSubscriptions(tx, subscribers))

const want = async (event: keyof typeof events, bankCode: string) => {
  const request = {
    orderId: 'order-1',
    requestId: uuidv7(clock.now()),
    bankCode,
    cardId: uuidv7(clock.now()),
    personId: uuidv7(clock.now()),
  }
  await db.transaction((tx) =>
    publish(tx, staffContext(clock.now()), events[event], {
      subjectId: request.cardId,
      payload: request,
    }),
  )
  await deliverDue({ db, clock, log: createLogger('silent') }, subscribers)
  return request
}
const eventsOf = (cardId: string) =>
  db.many(
    z.object({ name: z.string(), code: z.string().nullable() }),
    sql`select name, payload ->> 'reasonCode' as code from platform.event
         where subject_id = ${cardId} and name like 'bank.%' order by position`,
  )

test('each wish becomes a request of its kind under the key of whoever wished', async () => {
  const kinds = { accountWanted: 'openAccount', lossWanted: 'reportLoss', restoreWanted: 'restore' }
  for (const [event, kind] of Object.entries(kinds)) {
    const { requestId } = await want(event as keyof typeof events, '102')
    assert.equal((await findRequest(db, requestId))?.kind, kind)
  }
})

test('a bank suspended in between is told to whoever wished, with the reason', async () => {
  await setMeasure({ db }, staffContext(clock.now()), {
    bankCode: '103',
    measure: 'suspendedApply',
    facts: '连续三个月超时限办理开户',
    noticeReference: '粤人社告〔2026〕1号',
  })
  const { cardId, requestId } = await want('accountWanted', '103')
  assert.equal(await findRequest(db, requestId), undefined)
  assert.deepEqual(await eventsOf(cardId), [
    { name: 'bank.account-refused', code: 'BANK_TAKES_NO_APPLICATIONS' },
  ])
  const loss = await want('lossWanted', '103')
  assert.equal((await findRequest(db, loss.requestId))?.status, 'waiting')
})

test('the same wish delivered twice is one request', async () => {
  const request = await want('accountWanted', '102')
  const [follower] = subscribers
  assert.ok(follower !== undefined)
  const event = {
    id: uuidv7(clock.now()),
    name: 'card.account-wanted',
    subjectId: request.cardId,
    at: clock.now(),
    payload: request,
  }
  await db.transaction((tx) => follower.handle(tx, event, undefined))
  assert.deepEqual(
    (await eventsOf(request.cardId)).map(({ name }) => name),
    ['bank.request-wanted'],
  )
})
