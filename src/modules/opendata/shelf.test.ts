import assert from 'node:assert/strict'
import test from 'node:test'
import { FixedClock } from '#platform/clock.ts'
import { Shelf } from './shelf.ts'

const setUp = () => {
  let made = 0
  const clock = new FixedClock('2026-11-20T04:00:00Z')
  return {
    shelf: new Shelf(clock, 60),
    pass: (seconds: number) => clock.advance({ seconds }),
    make: async () => {
      made += 1
      return Buffer.from(String(made))
    },
  }
}

test('a file is made once for all who ask, and again after its time', async () => {
  const { shelf, pass, make } = setUp()
  const asked = () => shelf.file('places', make).then(String)
  assert.deepEqual(await Promise.all([asked(), asked()]), ['1', '1'])
  pass(59)
  assert.equal(await asked(), '1')
  pass(1)
  assert.equal(await asked(), '2')
  assert.equal(String(await shelf.file('fares', make)), '3', 'each name has its own')
})

test('a file that could not be made is tried again by the next who asks', async () => {
  const { shelf, make } = setUp()
  await assert.rejects(shelf.file('places', () => Promise.reject(new Error('no database'))))
  assert.equal(String(await shelf.file('places', make)), '1')
})
