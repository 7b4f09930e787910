import assert from 'node:assert/strict'
import test from 'node:test'
import { uuidv7 } from '#kernel/ids.ts'
import { type Database, sql } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { ALLOWANCE } from '#test/payees.ts'
import {
  asRelation,
  byStaff,
  CHECKER,
  MAKER,
  PAID_AT,
  type Payee,
  paymentWorld,
  RELEASER,
} from '#test/payments.ts'
import {
  checkBatch,
  createBatch,
  findBatch,
  giveBackBatch,
  type NewBatch,
  releaseBatch,
  standingOf,
  submitBatch,
  withdrawBatch,
} from './index.ts'

const NEW: NewBatch = {
  source: 'roster/1',
  kind: 'regular',
  programmeCode: ALLOWANCE.code,
  payPeriod: '2026-12',
  instalment: 1,
  regionCode: '440100',
  payOn: Temporal.PlainDate.from('2026-12-10'),
  made: MAKER,
}

const make = async (db: Database, payees: readonly Payee[], change: Partial<NewBatch> = {}) => {
  const made = await db.transaction((tx) =>
    createBatch(tx, byStaff(MAKER), { ...NEW, ...change }, asRelation(payees)),
  )
  assert.ok(made.granted)
  return made.outcome
}

const onNewLines = (payees: readonly Payee[]): Payee[] =>
  payees.map(({ personId, amountFen }) => ({ personId, amountFen, lineId: uuidv7(PAID_AT) }))

test('a batch is signed by three people, each for the very lines they saw', async () => {
  await using it = await testDatabase()
  const { db } = it
  const payees = await paymentWorld(db, ['102', '103', '102'])
  const { batch, leftOut } = await make(db, payees)
  assert.deepEqual([batch.lineCount, batch.totalFen, leftOut], [3, 30_003n, []])
  const submitted = await submitBatch(it, byStaff(MAKER), batch.id)
  assert.ok(submitted?.granted)
  const seenDigest = submitted.outcome.linesDigest ?? ''
  const mine = { batchId: batch.id, by: CHECKER, seenDigest }
  const self = await checkBatch(it, byStaff(MAKER), { ...mine, by: MAKER })
  assert.ok(self?.granted === false && self.refusal === 'SAME_PERSON')
  const other = await checkBatch(it, byStaff(CHECKER), { ...mine, seenDigest: '00'.repeat(32) })
  assert.ok(other?.granted === false && other.refusal === 'LINES_CHANGED')
  assert.ok((await checkBatch(it, byStaff(CHECKER), mine))?.granted)
  const wrongUnit = await releaseBatch(it, byStaff(CHECKER), mine)
  assert.ok(wrongUnit?.granted === false && wrongUnit.refusal === 'NOT_YOUR_UNIT')
  const released = await releaseBatch(it, byStaff(RELEASER), { ...mine, by: RELEASER })
  assert.ok(released?.granted && released.outcome.status === 'released')
  assert.deepEqual(await findBatch(db, batch.id), released.outcome)
  assert.equal(await findBatch(db, uuidv7(PAID_AT)), undefined)
})

test('the same source is the same batch; who has no account or is paid is left out', async () => {
  await using it = await testDatabase()
  const { db } = it
  const payees = await paymentWorld(db, ['102', '103'])
  const stranger = { lineId: uuidv7(PAID_AT), personId: uuidv7(PAID_AT), amountFen: 5n }
  const first = await make(db, [...payees, stranger])
  assert.deepEqual(first.leftOut, [{ lineId: stranger.lineId, why: 'noPayableAccount' }])
  const again = await make(db, [...payees, stranger])
  assert.equal(again.batch.id, first.batch.id)
  const copies = onNewLines(payees)
  const second = await make(db, copies, { source: 'roster/2' })
  assert.equal(second.batch.lineCount, 0)
  assert.deepEqual(
    second.leftOut.map(({ why }) => why),
    ['paidOrUnderWay', 'paidOrUnderWay'],
  )
  const empty = await submitBatch(it, byStaff(MAKER), second.batch.id)
  assert.ok(empty?.granted === false && empty.refusal === 'BATCH_EMPTY')
  const next = await make(db, copies, { source: 'roster/3', payPeriod: '2027-01' })
  assert.equal(next.batch.lineCount, 2)
})

test('sixty-four that make the same money into batches pay nobody twice', async () => {
  await using it = await testDatabase()
  const { db } = it
  const payees = await paymentWorld(db, ['102', '103', '104'])
  const made = await Promise.all(
    Array.from({ length: 64 }, (_, i) => make(db, onNewLines(payees), { source: `roster/${i}` })),
  )
  assert.equal(
    made.reduce((count, { batch }) => count + batch.lineCount, 0),
    3,
  )
})

