import assert from 'node:assert/strict'
import test from 'node:test'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import { sql } from '#platform/db.ts'
import { testDatabase, type TestDatabase } from '#test/database.ts'
import { confirmAppropriation, enterAppropriation, withdrawAppropriation } from './appropriate.ts'
import { balancesAt, balancesOf, insertFund, post, type PostingInput } from './index.ts'
import { appropriationsOf } from './store-appropriation.ts'
import { closedThrough, insertClosedDay, insertClosedMonth, openDays } from './store-closed.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const FUND = 'GZ-FIN-102'
const ENTERS = { staffId: 'one', agencyCode: 'dept-finance' }
const CONFIRMS = { staffId: 'two', agencyCode: 'dept-finance' }
const DIGEST = 'ab'.repeat(32)

const at = (text: string, staffId = 'one'): ActionContext => ({
  actor: { kind: 'staff', id: staffId },
  requestId: 'request-1',
  at: Temporal.Instant.from(`${text}:00+08:00`),
})

const withFund = async (it: TestDatabase) => {
  await it.db.transaction((tx) =>
    insertFund(tx, {
      code: FUND,
      payerAgency: 'dept-finance',
      bankCode: '102',
      accountName: '广东省财政厅惠民资金专户',
      accountNumber: '44050100000000001',
      openedOn: day('2026-01-01'),
    }),
  )
  return (when: string, input: Omit<PostingInput, 'fundCode'>) =>
    it.db.transaction((tx) => post(tx, at(when), { ...input, fundCode: FUND }))
}

const close = (it: TestDatabase, on: string, when: string) =>
  it.db.transaction((tx) =>
    insertClosedDay(tx, { fundCode: FUND, day: day(on), at: at(when).at, by: 'closer' }),
  )

test('a closed day takes no more postings; what is late stands on the next day', async () => {
  await using it = await testDatabase()
  const move = await withFund(it)
  const voucher = { reference: 'v/1', kind: 'appropriate', amountFen: 900n } as const
  const first = await move('2026-11-26T10:00', voucher)
  assert.ok(first.granted)
  assert.deepEqual([String(first.outcome.on), first.outcome.lateFor], ['2026-11-26', undefined])
  assert.deepEqual((await openDays(it.db, FUND)).map(String), ['2026-11-26'])
  await close(it, '2026-11-26', '2026-11-26T18:00')
  const late = await move('2026-11-26T23:00', { ...voucher, reference: 'v/2' })
  assert.ok(late.granted)
  assert.deepEqual(
    [String(late.outcome.on), String(late.outcome.lateFor)],
    ['2026-11-27', '2026-11-26'],
  )
  const next = await move('2026-11-27T09:00', { ...voucher, reference: 'v/3' })
  assert.ok(next.granted && next.outcome.lateFor === undefined)
  assert.equal((await balancesAt(it.db, FUND, day('2026-11-26'))).available, 900n)
  assert.equal((await balancesAt(it.db, FUND, day('2026-11-27'))).available, 2700n)
  assert.deepEqual(await balancesAt(it.db, FUND, day('2026-11-27')), await balancesOf(it.db, FUND))
  const enter = (on: string) =>
    it.owner.run(sql`
      insert into ledger.posting (id, reference, fund_code, kind, amount_fen, on_day, posted_at,
        actor_kind, actor_id)
      values (${uuidv7(at('2026-11-27T10:00').at)}, 'x', ${FUND}, 'send', 1, ${on}, now(), 'system',
        'x')`)
  await assert.rejects(enter('2026-11-26'), /is closed/)
  await assert.rejects(enter('2026-11-20'), /is closed/, 'nor does any day before')
})

test('days are closed in order, months after them, and neither is opened again', async () => {
  await using it = await testDatabase()
  const move = await withFund(it)
  await move('2026-11-25T10:00', { reference: 'v/1', kind: 'appropriate', amountFen: 9n })
  await move('2026-11-26T10:00', { reference: 's/1', kind: 'send', amountFen: 9n })
  await assert.rejects(close(it, '2026-11-26', '2026-11-26T18:00'), /open days with postings/)
  await close(it, '2026-11-25', '2026-11-26T18:00')
  await assert.rejects(close(it, '2026-11-25', '2026-11-26T18:00'), /is closed already|pkey/)
  const month = (when: string) =>
    it.db.transaction((tx) =>
      insertClosedMonth(tx, { fundCode: FUND, day: day('2026-11-30'), at: at(when).at, by: 'x' }),
    )
  await assert.rejects(month('2026-12-01T09:00'), /open days with postings/)
  await close(it, '2026-11-26', '2026-11-26T18:00')
  await assert.rejects(close(it, '2026-11-28', '2026-11-27T18:00'), /closed_day_over/)
  await assert.rejects(month('2026-11-30T23:59'), /closed_month_over/)
  await month('2026-12-01T09:00')
  assert.equal(String(await closedThrough(it.db, FUND)), '2026-11-30')
  await assert.rejects(close(it, '2026-11-29', '2026-12-01T09:00'), /is closed already/)
  await assert.rejects(it.owner.run(sql`delete from ledger.closed_day`), /append-only/)
  await assert.rejects(it.owner.run(sql`delete from ledger.closed_month`), /append-only/)
  assert.equal(String(provinceDate(at('2026-11-30T23:59').at)), '2026-11-30')
})

