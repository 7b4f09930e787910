import assert from 'node:assert/strict'
import { createECDH, hkdfSync } from 'node:crypto'
import test from 'node:test'
import * as fc from 'fast-check'
import { agreeKey, isSignedBy, POINT_BYTES, publicKeyOf } from './p256.ts'

const { subtle } = globalThis.crypto
const ECDSA = { name: 'ECDSA', namedCurve: 'P-256' } as const

test('a signature made by WebCrypto is recognised, and only over its own text', async () => {
  const { privateKey, publicKey } = await subtle.generateKey(ECDSA, false, ['sign', 'verify'])
  const point = new Uint8Array(await subtle.exportKey('raw', publicKey))
  assert.equal(point.length, POINT_BYTES)
  const how = { name: 'ECDSA', hash: 'SHA-256' }
  const text = new TextEncoder().encode('ykt-code|dev_1|identity|1|n')
  const signature = new Uint8Array(await subtle.sign(how, privateKey, text))
  const key = publicKeyOf(point)
  assert.ok(key !== undefined)
  assert.ok(isSignedBy(key, 'ykt-code|dev_1|identity|1|n', signature))
  assert.ok(!isSignedBy(key, 'ykt-code|dev_1|transit|1|n', signature))
  assert.ok(!isSignedBy(key, 'ykt-code|dev_1|identity|1|n', signature.subarray(1)))
  fc.assert(
    fc.property(fc.nat(511), (bit) => {
      const changed = Uint8Array.from(signature)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      assert.ok(!isSignedBy(key, 'ykt-code|dev_1|identity|1|n', changed))
    }),
  )
})

test('bytes that are no point of the curve are no key', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 0, maxLength: 70 }), (bytes) => {
      assert.equal(publicKeyOf(bytes), undefined)
      assert.equal(agreeKey(bytes, 'info'), undefined)
    }),
  )
  const off = Buffer.alloc(POINT_BYTES, 1)
  off[0] = 4
  assert.equal(publicKeyOf(off), undefined)
})

test('both sides of an agreement come to the same key, and another purpose to another', () => {
  const peer = createECDH('prime256v1')
  const point = peer.generateKeys()
  const agreed = agreeKey(point, 'session-1')
  assert.ok(agreed !== undefined)
  const salt = Buffer.concat([point, agreed.point])
  const derive = (info: string) =>
    Buffer.from(hkdfSync('sha256', peer.computeSecret(agreed.point), salt, info, 32))
  assert.deepEqual(derive('session-1'), agreed.key)
  assert.notDeepEqual(derive('session-2'), agreed.key)
})