test('what was withdrawn can be paid by another batch, on lines that follow the old', async () => {
  await using it = await testDatabase()
  const { db } = it
  const payees = await paymentWorld(db, ['102', '103'])
  const { batch } = await make(db, payees)
  assert.ok((await withdrawBatch(it, byStaff(MAKER), batch.id))?.granted)
  assert.deepEqual(
    [...(await standingOf(db, batch.id))],
    [['cancelled', { count: 2, totalFen: 20_001n }]],
  )
  const copies = onNewLines(payees)
  const second = await make(db, copies, { source: 'roster/2' })
  assert.equal(second.batch.lineCount, 2)
  const third = await make(db, onNewLines(payees), { source: 'roster/3' })
  assert.equal(third.batch.lineCount, 0)
})

test('a batch that goes back to its maker loses its signatures', async () => {
  await using it = await testDatabase()
  const { db } = it
  const { batch } = await make(db, await paymentWorld(db, ['102']))
  const submitted = await submitBatch(it, byStaff(MAKER), batch.id)
  assert.ok(submitted?.granted)
  const seenDigest = submitted.outcome.linesDigest ?? ''
  const signature = { batchId: batch.id, by: CHECKER, seenDigest }
  assert.ok((await checkBatch(it, byStaff(CHECKER), signature))?.granted)
  assert.ok((await giveBackBatch(it, byStaff(RELEASER), batch.id, '金额再核'))?.granted)
  assert.equal((await findBatch(db, batch.id))?.checked, undefined)
  const early = await releaseBatch(it, byStaff(RELEASER), { ...signature, by: RELEASER })
  assert.ok(early?.granted === false && early.refusal === 'BATCH_NOT_IN_STATUS')
})

test('programme, period and pay day have to fit', async () => {
  await using it = await testDatabase()
  const { db } = it
  const payees = await paymentWorld(db, ['102'])
  const refusal = async (change: Partial<NewBatch>) => {
    const decision = await db.transaction((tx) =>
      createBatch(tx, byStaff(MAKER), { ...NEW, ...change }, asRelation(payees)),
    )
    return decision.granted ? undefined : decision.refusal
  }
  assert.equal(await refusal({ programmeCode: 'XX-001' }), 'PROGRAMME_NOT_IN_FORCE')
  assert.equal(await refusal({ payPeriod: '2026' }), 'PERIOD_WRONG')
  const payOn = Temporal.PlainDate.from('2026-11-25')
  assert.equal(await refusal({ payOn }), 'PAY_DAY_PAST')
})

test('the database itself keeps lines, batches and their signatures', async () => {
  await using it = await testDatabase()
  const { db, owner } = it
  const { batch } = await make(db, await paymentWorld(db, ['102', '103']))
  await assert.rejects(owner.run(sql`update payment.line set amount_fen = 1`), /append-only/)
  const twice = sql`
    insert into payment.line (id, person_id, batch_id, payer_agency, programme_code, pay_period,
      instalment, amount_fen, bank_code, account_id, account_tail, assignment_id)
    select ${uuidv7(PAID_AT)}, person_id, batch_id, payer_agency, programme_code, pay_period,
           instalment, amount_fen, bank_code, account_id, account_tail, assignment_id
      from payment.line limit 1`
  await assert.rejects(db.run(twice), /line_natural/)
  await submitBatch(it, byStaff(MAKER), batch.id)
  await assert.rejects(
    db.run(sql`update payment.batch set status = 'released' where id = ${batch.id}`),
    /batch_status_legal|cannot become/,
  )
  const alone = sql`
    update payment.batch set status = 'checked', checked_by = made_by, checked_unit = made_unit,
      checked_at = made_at, checked_digest = lines_digest where id = ${batch.id}`
  await assert.rejects(db.run(alone), /batch_three_people/)
  const late = sql`
    insert into payment.line (id, person_id, batch_id, payer_agency, programme_code, pay_period,
      instalment, amount_fen, bank_code, account_id, account_tail, assignment_id)
    select ${uuidv7(PAID_AT)}, ${uuidv7(PAID_AT)}, batch_id, payer_agency, programme_code,
           pay_period, instalment, amount_fen, bank_code, account_id, account_tail, assignment_id
      from payment.line limit 1`
  await assert.rejects(db.run(late), /line_into_draft|draft only/)
})
