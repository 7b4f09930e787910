import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test from 'node:test'
import * as fc from 'fast-check'
import { sm2 as oracle } from 'sm-crypto-v2'
import {
  signerDigest,
  signSm2,
  sm2Point,
  sm2PublicKey,
  STANDARD_SIGNER_ID,
  verifySm2,
} from './sm2.ts'
import { derOfRaw, rawOfDer } from './sm2-signature.ts'

const hex = (text: string): Buffer => Buffer.from(text, 'hex')
const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'SM2' })
const THEIRS = { hash: true, der: true, userId: STANDARD_SIGNER_ID } as const

/** The example of GM/T 0003.5, appendix A.2. */
const EXAMPLE = {
  point: hex(
    '0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020' +
      'CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13',
  ),
  z: 'b2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3',
  message: Buffer.from('message digest'),
  signature: hex(
    'F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3' +
      'B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA',
  ),
}

test('the example of the standard holds: digest of the signer and signature', () => {
  const key = sm2PublicKey(EXAMPLE.point)
  assert.equal(signerDigest(key).toString('hex'), EXAMPLE.z)
  assert.equal(verifySm2(key, EXAMPLE.message, EXAMPLE.signature, { encoding: 'raw' }), true)
  assert.equal(verifySm2(key, EXAMPLE.message, derOfRaw(EXAMPLE.signature)), true)
  const other = Buffer.from('message digesT')
  assert.equal(verifySm2(key, other, EXAMPLE.signature, { encoding: 'raw' }), false)
})

test('what we sign an independent implementation verifies, and the other way round', () => {
  for (let i = 0; i < 8; i += 1) {
    const { privateKey, publicKey } = newKeys()
    const point = sm2Point(privateKey).toString('hex')
    const message = randomBytes(1 + i * 31)
    const ours = signSm2(privateKey, message).toString('hex')
    assert.equal(oracle.doVerifySignature(message, ours, point, THEIRS), true)
    // PKCS #8 of this curve has the secret number at a fixed place.
    const secret = privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(36, 68)
    const theirs = oracle.doSignature(message, secret.toString('hex'), THEIRS)
    assert.equal(verifySm2(publicKey, message, hex(theirs)), true)
  }
})

test('a signature holds for its message, key and signer only, in both of its forms', () => {
  const [one, other] = [newKeys(), newKeys()]
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom('der' as const, 'raw' as const),
      (message, encoding) => {
        const signature = signSm2(one.privateKey, message, { encoding })
        const verify = (key = one.publicKey, bytes: Uint8Array = message, signerId?: string) =>
          verifySm2(key, bytes, signature, { encoding, signerId })
        assert.equal(verify(), true)
        assert.equal(verify(other.publicKey), false)
        assert.equal(verify(one.publicKey, Buffer.concat([message, Buffer.from([0])])), false)
        assert.equal(verify(one.publicKey, message, 'ALICE123@YAHOO.COM'), false)
        if (encoding === 'raw') assert.equal(signature.length, 64)
      },
    ),
    { numRuns: 20 },
  )
})

test('bytes that are no signature are false and not an error', () => {
  const { publicKey } = newKeys()
  for (const bytes of [Buffer.alloc(0), Buffer.alloc(64), Buffer.alloc(65, 1), randomBytes(64)])
    for (const encoding of ['der', 'raw'] as const)
      assert.equal(verifySm2(publicKey, EXAMPLE.message, bytes, { encoding }), false)
})

test('a key of another curve is refused', () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  assert.throws(() => sm2Point(publicKey), /no key of the curve/)
})

test('the two forms of a signature tell the same numbers, leading zeros included', () => {
  const anyNumber = fc
    .tuple(fc.integer({ min: 0, max: 31 }), fc.uint8Array({ minLength: 32, maxLength: 32 }))
    .map(([zeros, bytes]) => Buffer.from(bytes).fill(0, 0, zeros))
  fc.assert(
    fc.property(anyNumber, anyNumber, (r, s) => {
      const raw = Buffer.concat([r, s])
      assert.deepEqual(rawOfDer(derOfRaw(raw)), raw)
    }),
  )
})

const cli = spawnSync('openssl', ['version'], { encoding: 'utf8' })
const skip = cli.status === 0 ? false : 'no openssl command on this machine'

test('the openssl command verifies what we sign and we verify what it signs (E8)', { skip }, () => {
  const { privateKey, publicKey } = newKeys()
  const folder = mkdtempSync(path.join(tmpdir(), 'sm2-'))
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(path.join(folder, name), content)
    return path.join(folder, name)
  }
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'] })
  try {
    const secret = file('key.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }))
    const open = file('open.pem', publicKey.export({ type: 'spki', format: 'pem' }))
    const message = file('message', EXAMPLE.message)
    const ours = file('signature', signSm2(privateKey, EXAMPLE.message))
    const common = ['-rawin', '-digest', 'sm3', '-pkeyopt', `distid:${STANDARD_SIGNER_ID}`]
    const against = ['-inkey', open, '-in', message, '-sigfile', ours]
    openssl('pkeyutl', '-verify', '-pubin', ...against, ...common)
    const theirs = openssl('pkeyutl', '-sign', '-inkey', secret, '-in', message, ...common)
    assert.equal(verifySm2(publicKey, EXAMPLE.message, theirs), true)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a key that was read from a file signs like one that was generated', () => {
  const { privateKey, publicKey } = newKeys()
  const read = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }))
  assert.equal(verifySm2(publicKey, EXAMPLE.message, signSm2(read, EXAMPLE.message)), true)
})
