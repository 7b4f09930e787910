import assert from 'node:assert/strict'
import test from 'node:test'
import { SCENES } from '#test/verification-catalogue.ts'
import { endsOf, hasEnded, scenesOn } from './last-day.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const { library, bus } = SCENES
const ending = { ...library, lastDay: '2028-08-31' }

test('a scene can be used on its last day, and not on the day after', () => {
  assert.equal(hasEnded(ending, day('2028-08-31')), false)
  assert.equal(hasEnded(ending, day('2028-09-01')), true)
  assert.equal(hasEnded(bus, day('9999-12-31')), false, 'without a last day it goes on')
})

test('what has ended is withdrawn, and nothing else changes', () => {
  const scenes = [ending, bus]
  assert.deepEqual(scenesOn(scenes, day('2028-08-31')), scenes)
  assert.deepEqual(scenesOn(scenes, day('2028-09-01')), [{ ...ending, status: 'withdrawn' }, bus])
})

test('scenes end when the day after their last begins in the province', () => {
  assert.deepEqual(endsOf([ending, bus, { ...bus, lastDay: '2028-08-31' }]).map(String), [
    '2028-08-31T16:00:00Z',
  ])
})
