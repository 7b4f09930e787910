import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { ed25519Key } from '#platform/crypto/ed25519.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import { OUR_ID } from './answer-header.ts'

const KEY_ID = (number: number): string => `mapper-${number}`

/** How long a signature is good for whoever gets it late. */
const LIFETIME_SECONDS = 24 * 3600

const privateKey = (keys: KeyRing): KeyObject => ed25519Key(keys.derive('signing'))

/** The public key by which callbacks are verified, as a key set of RFC 7517. */
export const callbackKeys = (keys: KeyRing) => {
  const { x = '' } = createPublicKey(privateKey(keys)).export({ format: 'jwk' })
  const kid = KEY_ID(keys.current)
  return { keys: [{ kty: 'OKP' as const, crv: 'Ed25519' as const, x, kid, use: 'sig' as const }] }
}

/** What is signed: the two times and the digest of the content, a line each. */
export const signedText = (created: number, expires: number, content: string): string =>
  [
    `(created): ${created}`,
    `(expires): ${expires}`,
    `digest: SHA-256=${createHash('sha256').update(content).digest('base64')}`,
  ].join('\n')

/** The signature of a content that goes out now, as the specification writes it. */
export const callbackSignature = (keys: KeyRing, content: string, at: Temporal.Instant): string => {
  const created = Math.floor(at.epochMilliseconds / 1000)
  const expires = created + LIFETIME_SECONDS
  const text = Buffer.from(signedText(created, expires, content))
  const value = sign(null, text, privateKey(keys)).toString('base64')
  return (
    `Signature: namespace="g2p", kidId="${OUR_ID}|${KEY_ID(keys.current)}|ed25519", ` +
    `algorithm="ed25519", created="${created}", expires="${expires}", ` +
    `headers="(created) (expires) digest", signature="${value}"`
  )
}

/**
 * The body of a callback: its first member signs the rest. `content` is the JSON of header and
 * message together, and stands in the body to the letter.
 */
export const signedBody = (keys: KeyRing, content: string, at: Temporal.Instant): string =>
  `{"signature":${JSON.stringify(callbackSignature(keys, content, at))},${content.slice(1)}`
