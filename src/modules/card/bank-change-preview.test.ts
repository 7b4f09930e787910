import assert from 'node:assert/strict'
import test from 'node:test'
import { cutOverChoices, type PersonProgramme } from '#modules/account/index.ts'
import { type NewProgramme, nextPayDates, type Programme } from '#modules/programme/index.ts'
import { ALLOWANCE, FARMLAND } from '#test/payees.ts'
import type { AffectedProgramme } from './bank-change-impact.ts'
import { previewPayments } from './bank-change-preview.ts'

const DAYS = { before: 5, after: 1 }
const day = (text: string) => Temporal.PlainDate.from(text)

const affected = (one: NewProgramme, on: string): AffectedProgramme => {
  const rest = { basis: undefined, standard: undefined, feeds: [], exclusions: [] }
  const programme: Programme = { ...rest, listYear: undefined, ...one }
  return {
    paid: { programme, nextPayDates: nextPayDates(programme, day(on), 3) } as PersonProgramme,
    possible: true,
    choices: cutOverChoices(programme, day(on), DAYS),
  }
}

const shown = (on: string, moment: 'now' | 'afterNextPayment') =>
  previewPayments(
    [affected(ALLOWANCE, on), affected(FARMLAND, on)],
    moment,
    Temporal.Instant.from(`${on}T02:00:00Z`),
  ).map(({ affected: { paid }, payOn, goesTo }) => [payOn.toString(), paid.programme.code, goesTo])

test('payments to come are told by their days, each with the account it reaches', () => {
  assert.deepEqual(shown('2026-11-26', 'now'), [
    ['2026-12-10', 'MZ-001', 'new'],
    ['2027-01-10', 'MZ-001', 'new'],
    ['2027-06-30', 'NY-001', 'new'],
    ['2028-06-30', 'NY-001', 'new'],
  ])
})

test('a batch that may be on its way still reaches the former account', () => {
  assert.deepEqual(shown('2026-12-08', 'now').slice(0, 2), [
    ['2026-12-10', 'MZ-001', 'underWay'],
    ['2027-01-10', 'MZ-001', 'new'],
  ])
  // A day after the pay day it may still be on its way.
  assert.deepEqual(shown('2026-12-11', 'now')[0], ['2026-12-10', 'MZ-001', 'underWay'])
})

test('whoever waits for the next payment has it on the former account', () => {
  assert.deepEqual(shown('2026-11-26', 'afterNextPayment').slice(0, 2), [
    ['2026-12-10', 'MZ-001', 'former'],
    ['2027-01-10', 'MZ-001', 'new'],
  ])
})
