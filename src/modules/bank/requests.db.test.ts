import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { deadDeliveries, deliverDue, syncSubscriptions } from '#platform/deliveries.ts'
import { createLogger } from '#platform/log.ts'
import { accountNumber, enterBanks, staffContext, TestBank } from '#test/bank.ts'
import { enterCard } from '#test/card.ts'
import { testDatabase } from '#test/database.ts'
import { enterSomebody, testPii } from '#test/person.ts'
import { bankWorld } from '#app/banks.ts'
import { applyAnswer } from './apply-answer.ts'
import {
  bankConnections,
  bankSubscribers,
  cancelBankRequest,
  exportOpenings,
  type NewBankRequest,
  readAccountNumber,
  REQUEST_TRANSITIONS,
  requestAccountOpening,
  requestLossReport,
  requestRestoration,
  setMeasure,
} from './index.ts'
import { sendRequest } from './send-request.ts'
import { openDiscrepancies } from './store-discrepancy.ts'
import { findRequest, stepsOfRequest } from './store-request.ts'

const it = await testDatabase()
after(() => it[Symbol.asyncDispose]())
const { db } = it
const clock = new FixedClock('2026-11-26T01:00:00Z')
await enterBanks(db, '102', '103')

let bank = new TestBank()
const deps = {
  db,
  clock,
  pii: testPii,
  connections: bankConnections(
    () => 'http://127.0.0.1/bank',
    (call) => bank.call(call),
  ),
  ...bankWorld({ pii: testPii }),
}
const subscribers = bankSubscribers(deps)
await db.transaction((tx) => syncSubscriptions(tx, subscribers))
const deliver = () => deliverDue({ db, clock, log: createLogger('silent') }, subscribers)

let people = 0
const wanted = async (bankCode = '102', name = '陈静怡'): Promise<NewBankRequest> => {
  people += 1
  const personId = await enterSomebody(db, people, { name })
  const card = await enterCard(db, personId, people, { bankCode })
  return { requestId: uuidv7(clock.now()), bankCode, cardId: card.id, personId }
}
const context = () => staffContext(clock.now())
const open = async (request: NewBankRequest) => {
  const decision = await db.transaction((tx) => requestAccountOpening(tx, context(), request))
  return decision.granted ? 'granted' : decision.refusal
}
const statusOf = async ({ requestId }: NewBankRequest) => (await findRequest(db, requestId))?.status
const eventsOf = ({ cardId }: NewBankRequest) =>
  db.many(
    z.object({ name: z.string() }),
    sql`select name from platform.event where subject_id = ${cardId} order by position`,
  )
const namesOf = async (request: NewBankRequest) => (await eventsOf(request)).map(({ name }) => name)

test('an opening is due at the end of the second working day, whatever the weekend', async () => {
  bank = new TestBank()
  const request = await wanted()
  assert.equal(await open(request), 'granted')
  const due = (await findRequest(db, request.requestId))?.dueAt
  assert.equal(due?.toString(), '2026-11-30T15:59:00Z', 'from Thursday to Monday, 23:59')
  await deliver()
})

test('an opening reaches the bank with the holder, and its account is kept sealed', async () => {
  bank = new TestBank()
  const request = await wanted('102', '㛃𫖯·阿依努尔')
  assert.equal(await open(request), 'granted')
  await deliver()
  assert.equal(await statusOf(request), 'done')
  assert.deepEqual(bank.heard[0]?.body['name'], '㛃𫖯·阿依努尔')
  assert.deepEqual(await namesOf(request), ['bank.request-wanted', 'bank.account-opened'])
  const { reader } = await db.one(
    z.object({ reader: z.string() }),
    sql`select organisation_code as reader from platform.access_record
         where person_id = ${request.personId} and purpose = 'sendToBank'`,
  )
  assert.equal(reader, 'bank-102')
  const at = clock.now()
  const number = await db.transaction((tx) =>
    readAccountNumber(
      tx,
      testPii,
      {
        personId: request.personId,
        actorKind: 'system',
        actorId: 'test',
        organisationCode: 'bank-102',
        purpose: 'sendToBank',
        basis: 'YKT-6',
        requestId: 'test',
        at,
      },
      request.cardId,
    ),
  )
  assert.equal(number?.reveal(), bank.opened[0])
  const { found } = await it.owner.one(
    z.object({ found: z.boolean() }),
    sql`select exists (select from bank.account a
         where encode(a.number_sealed, 'escape') like ${`%${bank.opened[0] ?? ''}%`}) as found`,
  )
  assert.equal(found, false)
})

