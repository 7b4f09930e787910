import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { z } from 'zod'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { balancesOf } from '#modules/ledger/index.ts'
import { CONDUCTS_OF_PAYMENT } from '#sandbox/banks/payments/conduct.ts'
import { testDatabase } from '#test/database.ts'
import { payingDeps, PayingBanks, releasedBatch, testSpool } from '#test/paying-bank.ts'
import {
  multipart,
  OFFICER,
  paymentSite,
  RECONCILER,
  RECONCILER_SECOND,
} from '#test/payment-site.ts'
import { byStaff, MAKER, PAID_AT, paymentWorld } from '#test/payments.ts'
import { bankSays } from '#test/returned.ts'
import { holdLine, instructionsOf, paymentRound, standingOf } from './index.ts'
import { listLines } from './store-batch-list.ts'
import { openSuspense, suspenseSums } from './store-suspense.ts'

const it = await testDatabase()
const spool = await testSpool()
after(async () => {
  await spool[Symbol.asyncDispose]()
  await it[Symbol.asyncDispose]()
})
const { db } = it
const clock = new FixedClock(PAID_AT)
const banks = new PayingBanks(clock, { ...CONDUCTS_OF_PAYMENT.plain, dedupes: false })
const deps = payingDeps(db, spool, banks, clock)
const ask = paymentSite(db, clock, { payingBanks: banks.reach })
const payees = await paymentWorld(db, ['102', '102', '103'])
const [one, two, three] = payees
if (!one || !two || !three) throw new Error('no payees')
const { id: batchId } = await releasedBatch(db, payees)
banks.down = true
await paymentRound(deps)
const unknown = async (bankCode: string) =>
  (await instructionsOf(db, batchId)).find((instruction) => instruction.bankCode === bankCode)
const first = await unknown('102')
const second = await unknown('103')
if (!first || !second) throw new Error('no instructions')
const paper = (says: string, content = 'a letter') =>
  multipart({ csrf: 'csrf', says, archiveNumber: 'A-2026-01', paper: Buffer.from(content) })

test('what nobody knows is listed with its promise, for reconciliation alone', async () => {
  const { body } = await ask(RECONCILER, 'GET', '/dept/unknown')
  assert.match(body, /请勿重发/)
  assert.ok(body.includes(`/dept/unknown/${first.id}`))
  assert.equal((await ask(OFFICER, 'GET', '/dept/unknown')).statusCode, 403)
})

test('a bank that cannot be reached, or that keeps no references, changes nothing', async () => {
  const path = `/dept/unknown/${second.id}`
  const asked = await ask(RECONCILER, 'POST', `${path}/ask`, {})
  assert.match(String(asked.headers.location), /askedNobody/)
  banks.down = false
  const again = await ask(RECONCILER, 'POST', `${path}/ask`, {})
  assert.match(String(again.headers.location), /askedUnknown/)
  assert.match((await ask(RECONCILER, 'GET', String(again.headers.location))).body, /不能重发/)
  assert.equal((await unknown('103'))?.status, 'unknown')
})

test('two people of two units end it with a paper, one alone never does', async () => {
  const path = `/dept/unknown/${second.id}`
  const bare = await ask(RECONCILER, 'POST', `${path}/finding`, paper('', ''))
  assert.equal(bare.statusCode, 422)
  const entered = await ask(RECONCILER, 'POST', `${path}/finding`, paper('notReceived'))
  assert.equal(entered.statusCode, 303)
  const twice = await ask(RECONCILER, 'POST', `${path}/finding`, paper('accepted'))
  assert.match(twice.body, /已有人登记/)
  const alone = await ask(RECONCILER, 'POST', `${path}/decision`, { agreed: 'yes' })
  assert.match(alone.body, /不能自己复核/)
  const sameUnit = { ...RECONCILER, staffId: 'colleague' }
  const near = await ask(sameUnit, 'POST', `${path}/decision`, { agreed: 'yes' })
  assert.match(near.body, /复核须为另一单位/)
  assert.equal((await unknown('103'))?.status, 'unknown')
  const agreed = await ask(RECONCILER_SECOND, 'POST', `${path}/decision`, { agreed: 'yes' })
  assert.equal(agreed.headers.location, '/dept/unknown?said=settled')
  // The money is free again, and the next round sends it under the same reference.
  assert.equal((await unknown('103'))?.status, 'prepared')
  assert.equal((await balancesOf(db, 'FIN-103')).inTransit, 0n)
  await paymentRound(deps)
  assert.equal((await unknown('103'))?.status, 'accepted')
})

