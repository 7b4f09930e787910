import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { lineIdOf } from '#test/payment-files.ts'
import { SeenIds } from './seen-ids.ts'

test('ids are met once, however many there are and however alike they look', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(7), fc.nat(4000)), { maxLength: 4000 }), (pairs) => {
      const [seen, known] = [new SeenIds(), new Set<string>()]
      for (const [where, number] of pairs) {
        const id = number
          .toString(16)
          .padStart(8, '0')
          .padStart((where % 4) * 8 + 8, 'f')
          .padEnd(32, '0')
        assert.equal(seen.meet(id), known.has(id))
        known.add(id)
      }
    }),
    { numRuns: 30 },
  )
})

test('ids that count upwards, as those of one batch do, are all remembered', () => {
  const seen = new SeenIds()
  for (let number = 1; number <= 50_000; number += 1)
    assert.equal(seen.meet(lineIdOf(number)), false)
  for (let number = 1; number <= 50_000; number += 1)
    assert.equal(seen.meet(lineIdOf(number)), true)
})

test('an id of zeros is met once like any other', () => {
  const seen = new SeenIds()
  const zeros = '0'.repeat(32)
  assert.deepEqual(
    [seen.meet(zeros), seen.meet(zeros), seen.meet(lineIdOf(1))],
    [false, true, false],
  )
})
