import assert from 'node:assert/strict'
import test from 'node:test'
import { AheadClock, FixedClock, simulatedTime } from './clock.ts'

test('a clock that is ahead goes with the one below it, and is never set back', () => {
  const base = new FixedClock('2026-11-26T01:00:00Z')
  const clock = new AheadClock(base, 0)
  assert.equal(simulatedTime(clock), undefined, 'the real time is not simulated')
  clock.moveTo(86_400)
  assert.equal(clock.now().toString(), '2026-11-27T01:00:00Z')
  base.advance({ minutes: 5 })
  assert.equal(simulatedTime(clock)?.toString(), '2026-11-27T01:05:00Z')
  for (const back of [86_399, -1, Number.NaN])
    assert.throws(() => clock.moveTo(back), /never set back/)
  clock.moveTo(86_400)
  assert.equal(clock.aheadSeconds, 86_400)
  assert.equal(simulatedTime(base), undefined, 'other clocks are what they are')
})