test('the second person can say no, and it stays unknown', async () => {
  const path = `/dept/unknown/${first.id}`
  await ask(RECONCILER, 'POST', `${path}/finding`, paper('refused'))
  const refused = await ask(RECONCILER_SECOND, 'POST', `${path}/decision`, { agreed: 'no' })
  assert.equal(refused.headers.location, '/dept/unknown?said=stillUnknown')
  assert.equal((await unknown('102'))?.status, 'unknown')
})

test('the database takes no finding of one person, nor of one unit', async () => {
  await ask(RECONCILER, 'POST', `/dept/unknown/${first.id}/finding`, paper('accepted'))
  for (const [by, unit] of [
    [RECONCILER.staffId, 'elsewhere'],
    ['somebody', RECONCILER.agencyCode],
  ])
    await assert.rejects(
      db.run(sql`update payment.finding set decided_by = ${by}, decided_unit = ${unit},
                   decided_at = now(), agreed = true
                  where instruction_id = ${first.id} and decided_at is null`),
      /finding_two_people/,
    )
})

test('what fits nothing waits for people, and the sums of each bank agree', async () => {
  await bankSays(db, PAID_AT, '102', [
    { lineId: one.lineId, claim: 'paid' },
    { lineId: two.lineId, claim: 'paid', amountFen: 1n },
    { lineId: 'ffffffff-0000-7000-8000-000000000000', claim: 'credit', amountFen: 777n },
    { lineId: three.lineId, claim: 'returned', reasonCode: 'R02', amountFen: 10_002n },
  ])
  const [sums] = await suspenseSums(db)
  assert.ok(sums)
  assert.equal(sums.toldFen - sums.matchedFen, sums.suspenseFen)
  assert.equal(sums.suspenseFen, 1n + 777n + 10_002n)
  const { body } = await ask(RECONCILER, 'GET', '/dept/suspense')
  assert.match(body, /相符/)
  assert.match(body, /这一笔不在这家银行/)
  assert.match(body, /2026年12月1日/)
})

test('an entry counts for its line once two people say so, if it fits', async () => {
  const entries = await openSuspense(db, 10)
  const wrong = entries.find(({ claim }) => claim === 'paid')
  const money = entries.find(({ claim }) => claim === 'credit')
  if (!wrong || !money) throw new Error('nothing in suspense')
  const path = `/dept/suspense/${wrong.id}`
  const unfilled = await ask(RECONCILER, 'POST', path, { settlement: 'matched', note: '查过' })
  assert.match(unfilled.body, /请填是哪一笔明细/)
  const form = { settlement: 'matched', lineId: two.lineId, note: '银行来函更正' }
  assert.equal((await ask(RECONCILER, 'POST', path, form)).statusCode, 303)
  const own = await ask(RECONCILER, 'POST', `${path}/decision`, { agreed: 'yes' })
  assert.match(own.body, /不能自己复核/)
  const misfit = await ask(RECONCILER_SECOND, 'POST', `${path}/decision`, { agreed: 'yes' })
  assert.match(misfit.body, /和那一笔对不上/)
  await ask(RECONCILER_SECOND, 'POST', `${path}/decision`, { agreed: 'no' })
  await ask(RECONCILER, 'POST', path, { settlement: 'noted', note: '银行笔误' })
  const noted = await ask(RECONCILER_SECOND, 'POST', `${path}/decision`, { agreed: 'yes' })
  assert.equal(noted.headers.location, '/dept/suspense?said=settled')
  assert.equal((await openSuspense(db, 10)).length, 2)
  await assert.rejects(
    db.run(sql`update payment.suspense set settled_at = now(), settled_by = 'x',
                 settlement = 'noted' where id = ${money.id}`),
    /suspense_two_people/,
  )
})

