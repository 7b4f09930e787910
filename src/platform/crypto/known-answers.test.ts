import assert from 'node:assert/strict'
import {
  type CipherGCMTypes,
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
} from 'node:crypto'
import test from 'node:test'
import { sm3, sm4 } from 'sm-crypto-v2'

const SM4_GCM = 'sm4-gcm' as CipherGCMTypes
const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')

test('SM3 gives the digests of the standard (GB/T 32905)', () => {
  const digest = (text: string) => createHash('sm3').update(text).digest('hex')
  assert.equal(digest('abc'), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  assert.equal(
    digest('abcd'.repeat(16)),
    'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
  )
})

test('SM4 gives the ciphertext of the standard (GB/T 32907)', () => {
  const block = hex('0123456789abcdeffedcba9876543210')
  const cipher = createCipheriv('sm4-ecb', block, null)
  cipher.setAutoPadding(false)
  const sealed = Buffer.concat([cipher.update(block), cipher.final()])
  assert.equal(sealed.toString('hex'), '681edf34d206965e86b3e94f536e4246')
})

test('SM4-GCM gives the ciphertext and tag of RFC 8998', () => {
  const [key, nonce] = [hex('0123456789ABCDEFFEDCBA9876543210'), hex('00001234567800000000ABCD')]
  const text = hex(
    'AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD' +
      'EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA',
  )
  const associated = hex('FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2')
  const cipher = createCipheriv(SM4_GCM, key, nonce)
  cipher.setAAD(associated)
  const sealed = Buffer.concat([cipher.update(text), cipher.final()])
  assert.equal(
    sealed.toString('hex').toUpperCase(),
    '17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735' +
      'D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D',
  )
  assert.equal(
    cipher.getAuthTag().toString('hex').toUpperCase(),
    '83DE3541E4C2B58177E065A9BF7B62EC',
  )
  const decipher = createDecipheriv(SM4_GCM, key, nonce)
  decipher.setAAD(associated)
  decipher.setAuthTag(cipher.getAuthTag())
  assert.deepEqual(Buffer.concat([decipher.update(sealed), decipher.final()]), text)
})

test('SM3, HMAC-SM3 and SM4-GCM agree with an independent implementation', () => {
  for (let i = 0; i < 50; i += 1) {
    const [text, key, nonce] = [randomBytes(i * 7), randomBytes(16), randomBytes(12)]
    assert.equal(createHash('sm3').update(text).digest('hex'), sm3(text))
    assert.equal(
      createHmac('sm3', key).update(text).digest('hex'),
      sm3(text, { mode: 'hmac', key }),
    )
    const cipher = createCipheriv(SM4_GCM, key, nonce)
    cipher.setAAD(Buffer.from('place'))
    const sealed = Buffer.concat([cipher.update(text), cipher.final()])
    const theirs = sm4.encrypt(text, key, {
      mode: 'gcm',
      iv: nonce,
      associatedData: Buffer.from('place'),
      padding: 'none',
      output: 'array',
      outputTag: true,
    }) as unknown as { readonly output: Uint8Array; readonly tag: Uint8Array }
    assert.deepEqual(sealed, Buffer.from(theirs.output))
    assert.deepEqual(cipher.getAuthTag(), Buffer.from(theirs.tag))
  }
})
