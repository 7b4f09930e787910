export type { KeyObject } from 'node:crypto'
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  createSign,
  createVerify,
  type KeyObject,
} from 'node:crypto'
import { derOfRaw, RAW_BYTES, rawOfDer } from './sm2-signature.ts'

/** The name that signer and verifier put into the digest unless they agree on another. */
export const STANDARD_SIGNER_ID = '1234567812345678'

/** a, b, G.x and G.y of the curve sm2p256v1 (GB/T 32918.5), which go into every digest. */
const CURVE = Buffer.from(
  'FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC' +
    '28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93' +
    '32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7' +
    'BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0',
  'hex',
)

/** SubjectPublicKeyInfo of the curve up to its point: a public key is this and 65 bytes. */
const PUBLIC_HEAD = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex')
const POINT_BYTES = 65

/** The uncompressed point, 04 x y, that is a public key. */
export const sm2Point = (key: KeyObject): Buffer => {
  const der = publicOf(key).export({ type: 'spki', format: 'der' })
  if (!der.subarray(0, PUBLIC_HEAD.length).equals(PUBLIC_HEAD))
    throw new Error('This is no key of the curve sm2p256v1')
  return der.subarray(-POINT_BYTES)
}

/** The public key of an uncompressed point of 65 bytes. Throws when it is not on the curve. */
export const sm2PublicKey = (point: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, point]), type: 'spki', format: 'der' })

/** A private key in PKCS #8 is this and 32 bytes. */
const PRIVATE_HEAD = Buffer.from(
  '3041020100301306072a8648ce3d020106082a811ccf5501822d042730250201010420',
  'hex',
)
const SECRET_BYTES = 32

/** The private key that is this number of 32 bytes. Throws for one that the curve has not. */
export const sm2PrivateKey = (secret: Uint8Array): KeyObject => {
  if (secret.length !== SECRET_BYTES) throw new RangeError('a private key has 32 bytes')
  const der = Buffer.concat([PRIVATE_HEAD, secret])
  return createPrivateKey({ key: der, type: 'pkcs8', format: 'der' })
}

/** Reads a key of the curve from PEM; `undefined` for anything else. */
export const readSm2Key = (pem: string, kind: 'private' | 'public'): KeyObject | undefined => {
  try {
    const key = kind === 'private' ? createPrivateKey(pem) : createPublicKey(pem)
    return sm2Point(key).length === POINT_BYTES ? key : undefined
  } catch {
    return undefined
  }
}

const publicOf = (key: KeyObject): KeyObject =>
  key.type === 'private' ? createPublicKey(key) : key

// OpenSSL signs plain ECDSA with a key as it was generated; only one that was read back from its
// export counts as SM2 and takes the digest as it is.
const reimported = (key: KeyObject): KeyObject =>
  key.type === 'private'
    ? createPrivateKey(key.export({ type: 'pkcs8', format: 'pem' }))
    : createPublicKey(key.export({ type: 'spki', format: 'pem' }))

/** Z: who signs with which key, digested before the message (GB/T 32918.2, 5.5). */
export const signerDigest = (key: KeyObject, signerId = STANDARD_SIGNER_ID): Buffer => {
  const id = Buffer.from(signerId, 'utf8')
  const bits = Buffer.alloc(2)
  bits.writeUInt16BE(id.length * 8)
  return createHash('sm3')
    .update(bits)
    .update(id)
    .update(CURVE)
    .update(sm2Point(key).subarray(1))
    .digest()
}

export interface Sm2Options {
  readonly signerId?: string | undefined
  /** `der` as OpenSSL and certificates have it, `raw` for 64 bytes r and s. */
  readonly encoding?: 'der' | 'raw' | undefined
}

/** SM2 with SM3 (GB/T 32918.2): a signature that other implementations verify. */
export const signSm2 = (
  privateKey: KeyObject,
  message: Uint8Array,
  { signerId, encoding = 'der' }: Sm2Options = {},
): Buffer => {
  const der = createSign('sm3')
    .update(signerDigest(privateKey, signerId))
    .update(message)
    .sign(reimported(privateKey))
  return encoding === 'der' ? der : rawOfDer(der)
}

/** Whether the signature is of this message, by this key and under this signer's name. */
export const verifySm2 = (
  publicKey: KeyObject,
  message: Uint8Array,
  signature: Uint8Array,
  { signerId, encoding = 'der' }: Sm2Options = {},
): boolean => {
  if (encoding === 'raw' && signature.length !== RAW_BYTES) return false
  return createVerify('sm3')
    .update(signerDigest(publicKey, signerId))
    .update(message)
    .verify(reimported(publicKey), encoding === 'der' ? signature : derOfRaw(signature))
}
