import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { calendarBefore } from './calendar.ts'

const on = Temporal.PlainDate.from('2028-02-29')
const calendar = calendarBefore(on)

test('the table says the same dates as Temporal, over leap years and centuries', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
      const date = on.subtract({ days }).toString()
      assert.equal(calendar.isoBefore(days), date)
      assert.equal(calendar.compactBefore(days), date.replaceAll('-', ''))
    }),
  )
})

test('years are counted in days with their leap days', () => {
  assert.equal(calendar.daysOfYears(4), 1461)
  assert.equal(calendar.daysOfYears(1), 366)
})

test('the calendar does not reach back for ever', () => {
  assert.throws(() => calendar.isoBefore(50_000), RangeError)
})
