import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import {
  balanceOf,
  decidePosting,
  drawnOn,
  entriesOf,
  LEDGER_ACCOUNT_CODES,
  type LedgerAccount,
  POSTING_KIND_CODES,
} from './ledger.ts'

const nothing = Object.fromEntries(LEDGER_ACCOUNT_CODES.map((code) => [code, 0n])) as Record<
  LedgerAccount,
  bigint
>

test('what is debited is credited, whatever is posted', () => {
  for (const kind of POSTING_KIND_CODES) {
    const entries = entriesOf(kind, 7n)
    assert.equal(
      entries.reduce((sum, { debitFen, creditFen }) => sum + debitFen - creditFen, 0n),
      0n,
    )
    assert.equal(new Set(entries.map(({ account }) => account)).size, entries.length)
  }
  assert.throws(() => entriesOf('send', 0n), RangeError)
  assert.throws(() => entriesOf('send', -1n), RangeError)
})

test('money that is not there is not moved, and the answer says what comes first', () => {
  const short = decidePosting('send', 1n, nothing)
  assert.ok(!short.granted && short.refusal === 'FUNDS_SHORT')
  assert.deepEqual(short.instead, ['appropriate'])
  assert.ok(decidePosting('send', 5n, { ...nothing, available: 5n }).granted)
  assert.ok(!decidePosting('return', 5n, { ...nothing, available: 5n }).granted)
  assert.ok(
    !decidePosting('clear', 5n, { ...nothing, suspense: 4n, unexplained: 4n, paid: 9n }).granted,
  )
  assert.ok(decidePosting('appropriate', 5n, nothing).granted)
})

const posting = fc.record({
  kind: fc.constantFrom(...POSTING_KIND_CODES),
  amountFen: fc.bigInt({ min: 1n, max: 10n ** 15n }),
})

test('no order of postings makes money, loses money or overdraws an account', () => {
  fc.assert(
    fc.property(fc.array(posting, { maxLength: 60 }), (postings) => {
      const held = { ...nothing }
      for (const { kind, amountFen } of postings) {
        const decision = decidePosting(kind, amountFen, held)
        if (!decision.granted) continue
        for (const { account, debitFen, creditFen } of decision.outcome)
          held[account] += balanceOf(account, { debitFen, creditFen })
      }
      for (const code of LEDGER_ACCOUNT_CODES) assert.ok(held[code] >= 0n, code)
      // What nobody can explain is never spent.
      assert.equal(held.unexplained, held.suspense)
      assert.equal(held.available + held.inTransit + held.paid, held.appropriated)
    }),
  )
})

test('a posting names every account that it takes from', () => {
  assert.deepEqual(drawnOn('appropriate'), [])
  assert.deepEqual(drawnOn('send'), ['available'])
  assert.deepEqual(drawnOn('refund'), ['appropriated', 'available'])
  assert.deepEqual(drawnOn('clear'), ['suspense', 'unexplained', 'paid'])
})
