import { createHmac, hash, randomBytes, randomInt } from 'node:crypto'
import { handCode } from '#platform/crypto/hand-code.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'

/** A fresh code; whoever holds it can show it once. */
export const newCode = (): string => randomBytes(32).toString('base64url')

/** A fresh number of eight digits. */
export const newNumber = (): string => String(randomInt(100_000_000)).padStart(8, '0')

/** A fresh ticket of eight characters. */
export const newTicket = (): string => handCode(8)

/** SHA-256 in hexadecimal; enough for what has 256 bits of chance in it. */
export const digestHex = (text: string): string => hash('sha256', text, 'hex')

/** Keyed digest in hexadecimal, for what is short enough to be guessed from a plain one. */
export const keyedDigestHex = (keys: KeyRing, kind: 'number' | 'ticket', text: string): string =>
  createHmac('sm3', keys.derive('code')).update(`${kind}|${text}`).digest('hex')
