import assert from 'node:assert/strict'
import test from 'node:test'
import { FixedClock } from '#platform/clock.ts'
import { type Database, sql } from '#platform/db.ts'
import { balancesOf } from '#modules/ledger/index.ts'
import { noteFresh } from '#modules/person/index.ts'
import { CONDUCTS_OF_PAYMENT, type PaymentConduct } from '#sandbox/banks/payments/conduct.ts'
import { testDatabase } from '#test/database.ts'
import { ALLOWANCE } from '#test/payees.ts'
import { payingDeps, PayingBanks, releasedBatch, testSpool } from '#test/paying-bank.ts'
import { PAID_AT, type Payee, paymentWorld } from '#test/payments.ts'
import { failedLines, findBatch, instructionsOf, paymentRound, standingOf } from './index.ts'

const BANKS = Array.from({ length: 24 }, (_, i) => ['102', '103', '105'][i % 3] ?? '102')

interface Played {
  readonly db: Database
  readonly owner: Database
  readonly payees: readonly Payee[]
  readonly banks: PayingBanks
  readonly batchId: string
  readonly deps: ReturnType<typeof payingDeps>
  readonly round: () => ReturnType<typeof paymentRound>
}

/** A batch that was released, before banks of one conduct. */
const play = async (
  conduct: PaymentConduct,
  format: 'iso20022' | 'delimited',
  work: (played: Played) => Promise<void>,
): Promise<void> => {
  await using it = await testDatabase()
  await using spool = await testSpool()
  const { db, owner } = it
  const clock = new FixedClock(PAID_AT)
  const banks = new PayingBanks(clock, conduct, format)
  const deps = payingDeps(db, spool, banks, clock)
  const payees = await paymentWorld(db, BANKS)
  const { id: batchId } = await releasedBatch(db, payees)
  const round = () => paymentRound(deps)
  await work({ db, owner, payees, banks, batchId, deps, round })
}

/** What the banks booked is what our lines say, and nothing is on its way any more. */
const booksAgree = async ({ db, banks, batchId }: Played): Promise<void> => {
  const standing = await standingOf(db, batchId)
  const booked = banks.paidLines()
  assert.equal(standing.get('paid')?.count ?? 0, booked.size)
  const sum = [...booked.values()].reduce((total, fen) => total + fen, 0n)
  assert.equal(standing.get('paid')?.totalFen ?? 0n, sum)
  let paid = 0n
  for (const code of new Set(BANKS)) {
    const balances = await balancesOf(db, `FIN-${code}`)
    assert.equal(balances.inTransit, 0n, code)
    assert.equal(balances.unexplained, 0n, code)
    paid += balances.paid
  }
  assert.equal(paid, sum)
}

const EVERYTHING = 24

for (const [name, conduct] of Object.entries(CONDUCTS_OF_PAYMENT))
  for (const format of ['delimited', 'iso20022'] as const)
    test(`${name}, ${format}: nobody is paid twice and no line is lost`, () =>
      play(conduct, format, async (played) => {
        const { db, banks, batchId, deps, round } = played
        // A bank that loses its answers is asked; one that keeps no references is never sent again.
        for (let turn = 0; turn < 3; turn += 1) {
          await round()
          await banks.deliver(deps, db)
        }
        await round()
        const standing = await standingOf(db, batchId)
        const counts = [...standing.values()].reduce((sum, { count }) => sum + count, 0)
        assert.equal(counts, EVERYTHING)
        for (const { lineId } of played.payees)
          assert.ok((banks.paidLines().get(lineId.replaceAll('-', '')) ?? 0n) < 20_000n)
        await booksAgree(played)
        assert.equal((await findBatch(db, batchId))?.status, 'closed')
      }))

test('while no bank answers, everything is unknown, and nothing is sent again by itself', () =>
  play(CONDUCTS_OF_PAYMENT.plain, 'delimited', async (played) => {
    const { db, banks, batchId, deps, round } = played
    banks.down = true
    const first = await round()
    assert.deepEqual(
      first.sent.map(({ outcome }) => outcome),
      ['unknown', 'unknown', 'unknown'],
    )
    const second = await round()
    assert.deepEqual(second.sent, [])
    assert.equal((await standingOf(db, batchId)).get('unknown')?.count, EVERYTHING)
    assert.equal(banks.paidLines().size, 0)
    banks.down = false
    // The banks have never heard of it, and take each reference once: so it may go again.
    await round()
    await round()
    await banks.deliver(deps, db)
    await booksAgree(played)
    assert.equal((await standingOf(db, batchId)).get('paid')?.count, EVERYTHING)
  }))

test('a bank that keeps no references is not sent again what it may have', () =>
  play({ ...CONDUCTS_OF_PAYMENT.losesReplyBefore, dedupes: false }, 'delimited', async (played) => {
    const { db, batchId, round } = played
    await round()
    await round()
    assert.equal((await standingOf(db, batchId)).get('unknown')?.count, EVERYTHING)
    const statuses = (await instructionsOf(db, batchId)).map(({ status }) => status)
    assert.deepEqual(statuses, ['unknown', 'unknown', 'unknown'])
  }))

test('what a bank refuses or sends back is there with its reason', () =>
  play(
    { ...CONDUCTS_OF_PAYMENT.plain, refused: 300, returned: 300 },
    'delimited',
    async (played) => {
      const { db, banks, batchId, deps, round } = played
      await round()
      await banks.deliver(deps, db)
      await booksAgree(played)
      const failed = await failedLines(db, batchId)
      const standing = await standingOf(db, batchId)
      const expected =
        (standing.get('rejected')?.count ?? 0) + (standing.get('returned')?.count ?? 0)
      assert.ok(failed.length > 0)
      assert.equal(failed.length, expected)
      for (const { reasonCode } of failed) assert.match(reasonCode, /^R(?:01|02|04|05|10)$/)
    },
  ))

test('while the register of deaths is silent for too long, nothing is sent', () =>
  play(CONDUCTS_OF_PAYMENT.plain, 'delimited', async ({ db, owner, banks, round }) => {
    await owner.run(sql`
      insert into programme.feed (code, valid_from, feed, max_age_hours)
      select code, valid_from, 'deaths', 48 from programme.programme
       where code = ${ALLOWANCE.code}`)
    const heardAt = (at: Temporal.Instant) => db.transaction((tx) => noteFresh(tx, 'deaths', at))
    const outcomes = async () => (await round()).sent.map(({ outcome }) => outcome)
    assert.deepEqual(await outcomes(), ['feedStale', 'feedStale', 'feedStale'])
    await heardAt(PAID_AT.subtract({ hours: 49 }))
    assert.deepEqual(await outcomes(), ['feedStale', 'feedStale', 'feedStale'])
    assert.equal(banks.paidLines().size, 0)
    await heardAt(PAID_AT.subtract({ hours: 47 }))
    assert.deepEqual(await outcomes(), ['accepted', 'accepted', 'accepted'])
  }))
