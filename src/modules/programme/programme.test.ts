import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { covers } from '#kernel/period.ts'
import { broughtStandard } from '#modules/standard/index.ts'
import {
  nextPayDates,
  payDateUnderWay,
  paymentWindow,
  type PayRule,
  windowDaysOn,
} from './index.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const since = (from: string, until?: string) => ({
  from: day(from),
  until: until === undefined ? undefined : day(until),
})
const always = since('2024-11-01')
const datesOf = (pay: PayRule, from: string, count: number, period = always) =>
  nextPayDates({ pay, period }, day(from), count).map(String)

test('a monthly programme pays on its day, the day asked for included', () => {
  const pay = { cycle: 'monthly', day: 10 } as const
  assert.deepEqual(datesOf(pay, '2026-11-10', 2), ['2026-11-10', '2026-12-10'])
  assert.deepEqual(datesOf(pay, '2026-11-11', 2), ['2026-12-10', '2027-01-10'])
})

test('a day that a month does not have is its last day', () => {
  const pay = { cycle: 'monthly', day: 31 } as const
  assert.deepEqual(datesOf(pay, '2028-02-01', 2), ['2028-02-29', '2028-03-31'])
})

test('a quarterly, a yearly and a single programme pay when their rule says', () => {
  const quarterly = { cycle: 'quarterly', month: 3, day: 20 } as const
  assert.deepEqual(datesOf(quarterly, '2026-11-26', 3), ['2026-12-20', '2027-03-20', '2027-06-20'])
  const yearly = { cycle: 'yearly', month: 4, day: 15 } as const
  assert.deepEqual(datesOf(yearly, '2026-11-26', 2), ['2027-04-15', '2028-04-15'])
  const once = { cycle: 'once', on: day('2026-12-05') } as const
  assert.deepEqual(datesOf(once, '2026-11-26', 3), ['2026-12-05'])
  assert.deepEqual(datesOf(once, '2026-12-06', 3), [])
})

test('a programme pays only while it is in force', () => {
  const pay = { cycle: 'monthly', day: 10 } as const
  const ends = since('2024-11-01', '2026-12-10')
  assert.deepEqual(datesOf(pay, '2026-11-01', 3, ends), ['2026-11-10'])
  const begins = since('2031-01-11')
  assert.deepEqual(datesOf(pay, '2026-11-01', 1, begins), ['2031-02-10'])
})

test('the window is open from five days before until one day after, both included', () => {
  const programme = { pay: { cycle: 'monthly', day: 10 } as const, period: always }
  const days = windowDaysOn(day('2026-12-01'), broughtStandard)
  assert.deepEqual(days, { before: 5, after: 1 })
  const underWay = (on: string) => payDateUnderWay(programme, day(on), days)?.toString()
  assert.equal(underWay('2026-12-04'), undefined)
  assert.equal(underWay('2026-12-05'), '2026-12-10')
  assert.equal(underWay('2026-12-10'), '2026-12-10')
  assert.equal(underWay('2026-12-11'), '2026-12-10')
  assert.equal(underWay('2026-12-12'), undefined)
})

const anyRule: fc.Arbitrary<PayRule> = fc.oneof(
  fc.record({ cycle: fc.constant('monthly' as const), day: fc.integer({ min: 1, max: 31 }) }),
  fc.record({
    cycle: fc.constant('quarterly' as const),
    month: fc.integer({ min: 1, max: 3 }),
    day: fc.integer({ min: 1, max: 31 }),
  }),
  fc.record({
    cycle: fc.constant('yearly' as const),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  }),
)
const anyDay = fc.integer({ min: 0, max: 4000 }).map((days) => day('2024-11-01').add({ days }))

test('pay days of any rule rise, are as many as asked, and each opens its own window', () => {
  fc.assert(
    fc.property(anyRule, anyDay, fc.integer({ min: 1, max: 14 }), (pay, from, count) => {
      const dates = nextPayDates({ pay, period: always }, from, count)
      assert.equal(dates.length, count)
      assert.deepEqual(
        dates,
        dates.toSorted((a, b) => Temporal.PlainDate.compare(a, b)),
      )
      assert.equal(new Set(dates.map(String)).size, count)
      for (const on of dates) {
        assert.ok(Temporal.PlainDate.compare(on, from) >= 0)
        assert.ok(covers(paymentWindow(on, { before: 5, after: 1 }), on))
      }
    }),
  )
})
