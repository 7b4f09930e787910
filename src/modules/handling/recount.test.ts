import assert from 'node:assert/strict'
import test from 'node:test'
import { addWorkingDays } from '#kernel/working-days.ts'
import { broughtStandard } from '#modules/standard/index.ts'
import type { AddWorkingDays } from './opening.ts'
import { recountLimits } from './recount.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const counting =
  (special: Readonly<Record<string, 'holiday' | 'makeUpWorkingDay'>>): AddWorkingDays =>
  (from, days) =>
    addWorkingDays(
      { specialDays: new Map(Object.entries(special)), decreedYears: new Set([2026, 2027]) },
      from,
      days,
    )
const weekdays = counting({})

const accepted = (on: string) => ({
  service: 'replaceLost' as const,
  channel: 'counter' as const,
  issueRegion: '440100',
  acceptedAt: Temporal.Instant.from(`${on}T02:00:00Z`),
})
const limits = (on: string, addWorking: AddWorkingDays) => {
  const before = { ...accepted(on), promiseOn: day('2000-01-01'), legalOn: day('2000-01-01') }
  const found = recountLimits(before, day('2000-01-01'), addWorking, broughtStandard)
  assert.ok(found !== undefined)
  return found
}

test('holidays that are decreed move promise and limit back by as many days', () => {
  const before = limits('2026-12-28', weekdays)
  const one = { ...accepted('2026-12-28'), ...before }
  const decreed = counting({ '2027-01-01': 'holiday' })
  const after = recountLimits(one, day('2026-12-29'), decreed, broughtStandard)
  assert.ok(after !== undefined)
  for (const which of ['promiseOn', 'legalOn'] as const)
    assert.ok(Temporal.PlainDate.compare(after[which], before[which]) > 0, which)
  assert.equal(
    recountLimits({ ...one, ...after }, day('2026-12-29'), decreed, broughtStandard),
    undefined,
  )
})

test('a make-up day moves them forward, yet never into the past', () => {
  const before = limits('2026-12-28', weekdays)
  const one = { ...accepted('2026-12-28'), ...before }
  const decreed = counting({ '2027-01-02': 'makeUpWorkingDay', '2027-01-03': 'makeUpWorkingDay' })
  const early = recountLimits(one, day('2026-12-29'), decreed, broughtStandard)
  assert.ok(early !== undefined)
  assert.ok(Temporal.PlainDate.compare(early.promiseOn, before.promiseOn) < 0)
  const lastDay = recountLimits(one, before.promiseOn, decreed, broughtStandard)
  assert.deepEqual(lastDay?.promiseOn ?? before.promiseOn, before.promiseOn)
  const passed = before.promiseOn.add({ days: 1 })
  const late = recountLimits(one, passed, decreed, broughtStandard)
  assert.deepEqual(late?.promiseOn ?? before.promiseOn, before.promiseOn)
})

test('what is done at once and what is not accepted yet has nothing to count', () => {
  const atOnce = {
    ...accepted('2026-12-28'),
    service: 'temporaryLoss' as const,
    promiseOn: day('2026-12-28'),
    legalOn: day('2026-12-28'),
  }
  const decreed = counting({ '2026-12-28': 'holiday' })
  assert.equal(recountLimits(atOnce, day('2026-12-29'), decreed, broughtStandard), undefined)
  const waiting = {
    ...accepted('2026-12-28'),
    acceptedAt: undefined,
    promiseOn: undefined,
    legalOn: undefined,
  }
  assert.equal(recountLimits(waiting, day('2026-12-29'), decreed, broughtStandard), undefined)
})
