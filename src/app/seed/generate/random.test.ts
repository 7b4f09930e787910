import assert from 'node:assert/strict'
import test from 'node:test'
import { Random } from './random.ts'

test('a stream begins the same each time it is started', () => {
  const random = new Random(3)
  const draw = () => Array.from({ length: 20 }, () => random.below(1000))
  random.start(9)
  const first = draw()
  random.start(10)
  assert.notDeepEqual(draw(), first)
  random.start(9)
  assert.deepEqual(draw(), first)
})

test('all numbers below a limit come about equally often', () => {
  const random = new Random(3)
  const counts = Array.from({ length: 10 }, () => 0)
  for (let index = 0; index < 50_000; index++) {
    const drawn = random.start(index).below(10)
    counts[drawn] = (counts[drawn] ?? 0) + 1
  }
  for (const count of counts) assert.ok(count > 4500 && count < 5500, String(counts))
})

test('nothing can be picked from nothing', () => {
  assert.throws(() => new Random(1).pick([]), RangeError)
})
