import assert from 'node:assert/strict'
import test from 'node:test'
import { fromPublicId, publicId, uuidv7 } from './ids.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('an id is a UUIDv7 and later ones sort later', () => {
  const at = Temporal.Instant.from('2026-11-23T08:00:00Z')
  const first = uuidv7(at)
  assert.match(first, UUID)
  assert.ok(first < uuidv7(at.add({ milliseconds: 1 })))
})

test('the same instant and the same randomness give the published example', () => {
  const random = Buffer.from('0cc318c4dc0c0c07398f', 'hex')
  const id = uuidv7(Temporal.Instant.fromEpochMilliseconds(0x017f22e279b0), random)
  assert.equal(id.slice(0, 13), '017f22e2-79b0')
  assert.match(id, UUID)
})

test('a public reference tells its kind and goes back only to it', () => {
  const id = uuidv7(Temporal.Instant.from('2026-11-23T08:00:00Z'))
  assert.equal(fromPublicId('card', publicId('card', id)), id)
  assert.equal(fromPublicId('verification', publicId('card', id)), undefined)
  assert.equal(fromPublicId('card', `card_${id}`), undefined)
})
