import { createECDH, createPublicKey, hkdfSync, type KeyObject, verify } from 'node:crypto'

/** Bytes of an uncompressed point, as WebCrypto exports it: 4, x, y. */
export const POINT_BYTES = 65

// SubjectPublicKeyInfo of a P-256 key, up to the point.
const SPKI_HEAD = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex')

/** The key of an uncompressed P-256 point, or `undefined` when the bytes are no such point. */
export const publicKeyOf = (point: Uint8Array): KeyObject | undefined => {
  if (point.length !== POINT_BYTES || point[0] !== 4) return undefined
  try {
    return createPublicKey({ key: Buffer.concat([SPKI_HEAD, point]), format: 'der', type: 'spki' })
  } catch {
    return undefined
  }
}

/** Whether a signature (ECDSA, SHA-256, r and s as WebCrypto makes them) is of this key. */
export const isSignedBy = (key: KeyObject, message: string, signature: Uint8Array): boolean =>
  signature.length === 64 &&
  verify('sha256', Buffer.from(message), { key, dsaEncoding: 'ieee-p1363' }, signature)

export interface Agreement {
  /** Our fresh point, to send. */
  readonly point: Buffer
  /** 32 bytes that the two sides know. */
  readonly key: Buffer
}

/**
 * One step of ECDH with a fresh key of ours, then HKDF-SHA256 with both points as salt.
 *
 * @returns `undefined` when the bytes of the other side are no point of the curve.
 */
export const agreeKey = (peer: Uint8Array, info: string): Agreement | undefined => {
  if (publicKeyOf(peer) === undefined) return undefined
  const own = createECDH('prime256v1')
  const point = own.generateKeys()
  const salt = Buffer.concat([peer, point])
  const key = Buffer.from(hkdfSync('sha256', own.computeSecret(peer), salt, info, 32))
  return { point, key }
}
