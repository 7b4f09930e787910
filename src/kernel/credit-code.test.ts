import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { creditCode } from '#app/seed/generate/credit-code.ts'
import { creditCodeCheck, isCreditCode } from './credit-code.ts'

test('a published credit code ends with the check character we compute', () => {
  // The example of GB 32100-2015, annex A.
  assert.equal(creditCodeCheck('91350100M000100Y4'), '3')
  assert.ok(isCreditCode('91350100M000100Y43'))
})

test('every made-up credit code is valid, and no single wrong digit passes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999 }),
      fc.integer({ min: 2, max: 17 }),
      fc.integer({ min: 1, max: 9 }),
      (serial, at, shift) => {
        const code = creditCode('91', '440100', serial)
        assert.ok(isCreditCode(code), code)
        const digit = Number(code.charAt(at))
        if (Number.isNaN(digit)) return
        const wrong = code.slice(0, at) + String((digit + shift) % 10) + code.slice(at + 1)
        assert.ok(!isCreditCode(wrong), wrong)
      },
    ),
  )
})

test('a character outside the alphabet is refused', () => {
  assert.ok(!isCreditCode('91350100M000100I43'))
  assert.throws(() => creditCodeCheck('9135010OM000100Y4'), RangeError)
})
