import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import {
  addWorkingDays,
  isWorkingDay,
  mayStillMove,
  type SpecialDayKind,
  workingDaysBetween,
  type WorkingCalendar,
} from './working-days.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

/** National Day of 2026 as decreed: seven days off, two days made up for. */
const CALENDAR: WorkingCalendar = {
  specialDays: new Map<string, SpecialDayKind>([
    ...['01', '02', '03', '04', '05', '06', '07'].map(
      (one) => [`2026-10-${one}`, 'holiday'] as const,
    ),
    ['2026-09-20', 'makeUpWorkingDay'],
    ['2026-10-10', 'makeUpWorkingDay'],
  ]),
  decreedYears: new Set([2026]),
}

test('weekends are off, holidays are off, days made up for are worked', () => {
  for (const [text, works] of [
    ['2026-09-30', true],
    ['2026-10-01', false],
    ['2026-10-07', false],
    ['2026-10-08', true],
    ['2026-10-10', true],
    ['2026-10-11', false],
    ['2026-09-20', true],
  ] as const)
    assert.equal(isWorkingDay(CALENDAR, day(text)), works, text)
})

test('the day of acceptance does not count, and holidays are stepped over', () => {
  assert.equal(addWorkingDays(CALENDAR, day('2026-09-30'), 1).toString(), '2026-10-08')
  assert.equal(addWorkingDays(CALENDAR, day('2026-09-30'), 3).toString(), '2026-10-10')
  assert.equal(addWorkingDays(CALENDAR, day('2026-10-03'), 1).toString(), '2026-10-08')
  assert.equal(addWorkingDays(CALENDAR, day('2026-10-03'), 0).toString(), '2026-10-03')
  assert.throws(() => addWorkingDays(CALENDAR, day('2026-10-03'), -1), RangeError)
  assert.throws(() => addWorkingDays(CALENDAR, day('2026-10-03'), 1.5), RangeError)
})

test('counting on and counting between agree, whatever the day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 60 }), (offset, n) => {
      const from = day('2026-01-01').add({ days: offset })
      const due = addWorkingDays(CALENDAR, from, n)
      assert.ok(isWorkingDay(CALENDAR, due))
      assert.equal(workingDaysBetween(CALENDAR, from, due), n)
      assert.equal(workingDaysBetween(CALENDAR, from, due.subtract({ days: 1 })), n - 1)
    }),
  )
})

test('a term that reaches into a year without a decree may still move', () => {
  assert.equal(mayStillMove(CALENDAR, day('2026-12-01'), day('2026-12-31')), false)
  assert.equal(mayStillMove(CALENDAR, day('2026-12-25'), day('2027-01-05')), true)
  assert.equal(mayStillMove(CALENDAR, day('2025-12-25'), day('2026-01-05')), true)
})
