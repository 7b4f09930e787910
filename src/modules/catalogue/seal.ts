import type { KeyRing } from '#platform/crypto/keys.ts'
import { signSm2, sm2Point, sm2PrivateKey, sm2PublicKey, verifySm2 } from '#platform/crypto/sm2.ts'
import { sm3 } from '#platform/crypto/sm3.ts'
import { canonical } from './canonical.ts'
import type { Scene } from './scene.ts'
import type { VersionContent } from './snapshot.ts'

/** 签名: that a version was published by this program, and by which key. */
export interface Seal {
  readonly keyNumber: number
  /** SM3 of the canonical text, hexadecimal. */
  readonly digest: string
  /** SM2 over the canonical text, r and s of 32 bytes each. */
  readonly signature: Uint8Array
}

const keyOf = (keys: KeyRing, number: number) =>
  sm2PrivateKey(keys.derive('catalogueSignature', number))

/** A point in time to the millisecond, whatever precision a clock or a column has. */
const stamp = (at: Temporal.Instant): string => at.toString({ fractionalSecondDigits: 3 })

/** What is signed: everything that a reader goes by. */
const textOf = (version: VersionContent, scenes: readonly Scene[]): Uint8Array =>
  Buffer.from(
    canonical({
      regionCode: version.regionCode,
      number: version.number,
      previous: version.previous ?? null,
      publishedAt: stamp(version.publishedAt),
      effectiveFrom: stamp(version.effectiveFrom),
      reason: version.reason,
      changes: version.changes,
      // Left out where it says nothing: most versions follow the one before and no more.
      ...(version.supersedes.length > 0 && { supersedes: version.supersedes }),
      scenes,
    }),
  )

/** Signs a version with the current key of the ring. */
export const sealVersion = (
  keys: KeyRing,
  version: VersionContent,
  scenes: readonly Scene[],
): Seal => {
  const text = textOf(version, scenes)
  const keyNumber = keys.current
  const signature = signSm2(keyOf(keys, keyNumber), text, { encoding: 'raw' })
  return { keyNumber, digest: sm3(text), signature }
}

/** Whether the seal is of this version with these scenes, by a key of the ring (S1). */
export const isSealGood = (
  keys: KeyRing,
  version: VersionContent,
  scenes: readonly Scene[],
  { keyNumber, digest, signature }: Seal,
): boolean => {
  const text = textOf(version, scenes)
  if (sm3(text) !== digest || !keys.has(keyNumber)) return false
  const key = sm2PublicKey(sm2Point(keyOf(keys, keyNumber)))
  return verifySm2(key, text, signature, { encoding: 'raw' })
}

/** The public key by which anybody can check, as an uncompressed point in hexadecimal. */
export const sealPoint = (keys: KeyRing, keyNumber: number): string =>
  sm2Point(keyOf(keys, keyNumber)).toString('hex')
