import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { REMINDER_STAGES, type ReminderStage, stageDue } from './activation.ts'

const DAYS = { first: 3, second: 10, last: 30 }

test('the three stages fall due on their days, each once', () => {
  assert.equal(stageDue(DAYS, 2, []), undefined)
  assert.equal(stageDue(DAYS, 3, []), 'first')
  assert.equal(stageDue(DAYS, 9, ['first']), undefined)
  assert.equal(stageDue(DAYS, 10, ['first']), 'second')
  assert.equal(stageDue(DAYS, 30, ['first', 'second']), 'last')
  assert.equal(stageDue(DAYS, 400, ['first', 'second', 'last']), undefined)
})

test('a stage that was missed is passed over', () => {
  assert.equal(stageDue(DAYS, 31, []), 'last')
  assert.equal(stageDue(DAYS, 31, ['last']), undefined)
})

test('whenever the job runs, nobody is reminded twice of one stage or of an earlier one', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { maxLength: 20 }), (runs) => {
      const reminded: ReminderStage[] = []
      for (const day of runs.toSorted((a, b) => a - b)) {
        const stage = stageDue(DAYS, day, reminded)
        if (stage !== undefined) reminded.push(stage)
      }
      assert.deepEqual(
        reminded,
        REMINDER_STAGES.filter((stage) => reminded.includes(stage)),
      )
    }),
  )
})
