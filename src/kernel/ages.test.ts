import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { ageInMonths, ageOn, reachesAgeOn } from './ages.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

const YEARS: readonly (readonly [born: string, on: string, age: number])[] = [
  ['1990-03-07', '2026-03-06', 35],
  ['1990-03-07', '2026-03-07', 36],
  ['1990-03-07', '1990-03-07', 0],
  ['1990-12-31', '2026-01-01', 35],
  // Born on a leap day.
  ['2004-02-29', '2005-02-28', 0],
  ['2004-02-29', '2005-03-01', 1],
  ['2004-02-29', '2020-02-28', 15],
  ['2004-02-29', '2020-02-29', 16],
  ['2000-02-28', '2001-02-28', 1],
]

for (const [born, on, age] of YEARS)
  test(`who was born on ${born} is ${age} on ${on}`, () => {
    assert.equal(ageOn(day(born), day(on)), age)
  })

const MONTHS: readonly (readonly [born: string, on: string, months: number])[] = [
  ['2026-01-15', '2026-02-14', 0],
  ['2026-01-15', '2026-02-15', 1],
  ['2026-01-31', '2026-02-28', 0],
  ['2026-01-31', '2026-03-01', 1],
  ['2024-11-30', '2026-01-30', 14],
]

for (const [born, on, months] of MONTHS)
  test(`who was born on ${born} is ${months} months old on ${on}`, () => {
    assert.equal(ageInMonths(day(born), day(on)), months)
  })

test('nobody has an age before birth', () => {
  assert.throws(() => ageOn(day('2026-01-02'), day('2026-01-01')), RangeError)
  assert.throws(() => ageInMonths(day('2026-01-02'), day('2026-01-01')), RangeError)
})

test('an age grows by one exactly on the day that Temporal counts a full year', () => {
  const days = fc.integer({ min: 0, max: 45_000 })
  fc.assert(
    fc.property(days, days, (first, second) => {
      const [from, until] = [Math.min(first, second), Math.max(first, second)]
      const born = day('1904-02-29').add({ days: from })
      const on = day('1904-02-29').add({ days: until })
      assert.equal(ageOn(born, on), born.until(on, { largestUnit: 'years' }).years)
    }),
  )
})

test('somebody reaches an age on the first day of that age, leap days included', () => {
  const days = fc.integer({ min: 0, max: 45_000 })
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 100 }), (offset, years) => {
      const born = day('1930-01-01').add({ days: offset })
      const reached = reachesAgeOn(born, years)
      assert.equal(ageOn(born, reached), years)
      assert.equal(ageOn(born, reached.subtract({ days: 1 })), years - 1)
    }),
  )
  assert.equal(reachesAgeOn(day('2012-02-29'), 16).toString(), '2028-02-29')
  assert.equal(reachesAgeOn(day('2012-02-29'), 18).toString(), '2030-03-01')
})
