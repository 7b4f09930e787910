import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test, { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { uuidv7 } from '#kernel/ids.ts'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { openSpool } from '#platform/spool.ts'
import { findBatch } from '#modules/payment/index.ts'
import { PLAIN } from '#sandbox/banks/payments/conduct.ts'
import { testDatabase } from '#test/database.ts'
import { wrongWithMoney } from '#test/model/payment-invariants.ts'
import { PayingBanks, releasedBatch } from '#test/paying-bank.ts'
import { PAID_AT, type Payee, paymentWorld } from '#test/payments.ts'
import { testKeys } from '#test/person.ts'
import { lookIntoBooks } from './payment-evidence.ts'
import { postOf, workOff } from './payment-post.ts'
import { endOf } from './payment-site.ts'
import { PaymentWire } from './payment-wire.ts'

const SLEEPER = fileURLToPath(new URL('payment-sleeper.ts', import.meta.url))

const it = await testDatabase()
const { db, owner } = it
const folder = await mkdtemp(path.join(tmpdir(), 'ykt-asleep-'))
const clock = new FixedClock(PAID_AT)
const banks = new PayingBanks(clock)
const wire = await PaymentWire.open(banks)
after(async () => {
  await wire.close()
  await it[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})
const payees = await paymentWorld(db, ['102', '102', '102'])
const clockFile = path.join(folder, 'clock')
const spool = path.join(folder, 'spool')
const deps = { db, spool: openSpool(spool, testKeys), banks: banks.reach, clock }
const post = postOf(banks.books)

const tick = async (by: Temporal.DurationLike): Promise<void> => {
  clock.advance(by)
  await writeFile(clockFile, clock.now().toString())
}

let months = 0
const nextBatch = async (): Promise<string> => {
  months += 1
  const anew = ({ personId, amountFen }: Payee): Payee => ({
    personId,
    amountFen,
    lineId: uuidv7(PAID_AT),
  })
  const payPeriod = Temporal.PlainYearMonth.from('2026-12').add({ months }).toString()
  return (await releasedBatch(db, payees.map(anew), { payPeriod })).id
}

const Written = z.object({ all: z.string() })
/** Everything that a worker can write about money, in one word. */
const written = async (): Promise<string> =>
  (
    await owner.one(
      Written,
      sql`select concat_ws(' ',
            (select string_agg(concat_ws('/', id, status, fence, settled_at), ' ' order by id)
               from payment.instruction),
            (select count(*) from payment.evidence), (select count(*) from payment.outcome),
            (select count(*) from ledger.entry), (select count(*) from payment.inbound)) as all`,
    )
  ).all

/** A worker that falls asleep there; answers when it sleeps. */
const fallAsleep = async (batchId: string, where: string) => {
  const takes = banks.conduct.dedupes ? 'once' : 'again'
  const about = [it.url, spool, wire.origin, clockFile, batchId, takes, where]
  const child = spawn(process.execPath, [SLEEPER, ...about], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = endOf(child)
  const early = ended.then(({ said }) => assert.fail(`it ended awake: ${said}`))
  await Promise.race([once(child.stdout, 'data'), early])
  early.catch(() => {})
  return { wake: () => (child.kill('SIGCONT'), ended) }
}

/**
 * Where it sleeps, and whether its bank keeps references. All bytes but the end on their way to a
 * bank that takes whatever comes are not among them: nothing of ours can hold those back. Such a
 * bank has to break off before the lease ends; its agreement says so.
 */
const SLEEPS = [
  ['a file is sent: before the first byte', true],
  ['a file is sent: before the first byte', false],
  ['a file is sent: after the first bytes', false],
  ['a file is sent: after the last byte', true],
  ['the answer is there and unread', true],
] as const

/** A worker sleeps there beyond its lease, and wakes up when all is done by somebody else. */
const play = async (where: string, dedupes: boolean): Promise<void> => {
  banks.conduct = { ...PLAIN, dedupes }
  await tick({ minutes: 1 })
  const batchId = await nextBatch()
  const sleeper = await fallAsleep(batchId, where)
  await tick({ minutes: 30 })
  await workOff(deps, post, batchId)
  // Where the bank keeps no references, two people say what it has.
  await lookIntoBooks(db, banks, { batchId, at: clock.now() })
  await workOff(deps, post, batchId)
  assert.equal((await findBatch(db, batchId))?.status, 'closed')
  const before = await written()
  const { code, said } = await sleeper.wake()
  assert.equal(code, 0, said)
  assert.equal(await written(), before)
  const paid = [...banks.paidLines().values()]
  assert.equal(paid.length, payees.length * months)
  for (const fen of paid) assert.ok(fen < 20_000n, 'somebody was paid twice')
  assert.deepEqual(await wrongWithMoney(owner), [])
}

for (const [where, dedupes] of SLEEPS)
  test(`who wakes up after the lease changes nothing: ${where}, references: ${dedupes}`, () =>
    play(where, dedupes))