test('the same key is the same request; for another card it is refused', async () => {
  bank = new TestBank()
  const request = await wanted()
  assert.equal(await open(request), 'granted')
  assert.equal(await open(request), 'granted')
  await deliver()
  assert.equal(bank.posted, 1)
  const other = { ...(await wanted()), requestId: request.requestId }
  assert.equal(await open(other), 'REQUEST_KEY_REUSED')
})

test('two openings are never under way for one card', async () => {
  bank = new TestBank()
  bank.faults = ['slow']
  const request = await wanted()
  assert.equal(await open(request), 'granted')
  await deliver()
  assert.equal(await statusOf(request), 'accepted')
  const second = { ...request, requestId: uuidv7(clock.now()), bankCode: '103' }
  assert.equal(await open(second), 'OPENING_UNDER_WAY')
})

test('a lost reply is unknown, and the bank is asked before anything is sent again', async () => {
  bank = new TestBank()
  bank.faults = ['replyLost']
  const request = await wanted()
  await open(request)
  await deliver()
  assert.equal(await statusOf(request), 'unknown')
  clock.advance({ seconds: 2 })
  await deliver()
  assert.equal(await statusOf(request), 'done')
  assert.deepEqual([bank.posted, bank.asked], [1, 1])
  const steps = (await stepsOfRequest(db, request.requestId)).map(({ action }) => action)
  assert.deepEqual(steps, ['send', 'loseReply', 'complete'])
})

test('a bank that never heard of the request is sent it again', async () => {
  bank = new TestBank()
  bank.faults = ['unreachable']
  const request = await wanted()
  await open(request)
  await deliver()
  assert.equal(await statusOf(request), 'unknown')
  clock.advance({ seconds: 2 })
  await deliver()
  assert.equal(await statusOf(request), 'done')
  assert.deepEqual([bank.posted, bank.asked], [1, 1])
  assert.equal((await findRequest(db, request.requestId))?.attempts, 2)
})

test('killed between answer and effect, the program asks and does not repeat', async () => {
  bank = new TestBank()
  const request = await wanted()
  await open(request)
  // The bank has opened the account; the answer never reaches our books.
  await sendRequest(deps, request)
  assert.equal(await statusOf(request), 'sent')
  await deliver()
  assert.equal(await statusOf(request), 'done')
  assert.deepEqual([bank.posted, bank.asked, bank.opened.length], [1, 1, 1])
})

test('a bank that stays away ends in a delivery that a person sees', async () => {
  bank = new TestBank()
  const request = await wanted()
  await open(request)
  for (let i = 0; i < 12; i += 1) {
    bank.faults = ['unreachable', 'unreachable']
    await deliver()
    clock.advance({ hours: 7 })
  }
  assert.equal(await statusOf(request), 'unknown')
  const dead = (await deadDeliveries(db)).filter((one) => one.subjectId === request.cardId)
  assert.equal(dead.length, 1)
  assert.equal(bank.heard.length, 0)
})

const tell = (request: NewBankRequest, answer: Parameters<typeof applyAnswer>[3]['answer']) =>
  db.transaction((tx) =>
    applyAnswer(tx, testPii, context(), {
      bankCode: request.bankCode,
      requestId: request.requestId,
      answer,
      channel: 'message',
    }),
  )
