import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { type BankRecord, judge, type Known, type Verdict } from './answer.ts'

const BANK = '102'
const KNOWN: Known = {
  bankCode: BANK,
  amountFen: 100n,
  accountTail: '1234',
  instruction: 'REF0000001',
  sent: true,
  outcome: undefined,
  returned: false,
}
const RECORD: BankRecord = {
  number: 1,
  instruction: 'REF0000001',
  line: 'line-1',
  claim: 'paid',
  amountFen: 100n,
  accountTail: '1234',
  reasonCode: undefined,
  words: '',
}

test('a record counts only where bank, instruction, amount, account and state agree', () => {
  const verdict = (record: Partial<BankRecord>, known: Partial<Known> = {}) =>
    judge(BANK, { ...RECORD, ...record }, { ...KNOWN, ...known })
  assert.equal(verdict({}), 'pay')
  const bare = { instruction: undefined, accountTail: undefined, amountFen: undefined }
  assert.equal(verdict(bare), 'pay')
  assert.equal(judge(BANK, RECORD, undefined), 'lineUnknown')
  assert.equal(verdict({ claim: 'credit' }), 'lineUnknown')
  assert.equal(verdict({}, { bankCode: '103' }), 'otherBank')
  assert.equal(verdict({ instruction: 'REF0000002' }), 'otherInstruction')
  assert.equal(verdict({ amountFen: 101n }), 'amountDiffers')
  assert.equal(verdict({ accountTail: '9999' }), 'accountDiffers')
  assert.equal(verdict({}, { sent: false }), 'notSent')
  assert.equal(verdict({}, { outcome: 'rejected' }), 'contradicts')
  assert.equal(verdict({ claim: 'rejected' }, { outcome: 'paid' }), 'contradicts')
  assert.equal(verdict({ claim: 'returned' }, { outcome: 'rejected' }), 'contradicts')
  assert.equal(verdict({ claim: 'returned' }, { outcome: 'cancelled' }), 'contradicts')
  assert.equal(verdict({ claim: 'rejected' }), 'reject')
  assert.equal(verdict({ claim: 'returned' }, { outcome: 'paid' }), 'return')
  assert.equal(verdict({ claim: 'returned' }), 'return')
})

/** The books of some lines, and what a file does to them. */
const booksOf = (lines: number) => {
  const books = new Map<string, Known>(
    Array.from({ length: lines }, (_, i) => [
      `line-${i}`,
      { ...KNOWN, amountFen: BigInt(100 + i) },
    ]),
  )
  const take = (record: BankRecord): Verdict => {
    const known = books.get(record.line)
    const verdict = judge(BANK, record, known)
    if (known !== undefined && ['pay', 'reject', 'return'].includes(verdict))
      books.set(record.line, {
        ...known,
        outcome: verdict === 'reject' ? 'rejected' : 'paid',
        returned: verdict === 'return',
      })
    return verdict
  }
  return { books, take }
}

const LINES = 6
const fate = fc.constantFrom<BankRecord['claim'][]>(['paid'], ['rejected'], ['paid', 'returned'])

/** What a bank truthfully says of each line. */
const truths = fc.array(fate, { minLength: LINES, maxLength: LINES }).map((fates) =>
  fates.flatMap((claims, i) =>
    claims.map((claim): BankRecord => ({
      ...RECORD,
      line: `line-${i}`,
      claim,
      amountFen: BigInt(100 + i),
      reasonCode: claim === 'paid' ? undefined : 'R02',
    })),
  ),
)

const shuffled = truths.chain((records) =>
  fc
    .tuple(
      fc.shuffledSubarray(records, { minLength: records.length }),
      fc.array(fc.constantFrom(...records), { maxLength: 12 }),
    )
    .map(([order, again]) => ({ records, told: [...order, ...again] })),
)

test('told in any order, in pieces and several times, a valid set counts once', () => {
  fc.assert(
    fc.property(shuffled, ({ records, told }) => {
      const [straight, jumbled] = [booksOf(LINES), booksOf(LINES)]
      for (const record of records) straight.take(record)
      const verdicts = told.map((record) => jumbled.take(record))
      assert.deepEqual(jumbled.books, straight.books)
      assert.ok(!verdicts.includes('contradicts'))
    }),
    { numRuns: 5000 },
  )
})

const mutation = fc.constantFrom<(record: BankRecord) => BankRecord>(
  (record) => ({ ...record, amountFen: (record.amountFen ?? 0n) + 1n }),
  (record) => ({ ...record, accountTail: '0000' }),
  (record) => ({ ...record, instruction: 'REF9999999' }),
  (record) => ({ ...record, line: 'line-99' }),
  (record) => ({ ...record, claim: 'credit' }),
)

test('a record that was altered moves nothing, and is kept for people', () => {
  fc.assert(
    fc.property(shuffled, fc.array(mutation, { minLength: 1, maxLength: 9 }), (set, mutations) => {
      const { books, take } = booksOf(LINES)
      for (const record of set.told) take(record)
      const before = structuredClone([...books])
      for (const [i, mutate] of mutations.entries()) {
        const record = set.told[i % set.told.length]
        if (record === undefined) continue
        const verdict = take(mutate(record))
        assert.ok(!['pay', 'reject', 'return', 'again'].includes(verdict), verdict)
      }
      assert.deepEqual([...books], before)
    }),
    { numRuns: 2000 },
  )
})
