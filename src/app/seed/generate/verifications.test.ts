import assert from 'node:assert/strict'
import test from 'node:test'
import { provinceDate } from '#kernel/period.ts'
import { PERSONAS } from '../data/personas.ts'
import { sceneOf } from '../data/scenes.ts'
import { makePlaces } from './places.ts'
import { residents } from './residents.ts'
import { verifications } from './verifications.ts'

const on = Temporal.PlainDate.from('2026-11-23')
const places = makePlaces()
const holders = [...PERSONAS, ...residents({ seed: 1, count: 200, on })]
const make = () => [...verifications({ seed: 1, on, holders, places, perHolder: 8 })]
const made = make()

test('the history is the same in every run, and each record has its own id', () => {
  assert.deepEqual(make(), made)
  assert.equal(made.length, holders.length * 8)
  assert.equal(new Set(made.map(({ id }) => id)).size, made.length)
})

test('everything happened in the last sixty days, in the daytime, one after the other', () => {
  for (const { at } of made) {
    const day = provinceDate(at)
    const ago = day.until(on, { largestUnit: 'days' }).days
    assert.ok(ago >= 1 && ago <= 60, day.toString())
    const { hour } = at.toZonedDateTimeISO('Asia/Shanghai')
    assert.ok(hour >= 9 && hour < 18)
  }
  for (const [holderId, own] of Map.groupBy(made, (record) => record.holderId))
    for (const [i, record] of own.slice(1).entries()) {
      const before = own[i]?.at ?? record.at
      assert.ok(Temporal.Instant.compare(before, record.at) <= 0, holderId)
    }
})

test('a record names a scene of its place and a carrier of the scene', () => {
  const byId = new Map(places.map((place) => [place.id, place]))
  for (const { placeId, sceneCode, carrier, operatorAgency } of made) {
    const place = byId.get(placeId)
    assert.ok(place?.sceneCodes.includes(sceneCode), sceneCode)
    assert.equal(place?.operatorAgency, operatorAgency)
    assert.ok(sceneOf(sceneCode).carriers.includes(carrier))
  }
})

test('most are granted, and a card that was lost or cancelled by then is refused as such', () => {
  const granted = made.filter(({ result }) => result.granted).length
  assert.ok(granted > made.length * 0.8 && granted < made.length, String(granted))
  const late = made.filter(({ holderId }) => holderId === holders[19]?.id)
  for (const { at, result } of late)
    if (Temporal.PlainDate.compare(provinceDate(at), Temporal.PlainDate.from('2026-10-12')) >= 0)
      assert.deepEqual(result, { granted: false, refusal: 'CARD_CANCELLED' })
})