const resultOf = async (...args: Parameters<typeof tell>) => {
  const decision = await tell(...args)
  return decision.granted ? decision.outcome.result : decision.refusal
}

test('a result told twice has one effect; told otherwise it is kept for a person', async () => {
  bank = new TestBank()
  bank.faults = ['slow']
  const request = await wanted()
  await open(request)
  await deliver()
  const opened = { state: 'opened', accountNumber: accountNumber(700) } as const
  assert.equal(await resultOf(request, opened), 'applied')
  assert.equal(await resultOf(request, opened), 'repeated')
  assert.equal(
    await resultOf(request, { ...opened, accountNumber: accountNumber(701) }),
    'disputed',
  )
  assert.equal(await resultOf(request, { state: 'accepted' }), 'repeated')
  assert.deepEqual(await namesOf(request), ['bank.request-wanted', 'bank.account-opened'])
  const found = (await openDiscrepancies(db)).filter((one) => one.requestId === request.requestId)
  assert.deepEqual(
    found.map(({ kind, detail }) => [kind, detail]),
    [['contradiction', { status: 'done', answer: 'opened' }]],
  )
})

test('an answer after the withdrawal opens nothing and is kept, once', async () => {
  bank = new TestBank()
  bank.faults = ['slow']
  const request = await wanted()
  await open(request)
  await deliver()
  const cancelled = await db.transaction((tx) =>
    cancelBankRequest(tx, context(), request.requestId),
  )
  assert.equal(cancelled?.granted, true)
  const opened = { state: 'opened', accountNumber: accountNumber(710) } as const
  assert.equal(await resultOf(request, opened), 'disputed')
  assert.equal(await resultOf(request, opened), 'disputed')
  assert.equal(await statusOf(request), 'cancelled')
  assert.ok(!(await namesOf(request)).includes('bank.account-opened'))
  const found = (await openDiscrepancies(db)).filter((one) => one.requestId === request.requestId)
  assert.deepEqual(
    found.map(({ kind }) => kind),
    ['lateAnswer'],
  )
})

test('a result that overtakes the reply of its own request is applied once', async () => {
  bank = new TestBank()
  const request = await wanted()
  await open(request)
  // The bank fetched the request and answered before our own delivery ran.
  const opened = { state: 'opened', accountNumber: accountNumber(720) } as const
  assert.equal(await resultOf(request, opened), 'applied')
  await deliver()
  assert.equal(bank.heard.length, 0)
  assert.equal((await namesOf(request)).filter((n) => n === 'bank.account-opened').length, 1)
})

test('what left in a file is not sent by call as well', async () => {
  bank = new TestBank()
  const request = await wanted()
  await open(request)
  const exported = await exportOpenings(deps, context(), '102')
  assert.equal(exported?.granted, true)
  await deliver()
  assert.equal(bank.heard.length, 0)
  assert.equal(await statusOf(request), 'sent')
})

test('an account number on one card is not put on another', async () => {
  bank = new TestBank()
  bank.faults = ['slow', 'slow']
  const [first, second] = [await wanted(), await wanted()]
  await open(first)
  await open(second)
  await deliver()
  const opened = { state: 'opened', accountNumber: accountNumber(730) } as const
  assert.equal(await resultOf(first, opened), 'applied')
  assert.equal(await resultOf(second, opened), 'disputed')
  assert.equal(await statusOf(second), 'accepted')
})

test('another bank’s request is as unknown as one that does not exist', async () => {
  bank = new TestBank()
  const request = await wanted('102')
  await open(request)
  const done = { state: 'refused', reasonCode: 'other', reason: '' } as const
  const stranger = await resultOf({ ...request, bankCode: '103' }, done)
  const nobody = await resultOf({ ...request, requestId: uuidv7(clock.now()) }, done)
  assert.deepEqual([stranger, nobody], ['REQUEST_UNKNOWN', 'REQUEST_UNKNOWN'])
  assert.equal(await statusOf(request), 'waiting')
  await deliver()
})

