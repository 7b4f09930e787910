import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import test from 'node:test'
import { FixedClock } from '#platform/clock.ts'
import { sm3 } from '#platform/crypto/sm3.ts'
import type { Database } from '#platform/db.ts'
import { sql } from '#platform/db.ts'
import { createBatch, paymentRound, standingOf } from '#modules/payment/index.ts'
import { CONDUCTS_OF_PAYMENT } from '#sandbox/banks/payments/conduct.ts'
import { testDatabase } from '#test/database.ts'
import { ALLOWANCE } from '#test/payees.ts'
import { payingDeps, PayingBanks, releaseAsSigned, testSpool } from '#test/paying-bank.ts'
import { byStaff, MAKER, PAID_AT, paymentWorld } from '#test/payments.ts'
import { citizenNumber, testPii } from '#test/person.ts'
import {
  bucketsOf,
  checkRoster,
  findingCounts,
  importRoster,
  inspectRoster,
  openRoster,
  PAGE_LIMITS,
  payableRows,
} from './index.ts'

const NAMES = ['陈静怡', '李𫖯', '阿依古丽·买买提']
const row = (n: number, change: Partial<Record<'name' | 'number' | 'amount', string>> = {}) =>
  [
    change.name ?? NAMES[(n - 1) % 3] ?? '',
    change.number ?? citizenNumber(n),
    change.amount ?? '100.00',
  ].join(',')

/** Opens a file as a page would, and imports it as it was understood. */
const bring = async (db: Database, rows: readonly string[], unit = MAKER.agencyCode) => {
  const content = Buffer.from(`姓名,身份证号码,补贴金额(元)\r\n${rows.join('\r\n')}\r\n`)
  const opening = await openRoster(Readable.from([content]), PAGE_LIMITS)
  assert.ok(opening.opened)
  const inspection = await inspectRoster(opening.roster)
  assert.ok(inspection.understood)
  const { outlook } = inspection
  return importRoster({ db, pii: testPii }, byStaff(MAKER), {
    programmeCode: ALLOWANCE.code,
    payPeriod: '2026-12',
    instalment: 1,
    regionCode: '440100',
    madeUnit: unit,
    fileName: '低保.csv',
    fileFormat: 'csv',
    encoding: 'utf-8',
    fileDigest: sm3(content),
    outlook,
    map: outlook.map,
    longestCell: PAGE_LIMITS.cell,
  })
}

const imported = async (db: Database, rows: readonly string[]) => {
  const { decision } = await bring(db, rows)
  assert.ok(decision.granted)
  return decision.outcome.roster
}

test('every row is payable, to be confirmed or not payable, and says why', async () => {
  await using it = await testDatabase()
  const { db } = it
  await paymentWorld(db, ['102', '103', '102', '103'])
  const roster = await imported(db, [
    row(1),
    row(2),
    row(3, { name: '王大明' }),
    row(4, { amount: '20000.00' }),
    row(500),
    row(6, { number: '4.40106E+17' }),
  ])
  const checked = await checkRoster({ db: it.db, pii: testPii }, byStaff(MAKER), roster.id)
  assert.ok(checked?.granted && checked.outcome.status === 'judged')
  const buckets = await bucketsOf(db, roster.id)
  assert.equal(buckets.payable.count, 2)
  assert.equal(buckets.payable.totalFen, 20_000n)
  assert.equal(buckets.toConfirm.count, 2)
  assert.equal(buckets.notPayable.count, 2)
  const codes = (await findingCounts(db, roster.id)).map(({ code }) => code).toSorted()
  for (const code of ['aboveLimit', 'nameDiffers', 'notInRegister', 'SCIENTIFIC_NOTATION'])
    assert.ok(codes.includes(code), `${code} in ${codes.join()}`)
})

test('the checks see a death that came after the first run', async () => {
  await using it = await testDatabase()
  const { db } = it
  const [payee] = await paymentWorld(db, ['102', '103'])
  const roster = await imported(db, [row(1), row(2)])
  await checkRoster({ db: it.db, pii: testPii }, byStaff(MAKER), roster.id)
  assert.equal((await bucketsOf(db, roster.id)).payable.count, 2)
  await it.owner.run(
    sql`update person.person set died_on = '2026-11-20' where id = ${payee?.personId ?? ''}`,
  )
  await checkRoster({ db: it.db, pii: testPii }, byStaff(MAKER), roster.id)
  const buckets = await bucketsOf(db, roster.id)
  assert.deepEqual([buckets.payable.count, buckets.notPayable.count], [1, 1])
})

test('a list of another department, or of no programme, is not taken', async () => {
  await using it = await testDatabase()
  await paymentWorld(it.db, ['102'])
  const { decision } = await bring(it.db, [row(1)], 'dept-agriculture')
  assert.ok(!decision.granted && decision.refusal === 'NOT_YOUR_PROGRAMME')
})

test('a list is read, checked, paid, and whoever was paid is not paid again', async () => {
  await using it = await testDatabase()
  await using spool = await testSpool()
  const { db } = it
  const clock = new FixedClock(PAID_AT)
  const banks = new PayingBanks(clock, CONDUCTS_OF_PAYMENT.plain)
  const deps = payingDeps(db, spool, banks, clock)
  await paymentWorld(db, ['102', '103', '105'])
  const roster = await imported(db, [row(1), row(2), row(3), row(77)])
  await checkRoster({ db: it.db, pii: testPii }, byStaff(MAKER), roster.id)
  const made = await db.transaction((tx) =>
    createBatch(
      tx,
      byStaff(MAKER),
      {
        source: `roster/${roster.id}`,
        kind: 'regular',
        programmeCode: ALLOWANCE.code,
        payPeriod: '2026-12',
        instalment: 1,
        regionCode: '440100',
        payOn: Temporal.PlainDate.from('2026-12-10'),
        made: MAKER,
      },
      payableRows(roster.id),
    ),
  )
  assert.ok(made.granted)
  assert.equal(made.outcome.batch.lineCount, 3)
  await releaseAsSigned(db, made.outcome.batch.id)
  await paymentRound(deps)
  await banks.deliver(deps, db)
  const standing = await standingOf(db, made.outcome.batch.id)
  assert.deepEqual([...standing], [['paid', { count: 3, totalFen: 30_000n }]])
  assert.deepEqual(
    [...banks.booksOf('103').credits].map(({ order }) => order.accountName),
    ['李𫖯'],
  )
  const again = await imported(db, [row(1), row(2), row(3)])
  await checkRoster({ db: it.db, pii: testPii }, byStaff(MAKER), again.id)
  const counts = await findingCounts(db, again.id)
  assert.equal(counts.find(({ code }) => code === 'paidOrUnderWay')?.count, 3)
})
