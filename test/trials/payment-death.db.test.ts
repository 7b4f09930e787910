import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { balancesOf } from '#modules/ledger/index.ts'
import { findBatch, standingOf } from '#modules/payment/index.ts'
import { CONDUCTS_OF_PAYMENT } from '#sandbox/banks/payments/conduct.ts'
import { testDatabase } from '#test/database.ts'
import { wrongWithMoney } from '#test/model/payment-invariants.ts'
import { PayingBanks, releasedBatch, testSpool } from '#test/paying-bank.ts'
import { PAID_AT, paymentWorld } from '#test/payments.ts'
import { Died, Mortal, mortalBanks, mortalDatabase, mortalSpool } from './mortal.ts'
import { lookIntoBooks } from './payment-evidence.ts'
import { postOf, workOff } from './payment-post.ts'

const BANKS = ['102', '103', '102', '103', '102', '103']
const FUNDS = ['FIN-102', 'FIN-103']

const it = await testDatabase()
const spool = await testSpool()
after(async () => {
  await it[Symbol.asyncDispose]()
  await spool[Symbol.asyncDispose]()
})
const { db, owner } = it
const payees = await paymentWorld(db, BANKS)
const clock = new FixedClock(PAID_AT)
const banks = new PayingBanks(clock)
const post = postOf(banks.books)

/** A month of its own for each batch: nobody is paid twice for one. */
let months = 0
const nextPeriod = (): string =>
  Temporal.PlainYearMonth.from('2026-12')
    .add({ months: (months += 1) })
    .toString()

type Conduct = keyof typeof CONDUCTS_OF_PAYMENT
const CONDUCTS = Object.keys(CONDUCTS_OF_PAYMENT) as Conduct[]

const play = async (conduct: Conduct, format: 'iso20022' | 'delimited') => {
  banks.conduct = CONDUCTS_OF_PAYMENT[conduct]
  banks.format = format
  const fresh = payees.map(({ personId, amountFen }) => ({
    personId,
    amountFen,
    lineId: uuidv7(PAID_AT),
  }))
  const { id: batchId } = await releasedBatch(db, fresh, { payPeriod: nextPeriod() })
  const lineIds = new Set(fresh.map(({ lineId }) => lineId.replaceAll('-', '')))
  return { batchId, lineIds }
}
type Played = Awaited<ReturnType<typeof play>>

/** Lives one life of the program over a batch; answers whether it died before it had done. */
const live = async ({ batchId }: Played, mortal: Mortal): Promise<boolean> => {
  const deps = {
    db: mortalDatabase(db, mortal),
    spool: mortalSpool(spool, mortal),
    banks: mortalBanks(banks.reach, mortal),
    clock,
  }
  await workOff(deps, post, batchId).catch((error: unknown) => {
    if (!(error instanceof Died || mortal.isDead)) throw error
  })
  return mortal.isDead
}

const IMMORTAL = Number.MAX_SAFE_INTEGER

/** What banks booked for lines of this batch is what our lines say; nothing is on its way. */
const assertBooksAgree = async ({ batchId, lineIds }: Played, about: string): Promise<void> => {
  assert.deepEqual(await wrongWithMoney(owner), [], about)
  const standing = await standingOf(db, batchId)
  const booked = new Map([...banks.paidLines()].filter(([line]) => lineIds.has(line)))
  const sum = [...booked.values()].reduce((total, fen) => total + fen, 0n)
  const paid = standing.get('paid') ?? { count: 0, totalFen: 0n }
  assert.deepEqual([paid.count, paid.totalFen], [booked.size, sum], about)
  for (const fen of booked.values()) assert.ok(fen < 20_000n, `${about}: twice`)
  assert.equal((await findBatch(db, batchId))?.status, 'closed', about)
}

test('dying at any crossing, nobody is paid twice and no line is lost', async () => {
  const reached = new Set<string>()
  let diesAt = 0
  for (let lives = true; lives; diesAt += 1) {
    const conduct = CONDUCTS[diesAt % CONDUCTS.length] ?? 'plain'
    const played = await play(conduct, diesAt % 2 === 0 ? 'delimited' : 'iso20022')
    const mortal = new Mortal(diesAt)
    const died = await live(played, mortal)
    for (const name of mortal.crossed) reached.add(name)
    const about = `${conduct}, dead at crossing ${diesAt}, ${mortal.crossed.at(-1) ?? ''}`
    // At every moment, and not at the end alone.
    assert.deepEqual(await wrongWithMoney(owner), [], about)
    // Whoever comes after waits until the lease of the dead has run out.
    clock.advance({ minutes: 30 })
    await live(played, new Mortal(IMMORTAL))
    await lookIntoBooks(db, banks, { batchId: played.batchId, at: clock.now() })
    await live(played, new Mortal(IMMORTAL))
    await assertBooksAgree(played, about)
    lives = died
  }
  // A trial that never came to the middle of things would show nothing.
  assert.ok(diesAt > 30, `${diesAt} crossings`)
  for (const name of ['a file is sent: after the first bytes', 'the answer is there and unread'])
    assert.ok(reached.has(name), name)
  for (const code of FUNDS) assert.equal((await balancesOf(db, code)).inTransit, 0n, code)
})
