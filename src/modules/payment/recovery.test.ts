import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import {
  type Debt,
  decideDebt,
  decideSettlement,
  instalmentsOf,
  RECOVERY_STATUSES,
  remainingOf,
} from './recovery.ts'

const fen = fc.bigInt({ min: -10n, max: 10n ** 12n })

test('whatever comes in, in whatever order, never more is taken than is owed', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 10n ** 12n }),
      fc.array(fen, { maxLength: 40 }),
      (lineFen, amounts) => {
        const first = { status: 'toVerify', lineFen, owedFen: undefined, settledFen: 0n } as const
        const owed = decideDebt(first, (lineFen * 2n) / 3n + 1n)
        if (!owed.granted) {
          assert.equal(owed.refusal, 'MORE_THAN_PAID')
          return
        }
        let status: Debt['status'] = 'owed'
        let settledFen = 0n
        const debtNow = (): Debt => ({ status, lineFen, owedFen: owed.outcome, settledFen })
        for (const amount of amounts) {
          const before = remainingOf(debtNow())
          const decision = decideSettlement(debtNow(), amount)
          if (!decision.granted) continue
          assert.ok(amount > 0n && amount <= before)
          settledFen += amount
          status = decision.outcome
        }
        assert.ok(settledFen <= owed.outcome)
        assert.equal(status === 'settled', settledFen === owed.outcome)
      },
    ),
    { numRuns: 300 },
  )
})

test('no more is owed back than was paid, and nothing while nobody has looked', () => {
  for (const status of RECOVERY_STATUSES) {
    const debt = { status, lineFen: 100n, owedFen: undefined, settledFen: 0n }
    assert.equal(decideDebt(debt, 100n).granted, status === 'toVerify', status)
    assert.equal(decideDebt(debt, 101n).granted, false)
    if (status !== 'owed') assert.equal(decideSettlement(debt, 1n).granted, false)
  }
})

test('instalments are the whole to the fen, nearly equal, a month apart', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 10n ** 12n }),
      fc.integer({ min: -1, max: 70 }),
      (whole, count) => {
        const parts = instalmentsOf(whole, count, Temporal.PlainDate.from('2026-01-31'))
        if (parts === undefined) {
          assert.ok(count < 1 || count > 60 || whole < BigInt(count))
          return
        }
        assert.equal(parts.length, count)
        assert.equal(
          parts.reduce((sum, { amountFen }) => sum + amountFen, 0n),
          whole,
        )
        const [first] = parts
        for (const { amountFen } of parts)
          assert.ok((first?.amountFen ?? 0n) - amountFen < BigInt(count) && amountFen > 0n)
      },
    ),
  )
  const dates = instalmentsOf(300n, 3, Temporal.PlainDate.from('2026-01-31'))
  assert.deepEqual(
    dates?.map(({ dueOn }) => dueOn.toString()),
    ['2026-01-31', '2026-02-28', '2026-03-31'],
  )
})