test('money that is found to be of a line is posted once, as its return', async () => {
  const { id } = await releasedBatch(
    db,
    [{ ...two, lineId: two.lineId.replace(/^.{8}/, '0199abcd') }],
    { payPeriod: '2027-01' },
  )
  await paymentRound(deps)
  const [line] = await listLines(db, { batchId: id }, 1)
  if (!line) throw new Error('no line')
  await bankSays(db, PAID_AT, '102', [{ lineId: line.id, claim: 'paid' }])
  const before = await balancesOf(db, 'FIN-102')
  await bankSays(db, PAID_AT, '102', [
    { lineId: 'eeeeeeee-0000-7000-8000-000000000000', claim: 'credit', amountFen: line.amountFen },
  ])
  const entry = (await openSuspense(db, 10)).find(({ amountFen }) => amountFen === line.amountFen)
  const path = `/dept/suspense/${entry?.id ?? ''}`
  const form = { settlement: 'matched', lineId: line.id, note: '退票没有写明细' }
  await ask(RECONCILER, 'POST', path, form)
  const done = await ask(RECONCILER_SECOND, 'POST', `${path}/decision`, { agreed: 'yes' })
  assert.equal(done.statusCode, 303)
  assert.equal((await standingOf(db, id)).get('returned')?.count, 1)
  const now = await balancesOf(db, 'FIN-102')
  assert.equal(now.paid, before.paid - line.amountFen)
  assert.equal(now.available, before.available + line.amountFen)
})

test('a line that is held after its file was built is not sent with it', async () => {
  const rich = { ...one, amountFen: 200_000_000n, lineId: one.lineId.replace(/^.{8}/, '0199bbbb') }
  const small = { ...two, lineId: two.lineId.replace(/^.{8}/, '0199bbbb') }
  const { id } = await releasedBatch(db, [rich, small], { payPeriod: '2027-02' })
  const built = await paymentRound(deps)
  assert.ok(built.sent.some(({ outcome }) => outcome === 'fundsShort'))
  const before = (await instructionsOf(db, id))[0]
  const input = { lineId: rich.lineId, reason: 'objection' } as const
  assert.ok((await holdLine({ db }, byStaff(MAKER), input))?.granted)
  const turned = await paymentRound(deps)
  assert.ok(turned.sent.some(({ outcome }) => outcome === 'linesUnpayable'))
  await paymentRound(deps)
  const [rebuilt] = await instructionsOf(db, id)
  assert.notEqual(rebuilt?.id, before?.id)
  assert.equal(rebuilt?.status, 'accepted')
  assert.equal(rebuilt?.lineCount, 1)
  const standing = await standingOf(db, id)
  assert.equal(standing.get('cancelled')?.count, 1)
  assert.equal(standing.get('sent')?.count, 1)
  const late = await holdLine({ db }, byStaff(MAKER), { ...input, lineId: small.lineId })
  assert.ok(late?.granted === false)
})

test('an instruction that a bank may have is never taken away', async () => {
  await assert.rejects(
    db.run(sql`delete from payment.instruction where status = 'accepted'`),
    /may be at its bank/,
  )
  const kept = await db.one(
    z.object({ count: z.number() }),
    sql`select count(*)::int as count from payment.instruction where status = 'accepted'`,
  )
  assert.ok(kept.count > 0)
})
