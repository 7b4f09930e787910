import { randomFillSync } from 'node:crypto'

const RANDOM_BYTES = 10

// One call to the system's generator serves many ids: asked each time, it costs more than the rest.
const pool = Buffer.alloc(RANDOM_BYTES * 512)
let used = pool.length
const nextRandom = (): Uint8Array => {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += RANDOM_BYTES
  return Buffer.from(pool.subarray(used - RANDOM_BYTES, used))
}

/**
 * A UUIDv7 (RFC 9562): time-ordered, so that index pages fill from the right, and made by the
 * program, so that no sequence of a database is ever a business key.
 */
export const uuidv7 = (at: Temporal.Instant, random: Uint8Array = nextRandom()): string => {
  const hex =
    at.epochMilliseconds.toString(16).padStart(12, '0') + Buffer.from(random).toString('hex')
  const variant = ((Number.parseInt(hex.charAt(15), 16) & 0x3) | 0x8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `7${hex.slice(12, 15)}`,
    variant + hex.slice(16, 19),
    hex.slice(20, 32),
  ].join('-')
}

/** Public references are opaque and prefixed, so that a stray one tells what it is. */
export const PUBLIC_PREFIXES = {
  verification: 'ver',
  accessRecord: 'acc',
  card: 'card',
  order: 'ord',
  lead: 'lead',
  terminal: 'trm',
  device: 'dev',
  consent: 'cons',
  relation: 'rel',
  case: 'case',
  exception: 'exc',
  objection: 'obj',
  line: 'line',
  statement: 'stm',
} as const
export type PublicKind = keyof typeof PUBLIC_PREFIXES

/** `ver_01a0…`: a UUID shown outside, without its hyphens. */
export const publicId = (kind: PublicKind, uuid: string): string =>
  `${PUBLIC_PREFIXES[kind]}_${uuid.replaceAll('-', '')}`

/** The UUID inside a public reference, or `undefined` when it is not one of that kind. */
export const fromPublicId = (kind: PublicKind, text: string): string | undefined => {
  const match =
    /^([a-z]+)_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(text)
  if (match === null || match[1] !== PUBLIC_PREFIXES[kind]) return undefined
  return match.slice(2).join('-')
}
