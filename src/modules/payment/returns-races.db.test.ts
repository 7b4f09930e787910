import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { withdrawConsent } from '#modules/consent/index.ts'
import { balancesOf } from '#modules/ledger/index.ts'
import { testDatabase } from '#test/database.ts'
import { byHolder } from '#test/payees.ts'
import { payingDeps, PayingBanks, releasedBatch, testSpool } from '#test/paying-bank.ts'
import { byStaff, MAKER, PAID_AT, paymentWorld } from '#test/payments.ts'
import { answerFile, bankSays, enterOfficer, permitAnother } from '#test/returned.ts'
import { actOnCases } from './act-on-cases.ts'
import { applyAnswers, holdLine, paymentRound, reissueCases, standingOf } from './index.ts'
import { listLines } from './store-batch-list.ts'
import { looseLines } from './store-loose.ts'

const it = await testDatabase()
const spool = await testSpool()
after(async () => {
  await spool[Symbol.asyncDispose]()
  await it[Symbol.asyncDispose]()
})
const { db } = it
const clock = new FixedClock(PAID_AT)
const banks = new PayingBanks(clock)
const deps = payingDeps(db, spool, banks, clock)
await enterOfficer(db)
const payees = await paymentWorld(
  db,
  Array.from({ length: 6 }, () => '102'),
)
const ROUNDS = 4
let months = 0

/** The payees in a batch of another month, each on a line of its own. */
const another = async (count = payees.length) => {
  months += 1
  const start = `0199${String(1000 + months)}`
  const lines = payees.slice(0, count).map(({ personId, amountFen, lineId }) => ({
    personId,
    amountFen,
    lineId: lineId.replace(/^.{8}/, start),
  }))
  const month = String(1 + (months % 12)).padStart(2, '0')
  const payPeriod = `${2027 + Math.floor(months / 12)}-${month}`
  const { id } = await releasedBatch(db, lines, { payPeriod })
  return { id, lines }
}
const said = (lines: Awaited<ReturnType<typeof another>>['lines'], claim: 'paid' | 'returned') =>
  lines.map(({ lineId }) => ({ lineId, claim, reasonCode: claim === 'paid' ? '' : 'R99' }))

test('two files that tell of the same returns at once count once', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id, lines } = await another()
    await paymentRound(deps)
    const before = await balancesOf(db, 'FIN-102')
    const files = [
      answerFile('102', said(lines, 'returned')),
      answerFile('102', said(lines, 'returned')),
    ]
    const done = await Promise.all(files.map((file) => applyAnswers({ db }, byStaff(MAKER), file)))
    const counts = done.map((one) => (one.granted ? one.outcome.counts : {}))
    assert.equal(
      counts.reduce((sum, one) => sum + (one.return ?? 0), 0),
      lines.length,
    )
    assert.equal((await standingOf(db, id)).get('returned')?.count, lines.length)
    const now = await balancesOf(db, 'FIN-102')
    assert.equal(now.paid, before.paid)
    assert.equal(now.inTransit, before.inTransit - lines.reduce((sum, l) => sum + l.amountFen, 0n))
    assert.deepEqual(await looseLines(db, undefined, 5), [])
  }
})

test('of a reissue, another reissue and a stop at once, one is done', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id: batchId, lines } = await another(1)
    await paymentRound(deps)
    await bankSays(db, PAID_AT, '102', said(lines, 'returned'))
    const about = { batchId, reasonCode: 'R99', note: '查实', agencyCode: MAKER.agencyCode }
    await actOnCases({ db }, byStaff(MAKER), { ...about, act: 'allow' })
    const payOn = Temporal.PlainDate.from('2026-12-20')
    const again = (key: string) =>
      reissueCases({ db }, byStaff(MAKER), { key, batchId, payOn, made: MAKER })
    const all = await Promise.allSettled([
      again(`race-${batchId}-1`),
      actOnCases({ db }, byStaff(MAKER), { ...about, act: 'stop' }),
      again(`race-${batchId}-2`),
    ])
    const won = all.filter((one) => one.status === 'fulfilled' && one.value?.granted === true)
    assert.equal(won.length, 1)
    assert.deepEqual(await looseLines(db, undefined, 5), [])
  }
})

