import assert from 'node:assert/strict'
import test, { after, beforeEach } from 'node:test'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import { createLogger } from '#platform/log.ts'
import { enterBanks, staffContext, TestBank } from '#test/bank.ts'
import { enterCard } from '#test/card.ts'
import { testDatabase } from '#test/database.ts'
import { enterSomebody, testPii } from '#test/person.ts'
import { bankWorld } from '#app/banks.ts'
import {
  askBanks,
  bankConnections,
  bankSubscribers,
  type NewBankRequest,
  requestAccountOpening,
} from './index.ts'
import { findRequest } from './store-request.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db } = it
const clock = new FixedClock('2026-11-26T01:00:00Z')
await enterBanks(db, '102', '103')

let banks: Record<string, TestBank> = {}
beforeEach(() => {
  banks = { '102': new TestBank(), '103': new TestBank() }
})
const deps = {
  db,
  clock,
  pii: testPii,
  connections: bankConnections(
    (code) => `http://127.0.0.1/${code}/bank`,
    (call) => {
      const bank = banks[/127\.0\.0\.1\/(\d+)/.exec(call.url)?.[1] ?? '']
      assert.ok(bank !== undefined, call.url)
      return bank.call(call)
    },
  ),
  ...bankWorld({ pii: testPii }),
}
const subscribers = bankSubscribers(deps)
await db.transaction((tx) => syncSubscriptions(tx, subscribers))

let people = 0
/** An opening that its bank took up without a result. */
const accepted = async (bankCode: '102' | '103'): Promise<NewBankRequest> => {
  people += 1
  const personId = await enterSomebody(db, people)
  const card = await enterCard(db, personId, people, { bankCode })
  const request = { requestId: uuidv7(clock.now()), bankCode, cardId: card.id, personId }
  banks[bankCode]?.faults.push('slow')
  await db.transaction((tx) => requestAccountOpening(tx, staffContext(clock.now()), request))
  await deliverDue({ db, clock, log: createLogger('silent') }, subscribers)
  assert.equal(await statusOf(request), 'accepted')
  return request
}
const statusOf = async ({ requestId }: NewBankRequest) => (await findRequest(db, requestId))?.status
const ask = () => askBanks(deps, staffContext(clock.now()))

test('after an hour a bank is asked, and sent nothing that it knows', async () => {
  const request = await accepted('102')
  assert.equal(await ask(), 0)
  assert.equal(banks['102']?.asked, 0, 'a bank has an hour')
  clock.advance({ minutes: 61 })
  assert.equal(await ask(), 0)
  assert.deepEqual([banks['102']?.asked, banks['102']?.posted], [1, 1])
  assert.equal(await statusOf(request), 'accepted')
})

test('what a bank has forgotten is sent again and opens one account', async () => {
  const request = await accepted('102')
  banks['102']?.forget()
  clock.advance({ minutes: 61 })
  assert.ok((await ask()) >= 1)
  assert.equal(await statusOf(request), 'done')
  assert.equal(banks['102']?.heard.at(-1)?.body['requestId'], request.requestId)
  assert.equal(await ask(), 0, 'what is answered is asked for no more')
})

test('a bank that is not there does not keep the others from being asked', async () => {
  const [silent, heard] = [await accepted('102'), await accepted('103')]
  banks['102']?.faults.push('unreachable')
  banks['103']?.forget()
  clock.advance({ minutes: 61 })
  assert.equal(await ask(), 1)
  assert.equal(await statusOf(silent), 'accepted')
  assert.equal(await statusOf(heard), 'done')
})