test('of sixty-four that post while a day is closed, each stands on an open day', async () => {
  await using it = await testDatabase()
  const move = await withFund(it)
  const when = '2026-11-26T18:00'
  const answers = await Promise.all([
    ...Array.from({ length: 64 }, (_, i) =>
      move(when, { reference: `v/${i}`, kind: 'appropriate', amountFen: 1n }),
    ),
    it.db.transaction(async (tx) => {
      await tx.run(sql`select from ledger.fund where code = ${FUND} for no key update`)
      await insertClosedDay(tx, {
        fundCode: FUND,
        day: day('2026-11-26'),
        at: at(when).at,
        by: 'x',
      })
    }),
  ])
  assert.equal(answers.filter((one) => one?.granted === true).length, 64)
  assert.equal((await balancesOf(it.db, FUND)).available, 64n)
  const days = (await openDays(it.db, FUND)).map(String)
  assert.ok(days.every((open) => open === '2026-11-27'))
})

const entering = (it: TestDatabase, change = {}) =>
  enterAppropriation(it, at('2026-11-26T10:00'), {
    kind: 'appropriate',
    fundCode: FUND,
    voucherNumber: ' 粤财库拨〔2026〕8号 ',
    paperDigest: DIGEST,
    amountFen: 500n,
    by: ENTERS,
    ...change,
  })

test('money is there once a second person of the same unit has confirmed the voucher', async () => {
  await using it = await testDatabase()
  await withFund(it)
  const entered = await entering(it)
  assert.ok(entered.granted)
  const { id } = entered.outcome
  assert.equal((await balancesOf(it.db, FUND)).available, 0n, 'nothing moves on one word')
  const confirm = (by: typeof ENTERS) =>
    confirmAppropriation(it, at('2026-11-26T11:00', by.staffId), { id, by })
  const own = await confirm(ENTERS)
  assert.ok(own?.granted === false && own.refusal === 'VOUCHER_SAME_PERSON')
  const other = await confirm({ staffId: 'two', agencyCode: 'dept-civil-affairs' })
  assert.ok(other?.granted === false && other.refusal === 'NOT_YOUR_FUND')
  assert.ok((await confirm(CONFIRMS))?.granted)
  const again = await confirm(CONFIRMS)
  assert.ok(again?.granted === false && again.refusal === 'VOUCHER_DECIDED')
  assert.equal((await balancesOf(it.db, FUND)).available, 500n)
  const twice = await entering(it)
  assert.ok(!twice.granted && twice.refusal === 'VOUCHER_USED')
  const empty = await entering(it, { voucherNumber: ' ' })
  assert.ok(!empty.granted && empty.refusal === 'VOUCHER_MISSING')
  const unknown = await entering(it, { fundCode: 'NO-SUCH' })
  assert.ok(!unknown.granted && unknown.refusal === 'FUND_UNKNOWN')
})

test('what was recovered goes back to the treasury by two people, and no more of it', async () => {
  await using it = await testDatabase()
  await withFund(it)
  const moment = '2026-11-26T09:00'
  const recovered = { reference: 'recovery/1', fundCode: FUND, kind: 'recover' } as const
  await it.db.transaction((tx) => post(tx, at(moment), { ...recovered, amountFen: 500n }))
  const remit = (amountFen: bigint, voucherNumber: string) =>
    entering(it, { kind: 'remit', amountFen, voucherNumber })
  const more = await remit(501n, '缴1')
  assert.ok(!more.granted && more.refusal === 'MORE_THAN_RECOVERED')
  const entered = await remit(300n, '缴1')
  assert.ok(entered.granted)
  const waits = await remit(201n, '缴2')
  assert.ok(!waits.granted && waits.refusal === 'MORE_THAN_RECOVERED', 'what waits counts')
  const rest = await remit(200n, '缴2')
  assert.ok(rest.granted)
  assert.ok((await entering(it, { voucherNumber: '缴1' })).granted, 'a number of the other kind')
  assert.equal((await balancesOf(it.db, FUND)).recovered, 500n, 'nothing moves on one word')
  const confirm = (id: string, by: typeof ENTERS) =>
    confirmAppropriation(it, at('2026-11-26T11:00', by.staffId), { id, by })
  const own = await confirm(entered.outcome.id, ENTERS)
  assert.ok(own?.granted === false && own.refusal === 'VOUCHER_SAME_PERSON')
  for (const { outcome } of [entered, rest])
    assert.ok((await confirm(outcome.id, CONFIRMS))?.granted)
  const { recovered: left, dueToTreasury } = await balancesOf(it.db, FUND)
  assert.deepEqual([left, dueToTreasury], [0n, 0n])
})

test('a voucher that was entered wrongly is taken back and may come again, once', async () => {
  await using it = await testDatabase()
  await withFund(it)
  const entered = await entering(it)
  assert.ok(entered.granted)
  const { id } = entered.outcome
  const back = await withdrawAppropriation(it, at('2026-11-26T11:00'), { id, by: ENTERS })
  assert.ok(back?.granted)
  assert.ok((await entering(it, { amountFen: 700n })).granted)
  const listed = await appropriationsOf(it.db, FUND)
  assert.deepEqual(
    listed.map(({ status, amountFen }) => `${status} ${amountFen}`),
    ['entered 700', 'withdrawn 500'],
  )
  const set = (change: ReturnType<typeof sql>) =>
    it.owner.run(sql`update ledger.appropriation set ${change} where status = 'entered'`)
  const own = sql`status = 'confirmed', decided_by = entered_by, decided_at = now()`
  await assert.rejects(set(own), /appropriation_two_people/)
  await assert.rejects(set(sql`status = 'confirmed'`), /appropriation_decided/)
  const revive = sql`update ledger.appropriation set status = 'entered' where id = ${id}`
  await assert.rejects(it.owner.run(revive), /has been withdrawn/)
  await assert.rejects(it.db.run(sql`update ledger.appropriation set amount_fen = 1`), /denied/)
})
