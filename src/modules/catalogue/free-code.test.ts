import assert from 'node:assert/strict'
import test from 'node:test'
import { freeCode } from './free-code.ts'

test('a code that something has is drawn again', async () => {
  const taken: string[] = []
  const code = await freeCode(
    'P-440100',
    Temporal.Instant.from('2026-11-26T02:00:00Z'),
    (drawn) => {
      if (taken.length === 2) return false
      taken.push(drawn)
      return true
    },
  )
  assert.equal(taken.length, 2)
  for (const one of [...taken, code]) assert.match(one, /^P-440100-[0-9A-F]{6}$/)
  assert.ok(!taken.includes(code))
})