test('a refusal of the bank tells its reason, and the card may ask again', async () => {
  bank = new TestBank()
  bank.faults = ['refused']
  const request = await wanted()
  await open(request)
  await deliver()
  const found = await findRequest(db, request.requestId)
  assert.deepEqual([found?.status, found?.reasonCode], ['refused', 'accountLimit'])
  assert.ok((await namesOf(request)).includes('bank.account-refused'))
  assert.equal(await open({ ...request, requestId: uuidv7(clock.now()) }), 'granted')
  await deliver()
})

test('a loss and its restoration reach the bank in order, with the account', async () => {
  bank = new TestBank()
  const request = await wanted()
  await open(request)
  await deliver()
  const [loss, restoration] = [uuidv7(clock.now()), uuidv7(clock.now())]
  await db.transaction(async (tx) => {
    await requestLossReport(tx, context(), { ...request, requestId: loss })
    await requestRestoration(tx, context(), { ...request, requestId: restoration })
  })
  bank.faults = ['unreachable']
  await deliver()
  assert.equal(bank.posted, 1, 'the restoration waits for the loss')
  clock.advance({ seconds: 2 })
  await deliver()
  assert.deepEqual(
    bank.heard.filter(({ path }) => !path.startsWith('requests/')).map(({ path }) => path),
    ['account-openings', 'loss-reports', 'restorations'],
  )
  assert.equal(bank.heard.at(-1)?.body['accountNumber'], bank.opened[0])
  assert.deepEqual((await namesOf(request)).slice(-2), [
    'bank.loss-acknowledged',
    'bank.restore-acknowledged',
  ])
})

test('a measure lets what was sent go on and holds back what was not (G10)', async () => {
  bank = new TestBank()
  bank.faults = ['slow']
  const sent = await wanted('103')
  await open(sent)
  await deliver()
  const waiting = await wanted('103')
  await open(waiting)
  const facts = { facts: '连续三个月超时限办理开户', noticeReference: '粤人社告〔2026〕1号' }
  await setMeasure(deps, context(), { bankCode: '103', measure: 'suspendedApply', ...facts })
  await deliver()
  assert.deepEqual([await statusOf(sent), await statusOf(waiting)], ['accepted', 'waiting'])
  assert.equal(await open(await wanted('103')), 'BANK_TAKES_NO_APPLICATIONS')
  const opened = { state: 'opened', accountNumber: accountNumber(740) } as const
  assert.equal(await resultOf(sent, opened), 'applied')
  const loss = { ...sent, requestId: uuidv7(clock.now()) }
  await db.transaction((tx) => requestLossReport(tx, context(), loss))
  await deliver()
  assert.equal(await statusOf(loss), 'done', 'a loss is reported under every measure')
  await setMeasure(deps, context(), { bankCode: '103', measure: 'normal', ...facts })
  await deliver()
  assert.equal(await statusOf(waiting), 'done')
})

test('the database refuses a step that is not in the table, and knows the same table', async () => {
  const request = await wanted()
  await open(request)
  bank = new TestBank()
  await deliver()
  await assert.rejects(
    it.owner.run(sql`update bank.request set status = 'waiting', ended_at = null
      where id = ${request.requestId}`),
    { constraint: 'request_status_legal' },
  )
  const rows = await db.many(
    z.object({ from_status: z.string(), action: z.string(), to_status: z.string() }),
    sql`select from_status, action, to_status from bank.request_step`,
  )
  const steps = Object.entries(REQUEST_TRANSITIONS).flatMap(([from, actions]) =>
    Object.entries(actions).map(([action, { to }]) => `${from} ${action} ${to}`),
  )
  assert.deepEqual(
    rows.map((row) => `${row.from_status} ${row.action} ${row.to_status}`).toSorted(),
    steps.toSorted(),
  )
})
