import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import test from 'node:test'
import * as fc from 'fast-check'
import { KeyRing } from './keys.ts'
import { type Binding, blindIndex, pairwisePseudonym, seal, unseal } from './sealing.ts'

const key = (number: number) => ({ number, secret: Buffer.alloc(32, number) })
const keys = new KeyRing([key(1)])
const HERE: Binding = { column: 'person.person.name_sealed', rowId: 'row-1' }

const anyText = fc.string({ unit: 'grapheme', maxLength: 60 })
const anyBinding = fc.record({ column: fc.string({ maxLength: 20 }), rowId: fc.uuid() })

test('what was sealed opens again in its place, whatever the text (K1)', () => {
  fc.assert(
    fc.property(anyText, anyBinding, (text, binding) => {
      assert.equal(unseal(keys, binding, seal(keys, binding, text)), text)
    }),
  )
})

test('a sealed value with any single bit flipped does not open (K1)', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), (text, any) => {
      const sealed = seal(keys, HERE, text)
      const bit = any % (sealed.length * 8)
      sealed.writeUInt8(sealed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      assert.throws(() => unseal(keys, HERE, sealed))
    }),
  )
})

test('a sealed value that was cut or made longer does not open (K1)', () => {
  const sealed = seal(keys, HERE, '陈静怡')
  for (let length = 0; length < sealed.length; length += 1)
    assert.throws(() => unseal(keys, HERE, sealed.subarray(0, length)), `${length} bytes`)
  assert.throws(() => unseal(keys, HERE, Buffer.concat([sealed, Buffer.from([0])])))
})

test('a sealed value does not open in another row, column or under another key number (K1)', () => {
  const two = new KeyRing([key(1), key(2)])
  const [one, other] = [seal(two, HERE, 'one'), seal(two, { ...HERE, rowId: 'row-2' }, 'other')]
  assert.throws(() => unseal(two, HERE, other), 'rows were swapped')
  assert.throws(() => unseal(two, { ...HERE, rowId: 'row-2' }, one), 'rows were swapped')
  assert.throws(() => unseal(two, { ...HERE, column: 'person.person.phone_sealed' }, one))
  const renumbered = Buffer.from(one)
  renumbered[1] = 2
  assert.throws(() => unseal(two, HERE, renumbered))
  renumbered[1] = 3
  assert.throws(() => unseal(two, HERE, renumbered), /not on the ring/)
})

test('a new key writes, and what the old one wrote still opens', () => {
  const old = seal(keys, HERE, 'old')
  const rotated = new KeyRing([key(2), key(1)])
  assert.equal(unseal(rotated, HERE, old), 'old')
  const fresh = seal(rotated, HERE, 'new')
  assert.equal(fresh[1], 2)
  assert.throws(() => unseal(keys, HERE, fresh), /not on the ring/)
})

test('a hundred thousand sealed values bear a hundred thousand nonces (K2)', () => {
  const nonces = new Set<string>()
  for (let i = 0; i < 100_000; i += 1)
    nonces.add(seal(keys, HERE, '').subarray(2, 14).toString('latin1'))
  assert.equal(nonces.size, 100_000)
})

test('equal values have equal indexes; another kind, value or key has another (K6)', () => {
  const index = blindIndex(keys, 'person.identity', '440106199003070026')
  assert.deepEqual(blindIndex(keys, 'person.identity', '440106199003070026'), index)
  assert.equal(index.length, 32)
  for (const other of [
    blindIndex(keys, 'person.identity', '440106199003070027'),
    blindIndex(keys, 'person.name', '440106199003070026'),
    blindIndex(new KeyRing([key(2)]), 'person.identity', '440106199003070026'),
  ])
    assert.notDeepEqual(other, index)
})

test('a blind index is the HMAC-SM3 of RFC 2104, whatever the length of the text', () => {
  for (const length of [0, 1, 31, 32, 33, 63, 64, 65, 127, 128, 169, 170, 1000]) {
    const text = '号'.repeat(length)
    const expected = createHmac('sm3', keys.derive('blindIndex')).update(`kind|${text}`).digest()
    assert.deepEqual(blindIndex(keys, 'kind', text), expected)
  }
})

test('two organisations know one person by names that cannot be joined (N4)', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.stringMatching(/^[A-Z]{1,8}$/), (person, organisation) => {
      const name = pairwisePseudonym(keys, organisation, person)
      assert.match(name, /^[\w-]{27}$/)
      assert.equal(pairwisePseudonym(keys, organisation, person), name)
      assert.notEqual(pairwisePseudonym(keys, `${organisation}X`, person), name)
    }),
  )
})
