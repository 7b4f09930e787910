import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { isWorkingDay, type WorkingCalendar } from '#kernel/working-days.ts'
import { DAY_KINDS, daysLeft, hangs, noticePeriod } from './notice.ts'
import {
  decideObjection,
  OBJECTION_ACTIONS,
  objectionNumber,
  parseObjectionNumber,
} from './objection.ts'

const START = Temporal.PlainDate.from('2026-01-01')
const dayOf = (n: number) => START.add({ days: n })

/** Any calendar: some days of the year are decreed to be what the week does not say. */
const calendars: fc.Arbitrary<WorkingCalendar> = fc
  .dictionary(
    fc.integer({ min: 0, max: 400 }).map((n) => dayOf(n).toString()),
    fc.constantFrom('holiday' as const, 'makeUpWorkingDay' as const),
  )
  .map((days) => ({ specialDays: new Map(Object.entries(days)), decreedYears: new Set([2026]) }))

const cases = fc.record({
  calendar: calendars,
  begins: fc.integer({ min: 0, max: 300 }).map(dayOf),
  days: fc.integer({ min: 0, max: 40 }),
  kind: fc.constantFrom(...DAY_KINDS),
})

const daysAfter = (from: Temporal.PlainDate, until: Temporal.PlainDate) =>
  Array.from({ length: from.until(until).days }, (_, i) => from.add({ days: i + 1 }))

test('a notice hangs for its days, whatever the calendar says', () => {
  fc.assert(
    fc.property(cases, ({ calendar, begins, days, kind }) => {
      const period = noticePeriod(calendar, begins, days, kind)
      const hung = daysAfter(begins, period.endsOn)
      const working = hung.filter((day) => isWorkingDay(calendar, day))
      if (kind === 'working') assert.equal(working.length, days)
      else assert.ok(hung.length >= days)
      // Nobody has their last day on a day of rest, and nobody waits longer than for that.
      if (days > 0) assert.ok(isWorkingDay(calendar, period.endsOn))
      if (kind === 'calendar') assert.ok(hung.slice(days, -1).every((d) => !working.includes(d)))
      assert.ok(hangs(period, period.endsOn) && !hangs(period, period.endsOn.add({ days: 1 })))
    }),
  )
})

test('the days that are left fall to none and never rise', () => {
  fc.assert(
    fc.property(cases, ({ calendar, begins, days, kind }) => {
      const period = noticePeriod(calendar, begins, days, kind)
      const left = [begins, ...daysAfter(begins, period.endsOn)].map((on) =>
        daysLeft(calendar, period, on),
      )
      assert.ok(left.every((n, i) => i === 0 || n <= (left[i - 1] ?? 0)))
      assert.equal(left.at(-1), 0)
      if (kind === 'working') assert.equal(left[0], days)
    }),
  )
})

test('seven working days over the national day end after the holidays', () => {
  const holidays = [1, 2, 5, 6, 7].map((d) => `2026-10-0${d}`)
  const specialDays = new Map([
    ...holidays.map((day) => [day, 'holiday'] as const),
    ['2026-10-10', 'makeUpWorkingDay'] as const,
  ])
  const calendar = { specialDays, decreedYears: new Set([2026]) }
  const begins = Temporal.PlainDate.from('2026-09-28')
  const endsOn = (kind: (typeof DAY_KINDS)[number]) =>
    noticePeriod(calendar, begins, 7, kind).endsOn.toString()
  assert.equal(endsOn('working'), '2026-10-13')
  assert.equal(endsOn('calendar'), '2026-10-08')
})

test('an objection is decided once', () => {
  const facts = { ownerAgency: 'a', putUpBy: 'maker', receivedBy: 'anonymous' }
  const by = { staffId: 'checker', agencyCode: 'a' }
  for (const action of OBJECTION_ACTIONS) {
    const open = decideObjection({ ...facts, status: 'open' }, by, action, '核实')
    assert.ok(open.granted)
    for (const next of OBJECTION_ACTIONS) {
      const again = decideObjection({ ...facts, status: open.outcome }, by, next, '核实')
      assert.ok(!again.granted && again.refusal === 'OBJECTION_DECIDED')
    }
  }
})

test('the number of an objection is found again however it is typed', () => {
  const id = '019b0000-0000-7000-8000-3f2a91bc04de'
  assert.equal(objectionNumber(id), '3F2A 91BC 04DE')
  for (const typed of ['3f2a91bc04de', ' 3F2A-91BC-04DE ', '３Ｆ２Ａ 91BC 04DE'])
    assert.equal(parseObjectionNumber(typed), '3f2a91bc04de')
  assert.equal(parseObjectionNumber('张三'), undefined)
})
