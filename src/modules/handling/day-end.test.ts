import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { parseYuan } from '#kernel/money.ts'
import {
  type CounterTotals,
  decideCount,
  decideSecondLook,
  differenceOf,
  figuresSince,
  type LastEnd,
} from './day-end.ts'
import { decideFee, FEE_MARKS } from './fee.ts'

const totals = (change: Partial<CounterTotals> = {}): CounterTotals => ({
  received: 100,
  used: 12,
  spoiled: 2,
  dueFen: 10_000n,
  takenFen: 8000n,
  ...change,
})
const LAST: LastEnd = { ...totals(), countedBlanks: 85 }
const TODAY = totals({ received: 120, used: 19, spoiled: 3, dueFen: 14_000n, takenFen: 10_000n })
const FIGURES = figuresSince(LAST, TODAY)

const refusal = (decision: { readonly granted: boolean }): unknown =>
  decision.granted ? undefined : (decision as { readonly refusal?: unknown }).refusal

test('a day is what came and went since the last count, not since the books began', () => {
  assert.deepEqual(FIGURES, {
    before: 85,
    received: 20,
    used: 7,
    spoiled: 1,
    expectedBlanks: 97,
    dueFen: 4000n,
    expectedFen: 2000n,
  })
  assert.equal(figuresSince(undefined, totals()).expectedBlanks, 86)
})

test('days that follow each other lose nothing and count nothing twice', () => {
  const amounts = fc.record({
    received: fc.nat(50),
    used: fc.nat(20),
    spoiled: fc.nat(5),
    takenFen: fc.bigInt(0n, 100_000n),
  })
  fc.assert(
    fc.property(fc.array(amounts, { maxLength: 8 }), (days) => {
      let sum = totals({ received: 0, used: 0, spoiled: 0, dueFen: 0n, takenFen: 0n })
      let last: LastEnd | undefined
      let fen = 0n
      for (const day of days) {
        sum = {
          received: sum.received + day.received,
          used: sum.used + day.used,
          spoiled: sum.spoiled + day.spoiled,
          dueFen: sum.dueFen + day.takenFen,
          takenFen: sum.takenFen + day.takenFen,
        }
        const figures = figuresSince(last, sum)
        fen += figures.expectedFen
        last = { ...sum, countedBlanks: figures.expectedBlanks }
      }
      assert.equal(fen, sum.takenFen)
      assert.equal(last?.countedBlanks ?? 0, sum.received - sum.used - sum.spoiled)
    }),
  )
})

test('a count that agrees ends the day; one that differs is explained and waits', () => {
  const right = { blanks: 97, fen: 2000n }
  const short = { blanks: 96, fen: 2000n }
  assert.deepEqual(differenceOf(FIGURES, short), { blanks: -1, fen: 0n })
  const outcome = (counted: typeof right, words = '') => {
    const decision = decideCount(false, FIGURES, counted, words)
    return decision.granted ? decision.outcome : decision.refusal
  }
  assert.equal(outcome(right), 'ended')
  assert.equal(outcome(short), 'DIFFERENCE_NEEDS_WORDS')
  assert.equal(outcome({ ...right, fen: 2100n }), 'DIFFERENCE_NEEDS_WORDS')
  assert.equal(outcome(short, '一张掉在机器里'), 'waits')
  assert.equal(refusal(decideCount(true, FIGURES, right, '')), 'DAY_ENDED_ALREADY')
})

test('the second look is by somebody else, at books that have not moved', () => {
  const first = { countedBy: 'a', expectedBlanks: 97, expectedFen: 2000n }
  const by = (staffId: string) => ({ staffId, agencyCode: 'bank-102' })
  const look = (change: Partial<typeof first> = {}, who = 'b', isEnded = false) =>
    refusal(decideSecondLook(isEnded, FIGURES, { ...first, ...change }, by(who)))
  assert.equal(look(), undefined)
  assert.equal(look({}, 'a'), 'SAME_PERSON_DECIDES')
  assert.equal(look({ expectedBlanks: 98 }), 'DAY_HAS_MOVED')
  assert.equal(look({ expectedFen: 0n }), 'DAY_HAS_MOVED')
  assert.equal(look({}, 'b', true), 'DAY_ENDED_ALREADY')
  assert.equal(refusal(decideSecondLook(false, FIGURES, undefined, by('b'))), 'NOTHING_COUNTED')
})

test('a fee is taken in full or not at all, once, and only where one is due', () => {
  for (const mark of FEE_MARKS) {
    const decision = decideFee(2000n, false, mark)
    assert.ok(decision.granted)
    const { takenFen, waiver } = decision.outcome
    assert.equal(takenFen, mark === 'taken' ? 2000n : 0n)
    assert.equal(waiver, mark === 'taken' ? undefined : mark)
    assert.equal(refusal(decideFee(2000n, true, mark)), 'FEE_MARKED_ALREADY')
    assert.equal(refusal(decideFee(0n, false, mark)), 'FEE_NOT_DUE')
    assert.equal(refusal(decideFee(undefined, false, mark)), 'FEE_NOT_DUE')
  }
})

test('money is written in yuan and kept in whole fen', () => {
  for (const [text, fen] of [
    ['60', 6000n],
    ['60.5', 6050n],
    ['0.01', 1n],
    ['', undefined],
    ['-1', undefined],
    ['1.005', undefined],
    ['六十', undefined],
  ] as const)
    assert.equal(parseYuan(text), fen, text)
})
