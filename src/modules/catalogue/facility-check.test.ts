import assert from 'node:assert/strict'
import test from 'node:test'
import { isCheckOverdue } from './facility-check.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test('a facility is overdue on the day after a year, not on the day itself', () => {
  const checkedOn = day('2025-11-26')
  assert.equal(isCheckOverdue(checkedOn, 12, day('2026-11-25')), false)
  assert.equal(isCheckOverdue(checkedOn, 12, day('2026-11-26')), false)
  assert.equal(isCheckOverdue(checkedOn, 12, day('2026-11-27')), true)
  assert.equal(isCheckOverdue(day('2024-02-29'), 12, day('2025-02-28')), false, 'a leap day')
})
