import assert from 'node:assert/strict'
import test from 'node:test'
import { array, assert as always, double, integer, property, uniqueArray, string } from 'fast-check'
import { distanceMetres } from '#kernel/location.ts'
import { neutralOrder, shuffled } from './neutral-order.ts'

const GUANGZHOU = { latitude: 23.117, longitude: 113.275 }
const codes = uniqueArray(string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 22 })
const placeless = (list: readonly string[]) => list.map((code) => ({ code, locations: [] }))

test('an order shows every bank once, and a seed gives the same order again', () => {
  always(
    property(codes, integer(), (list, seed) => {
      const order = neutralOrder(placeless(list), seed)
      assert.deepEqual(order.toSorted(), list.toSorted())
      assert.deepEqual(neutralOrder(placeless(list), seed), order)
    }),
  )
})

test('the order of the register plays no part', () => {
  always(
    property(codes, integer(), integer(), (list, seed, other) => {
      const banks = placeless(list)
      assert.deepEqual(neutralOrder(shuffled(banks, other), seed), neutralOrder(banks, seed))
    }),
  )
})

test('every bank stands first about as often as any other', () => {
  const banks = placeless(Array.from({ length: 22 }, (_, i) => String(100 + i)))
  const first = new Map<string, number>()
  const rounds = 22_000
  for (let seed = 0; seed < rounds; seed += 1) {
    const [code = ''] = neutralOrder(banks, seed)
    first.set(code, (first.get(code) ?? 0) + 1)
  }
  assert.equal(first.size, 22)
  for (const [code, count] of first)
    assert.ok(count > 800 && count < 1200, `${code} stood first ${count} times of ${rounds}`)
})

test('where somebody is known to be, the nearest outlet stands first and the rest follow', () => {
  always(
    property(
      array(array(double({ min: 0.001, max: 3, noNaN: true }), { maxLength: 3 }), {
        minLength: 1,
        maxLength: 10,
      }),
      integer(),
      (offsets, seed) => {
        const banks = offsets.map((own, i) => ({
          code: `b${i}`,
          locations: own.map((offset) => ({
            latitude: GUANGZHOU.latitude + offset,
            longitude: GUANGZHOU.longitude,
          })),
        }))
        const order = neutralOrder(banks, seed, GUANGZHOU)
        const metres = order.map((code) => {
          const bank = banks.find((one) => one.code === code)
          return Math.min(...(bank?.locations ?? []).map((l) => distanceMetres(l, GUANGZHOU)))
        })
        assert.deepEqual(
          metres,
          metres.toSorted((a, b) => (a === b ? 0 : a - b)),
        )
      },
    ),
  )
})

test('Guangzhou and Shenzhen are about a hundred kilometres apart', () => {
  const shenzhen = { latitude: 22.543, longitude: 114.058 }
  const metres = distanceMetres(GUANGZHOU, shenzhen)
  assert.ok(metres > 95_000 && metres < 110_000, String(metres))
  assert.equal(distanceMetres(GUANGZHOU, GUANGZHOU), 0)
})