test('a reissue against a late return pays nobody twice', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id: batchId, lines } = await another(2)
    await paymentRound(deps)
    await bankSays(db, PAID_AT, '102', said(lines.slice(0, 1), 'returned'))
    await bankSays(db, PAID_AT, '102', said(lines.slice(1), 'paid'))
    const about = { batchId, reasonCode: 'R99', note: '查实', agencyCode: MAKER.agencyCode }
    await actOnCases({ db }, byStaff(MAKER), { ...about, act: 'allow' })
    const payOn = Temporal.PlainDate.from('2026-12-20')
    const [made] = await Promise.all([
      reissueCases({ db }, byStaff(MAKER), { key: `late-${batchId}`, batchId, payOn, made: MAKER }),
      bankSays(db, PAID_AT, '102', said(lines, 'returned')),
      bankSays(db, PAID_AT, '102', said(lines.slice(0, 1), 'paid')),
    ])
    assert.ok(made?.granted)
    // The first alone was allowed; the second came back meanwhile and waits for its own decision.
    assert.equal(made.outcome.batch.lineCount, 1)
    const followed = (await listLines(db, { batchId }, 5)).filter((one) => one.followedBy)
    assert.equal(followed.length, 1)
    assert.deepEqual(await looseLines(db, undefined, 5), [])
  }
})

test('a line is either held in time or sent, never both', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id, lines } = await another(2)
    const [line] = lines
    if (line === undefined) throw new Error('no line')
    const input = { lineId: line.lineId, reason: 'objection' } as const
    const [held] = await Promise.all([holdLine({ db }, byStaff(MAKER), input), paymentRound(deps)])
    await paymentRound(deps)
    await paymentRound(deps)
    const now = (await listLines(db, { batchId: id }, 5)).find((one) => one.id === line.lineId)
    assert.equal(now?.status, held?.granted === true ? 'cancelled' : 'sent')
    const booked = [...banks.booksOf('102').credits].some(
      ({ order }) => order.lineId === line.lineId.replaceAll('-', ''),
    )
    assert.equal(booked, held?.granted !== true)
  }
})

test('a change of bank against making and sending pays one account, that of the line', async () => {
  const payee = payees.at(-1)
  if (payee === undefined) throw new Error('no payee')
  for (let round = 0; round < ROUNDS; round += 1) {
    const changeAt = PAID_AT.subtract({ hours: 24 * 9 - round * 2 })
    months += 1
    const lineId: string = payee.lineId.replace(/^.{8}/, `0199${String(1000 + months)}`)
    const payPeriod = `2029-${String(round + 1).padStart(2, '0')}`
    const [made] = await Promise.all([
      releasedBatch(db, [{ ...payee, lineId }], { payPeriod }),
      permitAnother(db, payee.personId, changeAt),
    ])
    await Promise.all([
      paymentRound(deps),
      permitAnother(db, payee.personId, changeAt.add({ hours: 1 })),
    ])
    await paymentRound(deps)
    const [line] = await listLines(db, { batchId: made.id }, 5)
    assert.equal(line?.status, 'sent')
    const credits = banks
      .booksOf('102')
      .credits.filter(({ order }) => order.lineId === lineId.replaceAll('-', ''))
    const tails = credits.map(({ order }) => order.accountNumber.slice(-4))
    assert.deepEqual(tails, [line?.accountTail])
  }
  const accounts = await db.one(
    z.object({ count: z.number() }),
    sql`select count(distinct account_id)::integer as count from payment.line
         where person_id = ${payee.personId} and pay_period like '2029-%'`,
  )
  // Each change was seen by a batch that came after it.
  assert.ok(accounts.count >= 2)
})

test('a permission that was taken back before it began pays nobody', async () => {
  const [payee] = payees
  if (payee === undefined) throw new Error('no payee')
  const begins = PAID_AT.subtract({ hours: 24 * 10 })
  const { consentId } = await permitAnother(db, payee.personId, begins)
  const { id, lines } = await another(2)
  const before = begins.subtract({ seconds: 1 })
  await db.transaction((tx) =>
    withdrawConsent(tx, byHolder(payee.personId, before), { personId: payee.personId, consentId }),
  )
  await paymentRound(deps)
  const list = await listLines(db, { batchId: id }, 5)
  const own = list.find((one) => one.id === lines[0]?.lineId)
  assert.deepEqual([own?.status, own?.reasonCode], ['cancelled', 'permissionGone'])
  assert.equal(list.filter(({ status }) => status === 'sent').length, 1)
})
