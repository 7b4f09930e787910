import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { CursorText, decodeCursor, encodeCursor, isAfter, newestFirst } from './cursor.ts'

const anyCursor = fc.record({
  at: fc
    .integer({ min: 0, max: 4_000_000_000_000 })
    .map((micro) => Temporal.Instant.fromEpochNanoseconds(BigInt(micro) * 1_000_000n)),
  id: fc.uuid(),
})

test('a cursor that was sent out comes back as the same place', () => {
  fc.assert(
    fc.property(anyCursor, (cursor) => {
      const text = encodeCursor(cursor)
      assert.ok(CursorText.safeParse(text).success)
      const again = decodeCursor(text)
      assert.equal(again?.at.toString(), cursor.at.toString())
      assert.equal(again.id, cursor.id)
    }),
  )
})

test('what is not a cursor of ours is told, whatever it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.equal(decodeCursor(text), undefined)
      assert.equal(CursorText.safeParse(text).success, false)
    }),
  )
})

test('an entry is after the cursor just when it is further down the list', () => {
  fc.assert(
    fc.property(anyCursor, anyCursor, (a, b) => {
      fc.pre(a.id !== b.id)
      assert.equal(isAfter(a, b), newestFirst(a, b) < 0)
      assert.equal(isAfter(a, a), false)
    }),
  )
})
