import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test, { after } from 'node:test'
import * as fc from 'fast-check'
import { z } from 'zod'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { applyAnswers, type BankRecord, paymentRound } from '#modules/payment/index.ts'
import { testDatabase } from '#test/database.ts'
import { enterManyPayees } from '#test/many-payees.ts'
import { bySystem, enterProgrammes } from '#test/payees.ts'
import {
  AMOUNT_FEN,
  payingDeps,
  PayingBanks,
  releasedForAll,
  testSpool,
} from '#test/paying-bank.ts'
import { PAID_AT } from '#test/payments.ts'
import { wrongWithMoney } from './payment-invariants.ts'

const LINES = 500
/** Each of them has so many lines, and each line a story of its own: 5,000 cases. */
const RUNS = 10

const it = await testDatabase()
const spool = await testSpool()
after(async () => {
  await it[Symbol.asyncDispose]()
  await spool[Symbol.asyncDispose]()
})
const { db, owner } = it
await enterProgrammes(db)
await enterManyPayees(db, LINES)
const clock = new FixedClock(PAID_AT)
const banks = new PayingBanks(clock)
const deps = payingDeps(db, spool, banks, clock)

/** What a bank did with a line, and how often it says so; the words come in any order. */
const story = fc.oneof(
  fc.record({ truth: fc.constant('paid' as const), paid: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ truth: fc.constant('rejected' as const), rejected: fc.integer({ min: 1, max: 2 }) }),
  fc.record({
    truth: fc.constant('returned' as const),
    paid: fc.integer({ min: 0, max: 2 }),
    returned: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({ truth: fc.constant('sent' as const) }),
)
type Story = { readonly truth: 'paid' | 'rejected' | 'returned' | 'sent' } & Readonly<
  Partial<Record<'paid' | 'rejected' | 'returned', number>>
>

/** What is wrong with a word that fits nothing we know. */
const MISFITS = ['amount', 'account', 'otherBank', 'otherInstruction', 'unknownLine'] as const
const misfit = fc.record({
  about: fc.nat({ max: LINES - 1 }),
  what: fc.constantFrom(...MISFITS),
  claim: fc.constantFrom('paid' as const, 'rejected' as const, 'returned' as const),
})
interface Misfit {
  readonly about: number
  readonly what: (typeof MISFITS)[number]
  readonly claim: 'paid' | 'rejected' | 'returned'
}

const LineRow = z.object({
  id: z.string(),
  bank_code: z.string(),
  account_tail: z.string(),
  reference: z.string(),
})
type Line = z.output<typeof LineRow>

/** A batch for all that its banks have taken and said nothing of; in the order of the payees. */
const sentBatch = async (payPeriod: string) => {
  const { id } = await releasedForAll(db, payPeriod)
  await paymentRound(deps)
  for (const books of banks.books.values()) books.collect()
  const lines = await owner.many(
    LineRow,
    sql`select l.id, l.bank_code, l.account_tail, i.reference from payment.line l
          join payment.instruction i on i.batch_id = l.batch_id and i.bank_code = l.bank_code
         where l.batch_id = ${id} order by l.person_id`,
  )
  return { id, lines }
}

/** Words of one bank, which come in one of its files. */
interface Word {
  readonly bankCode: string
  readonly record: Omit<BankRecord, 'number'>
}

const wordOf = ({ id, bank_code: bankCode, account_tail: tail, reference }: Line) => ({
  bankCode,
  record: (claim: 'paid' | 'rejected' | 'returned'): Omit<BankRecord, 'number'> => ({
    instruction: reference,
    line: id.replaceAll('-', ''),
    claim,
    amountFen: AMOUNT_FEN,
    accountTail: tail,
    reasonCode: claim === 'paid' ? undefined : 'R04',
    words: '',
  }),
})

const wordsOf = (line: Line, one: Story): readonly Word[] => {
  const { bankCode, record } = wordOf(line)
  return (['paid', 'rejected', 'returned'] as const).flatMap((claim) =>
    Array.from({ length: one[claim] ?? 0 }, () => ({ bankCode, record: record(claim) })),
  )
}

const misfitWord = (line: Line, { what, claim }: Misfit): Word => {
  const { bankCode, record } = wordOf(line)
  const right = record(claim)
  switch (what) {
    case 'amount':
      return { bankCode, record: { ...right, amountFen: 12_346n } }
    case 'account':
      return { bankCode, record: { ...right, accountTail: 'x,"\\' } }
    case 'otherBank':
      return { bankCode: bankCode === '102' ? '103' : '102', record: right }
    case 'otherInstruction':
      return { bankCode, record: { ...right, instruction: `${line.reference}0` } }
    case 'unknownLine':
      return { bankCode, record: { ...right, line: 'ffffffff-ffff-ffff-ffff-ffffffffffff' } }
  }
}

let files = 0

/** Brings words in files of their banks, cut anywhere; some of the files come once more. */
const bring = async (words: readonly Word[], cuts: readonly number[]): Promise<void> => {
  const edges = [0, ...cuts.map((cut) => cut % (words.length + 1)), words.length].sort(
    (a, b) => a - b,
  )
  for (const [i, from] of edges.slice(0, -1).entries()) {
    const part = words.slice(from, edges[i + 1])
    for (const bankCode of new Set(part.map((word) => word.bankCode))) {
      const own = part.filter((word) => word.bankCode === bankCode)
      const fileNumber = `F${(files += 1)}`
      const digest = createHash('sm3').update(fileNumber).digest('hex')
      const file = { bankCode, fileNumber, kind: 'results' as const, digest }
      for (let times = 0; times <= files % 2; times += 1) {
        const records = [own.map(({ record }, at) => Object.assign({ number: at + 1 }, record))]
        await applyAnswers({ db }, bySystem(PAID_AT), { ...file, records })
      }
    }
  }
}

const StatusRow = z.object({ id: z.string(), status: z.string() })
const Count = z.object({ count: z.number() })

const statusesOf = async (batchId: string): Promise<Map<string, string>> =>
  new Map(
    (
      await owner.many(
        StatusRow,
        sql`select id, status from payment.line_status where batch_id = ${batchId}`,
      )
    ).map(({ id, status }) => [id, status]),
  )

const suspended = async (): Promise<number> =>
  (await owner.one(Count, sql`select count(*)::integer as count from payment.suspense`)).count

/** The words in another order, by the numbers of a generator. */
const shuffled = (words: readonly Word[], order: readonly number[]): readonly Word[] =>
  words
    .map((word, i) => ({ word, key: ((order[i % order.length] ?? 0) * 31 + i * 7919) % 104_729 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ word }) => word)

let period = Temporal.PlainYearMonth.from('2026-12')
const nextPeriod = (): string => (period = period.add({ months: 1 })).toString()

const cuts = fc.array(fc.nat({ max: 5000 }), { minLength: 1, maxLength: 4 })
const order = fc.array(fc.nat({ max: 104_728 }), { minLength: 97, maxLength: 97 })

test('in whatever order and pieces banks tell, every line ends as they did', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(story, { minLength: LINES, maxLength: LINES }),
      fc.array(misfit, { minLength: 30, maxLength: 60 }),
      fc.tuple(cuts, cuts),
      fc.tuple(order, order),
      async (stories, misfits, cutsOf, orders) => {
        for (const turn of [0, 1] as const) {
          const { id, lines } = await sentBatch(nextPeriod())
          const words = lines.flatMap((line, i) => wordsOf(line, stories[i] ?? { truth: 'sent' }))
          const wrong = misfits.flatMap((one) => {
            const line = lines[one.about]
            return line === undefined ? [] : [misfitWord(line, one)]
          })
          const before = await suspended()
          await bring(shuffled([...words, ...wrong], orders[turn]), cutsOf[turn])
          const statuses = await statusesOf(id)
          assert.deepEqual(
            lines.map((line) => statuses.get(line.id)),
            stories.map(({ truth }) => truth),
          )
          assert.equal((await suspended()) - before, wrong.length)
          assert.deepEqual(await wrongWithMoney(owner), [])
        }
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  )
})
