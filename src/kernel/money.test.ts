import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { parseYuan, writeYuan } from './money.ts'

test('an amount is written in yuan with two places, and read back as it was', () => {
  assert.deepEqual([0n, 5n, 400n, 123_456_789n, -7n, -100_050n].map(writeYuan), [
    '0.00',
    '0.05',
    '4.00',
    '1234567.89',
    '-0.07',
    '-1000.50',
  ])
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 99_999_999_999n }), (fen) => {
      assert.equal(parseYuan(writeYuan(fen)), fen)
    }),
  )
})
