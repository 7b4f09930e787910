import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { openDatabase, sql } from '#platform/db.ts'
import { enterBanks, staffContext } from '#test/bank.ts'
import { enterCard } from '#test/card.ts'
import { testDatabase } from '#test/database.ts'
import { enterSomebody } from '#test/person.ts'
import {
  bankMeasure,
  holdBank,
  liftMeasure,
  requestAccountOpening,
  setMeasure,
  signAgreement,
} from './index.ts'
import { previewMeasure } from './preview-measure.ts'
import { measuresOf } from './store-measure.ts'

const it = await testDatabase()
const other = openDatabase({ url: it.url, role: 'ykt_app' })
after(async () => {
  await other.close()
  await it[Symbol.asyncDispose]()
})
const { db } = it
const clock = new FixedClock('2026-11-26T01:00:00Z')
await enterBanks(db, '102', '103', '104', '105', '301', '302')

const context = () => staffContext(clock.now())
const facts = '连续三个月超时限办理开户'
const measure = (bankCode: string, change: Partial<Parameters<typeof setMeasure>[2]> = {}) =>
  setMeasure({ db }, context(), {
    bankCode,
    measure: 'suspendedApply',
    facts,
    noticeReference: '粤人社告〔2026〕1号',
    ...change,
  })
const newRequest = (bankCode: string) => ({
  requestId: uuidv7(clock.now()),
  bankCode,
  cardId: uuidv7(clock.now()),
  personId: uuidv7(clock.now()),
})

test('a measure is written with its record and its event, and lifted again', async () => {
  assert.equal((await measure('102'))?.granted, true)
  clock.advance({ hours: 1 })
  assert.equal((await measure('102', { measure: 'suspendedHandling' }))?.granted, true)
  clock.advance({ hours: 1 })
  const reason = '已完成整改并经现场复核'
  assert.equal((await liftMeasure({ db }, context(), { bankCode: '102', reason }))?.granted, true)
  assert.equal(await bankMeasure(db, '102'), 'normal')
  const records = await measuresOf(db, '102')
  assert.deepEqual(
    records.map((one) => [one.measure, one.basis, one.endReason]),
    [
      ['suspendedHandling', 'YKT-25', reason],
      ['suspendedApply', 'YKT-25', facts],
    ],
  )
  const events = await db.many(
    z.object({ measure: z.string() }),
    sql`select payload ->> 'measure' as measure from platform.event
         where name = 'bank.measure-changed' and subject_id = '102' order by position`,
  )
  assert.deepEqual(
    events.map((one) => one.measure),
    ['suspendedApply', 'suspendedHandling', 'normal'],
  )
})

test('a refused measure leaves an audit row and nothing else', async () => {
  const decision = await measure('103', { facts: '短' })
  assert.equal(decision?.granted === false && decision.refusal, 'MEASURE_FACTS_MISSING')
  const { refusal } = await db.one(
    z.object({ refusal: z.string() }),
    sql`select refusal from platform.audit where subject_id = '103'`,
  )
  assert.equal(refusal, 'MEASURE_FACTS_MISSING')
  assert.equal(await bankMeasure(db, '103'), 'normal')
  assert.equal(await measure('999'), undefined)
})

test('a measure holds for every process from its commit on', async () => {
  assert.equal(await bankMeasure(other, '104'), 'normal')
  await measure('104')
  const held = await other.transaction((tx) => holdBank(tx, '104'))
  assert.equal(held?.measure, 'suspendedApply')
  const refused = await other.transaction((tx) =>
    requestAccountOpening(tx, context(), newRequest('104')),
  )
  assert.equal(!refused.granted && refused.refusal, 'BANK_TAKES_NO_APPLICATIONS')
  assert.equal(!refused.granted && refused.basis, 'YKT-25')
})

test('a grant under way is finished before the measure, never beside it', async () => {
  const order: string[] = []
  let suspending: Promise<unknown> | undefined
  await other.transaction(async (tx) => {
    const decision = await requestAccountOpening(tx, context(), newRequest('105'))
    assert.equal(decision.granted, true)
    suspending = measure('105').then(() => order.push('measure'))
    // Until the measure stands in line for the lock that the grant holds, or has slipped past it.
    const waits = sql`select exists (select from pg_locks where not granted) as done`
    const isWaiting = async () => (await it.owner.one(z.object({ done: z.boolean() }), waits)).done
    while (order.length === 0 && !(await isWaiting()));
    order.push('grant')
  })
  await suspending
  assert.deepEqual(order, ['grant', 'measure'])
})

test('one measure is in force per bank, is written once and ended once', async () => {
  await measure('301')
  await assert.rejects(
    it.owner.run(sql`
      insert into bank.measure (id, bank_code, measure, basis, facts, notice_reference, decided_by,
        effective_at)
      values (${uuidv7(clock.now())}, '301', 'terminated', 'YKT-25', ${facts}, 'x',
        ${uuidv7(clock.now())}, ${clock.now()})`),
    { constraint: 'measure_in_force' },
  )
  for (const statement of [
    sql`update bank.measure set facts = '另一个完全不同的事实说明' where bank_code = '301'`,
    sql`update bank.measure set ended_at = now(), ended_by = decided_by, end_reason = 'x'
         where bank_code = '102'`,
    sql`delete from bank.measure where bank_code = '301'`,
  ])
    await assert.rejects(it.owner.run(statement), { code: '42501' })
})

test('the fast truth cannot differ from the record', async () => {
  await assert.rejects(
    it.owner.run(sql`update bank.bank set measure = 'terminated' where code = '302'`),
    {
      constraint: 'bank_measure_recorded',
    },
  )
})

test('an agreement ends with the measure; only a new one brings the bank back', async () => {
  const sign = (number: string, from: string) =>
    signAgreement({ db }, context(), {
      bankCode: '302',
      number,
      from: Temporal.PlainDate.from(from),
      until: Temporal.PlainDate.from('2029-01-01'),
      liaisonId: uuidv7(clock.now()),
      applicationId: undefined,
    })
  assert.equal((await sign('协〔2026〕1', '2026-01-01'))?.granted, true)
  const overlapping = await sign('协〔2026〕2', '2028-12-31')
  assert.equal(overlapping?.granted === false && overlapping.refusal, 'AGREEMENT_IN_FORCE')
  assert.equal((await measure('302', { measure: 'terminated' }))?.granted, true)
  const back = await liftMeasure({ db }, context(), { bankCode: '302', reason: facts })
  assert.equal(back?.granted === false && back.refusal, 'AGREEMENT_NEEDED')
  assert.equal((await sign('协〔2026〕3', '2026-11-26'))?.granted, true)
  assert.equal(
    (await liftMeasure({ db }, context(), { bankCode: '302', reason: facts }))?.granted,
    true,
  )
})

test('the preview says what stops, what goes on and how many are concerned', async () => {
  const personId = await enterSomebody(db, 1)
  await enterCard(db, personId, 1, { bankCode: '103' })
  await db.transaction((tx) => requestAccountOpening(tx, context(), newRequest('103')))
  const countOfBank = async () => ({ holders: 1, openOrders: 2 })
  const preview = await previewMeasure({ db, countOfBank }, '103', 'suspendedHandling', clock.now())
  assert.deepEqual(
    [preview?.holders, preview?.openOrders, preview?.held, preview?.goOn],
    [1, 2, 1, 0],
  )
  assert.deepEqual([preview?.before.handlesCards, preview?.after.handlesCards], [true, false])
  assert.equal(preview?.after.receivesPayments, 'yes')
  assert.equal(await bankMeasure(db, '103'), 'normal', 'a preview decides nothing')
})
