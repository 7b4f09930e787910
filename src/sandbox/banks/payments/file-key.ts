import { hkdfSync, type KeyObject } from 'node:crypto'
import { sm2Point, sm2PrivateKey } from '#platform/crypto/sm2.ts'

const SECRET_BYTES = 32

/** The key by which a bank signs its files; the same seed and bank give the same. */
export const fileKeyOf = (seed: Uint8Array, bankCode: string): KeyObject =>
  sm2PrivateKey(
    Buffer.from(hkdfSync('sha256', seed, '', `sandbox/files/${bankCode}`, SECRET_BYTES)),
  )

/** What the program registers of it. */
export const filePointOf = (seed: Uint8Array, bankCode: string): Buffer =>
  sm2Point(fileKeyOf(seed, bankCode))
