import { randomFillSync } from 'node:crypto'

const RANDOM_BYTES = 10

const RANDOM_DIGITS = 2 * RANDOM_BYTES

// One call to the system's generator serves many ids: asked each time, it costs more than the rest.
const pool = Buffer.alloc(RANDOM_BYTES * 512)
let digits = ''
let used = 0
const nextRandom = (): string => {
  if (used === digits.length) {
    digits = randomFillSync(pool).toString('hex')
    used = 0
  }
  used += RANDOM_DIGITS
  return digits.slice(used - RANDOM_DIGITS, used)
}

/** The bits of the variant in place of the two that chance gave. */
const VARIANTS = '89ab89ab89ab89ab'

/**
 * A UUIDv7 (RFC 9562): time-ordered, so that index pages fill from the right, and made by the
 * program, so that no sequence of a database is ever a business key.
 */
export const uuidv7 = (at: Temporal.Instant, random?: Uint8Array): string => {
  const time = at.epochMilliseconds.toString(16).padStart(12, '0')
  const chance = random === undefined ? nextRandom() : Buffer.from(random).toString('hex')
  const variant = VARIANTS.charAt(Number.parseInt(chance.charAt(3), 16))
  return (
    `${time.slice(0, 8)}-${time.slice(8)}-7${chance.slice(0, 3)}` +
    `-${variant}${chance.slice(4, 7)}-${chance.slice(8)}`
  )
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
  batch: 'bat',
  objection: 'obj',
  line: 'line',
  statement: 'stm',
  announcement: 'ann',
  offer: 'off',
  entitlement: 'ent',
  credential: 'crd',
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
