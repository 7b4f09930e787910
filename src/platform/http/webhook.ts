import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Headers of Standard Webhooks, by which a receiver knows who sent what and when. */
export interface WebhookHeaders {
  readonly 'webhook-id': string
  /** Seconds since 1970. */
  readonly 'webhook-timestamp': string
  /** Separated by spaces: `v1` is HMAC-SHA256, `v1sm3` HMAC-SM3, one of each for each secret. */
  readonly 'webhook-signature': string
}

export interface Webhook {
  /** The same over every attempt, so that a receiver knows a repetition. */
  readonly id: string
  /** The body, to the byte. */
  readonly body: string
}

const PREFIX = 'whsec_'
const SECRET_BYTES = 32
/** Clocks of two houses may differ by this much; older ones are replays. */
export const TOLERANCE_SECONDS = 300

const DIGESTS = { v1: 'sha256', v1sm3: 'sm3' } as const
const VERSIONS = ['v1', 'v1sm3'] as const
type Version = (typeof VERSIONS)[number]

/** A secret as it is handed over: `whsec_` and base64. */
export const newWebhookSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64')

const macOf = (version: Version, secret: string, id: string, seconds: string, body: string) =>
  createHmac(DIGESTS[version], Buffer.from(secret.replace(PREFIX, ''), 'base64'))
    .update(`${id}.${seconds}.${body}`)
    .digest()

/** Signs one attempt with every secret that holds: while two do, a receiver may know either. */
export const signWebhook = (
  { id, body }: Webhook,
  secrets: readonly string[],
  at: Temporal.Instant,
): WebhookHeaders => {
  const seconds = `${Math.floor(at.epochMilliseconds / 1000)}`
  const signatures = VERSIONS.flatMap((version) =>
    secrets.map(
      (secret) => `${version},${macOf(version, secret, id, seconds, body).toString('base64')}`,
    ),
  )
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': signatures.join(' '),
  }
}

/** Whether a receiver that knows `secret` may trust what came. */
export const verifyWebhook = (
  headers: Readonly<Record<string, string | undefined>>,
  body: string,
  { secret, version = 'v1', at }: { secret: string; version?: Version; at: Temporal.Instant },
): 'fine' | 'unsigned' | 'tooOld' => {
  const { 'webhook-id': id = '', 'webhook-timestamp': seconds = '' } = headers
  const age = Math.floor(at.epochMilliseconds / 1000) - Number(seconds)
  if (!/^\d+$/.test(seconds) || Math.abs(age) > TOLERANCE_SECONDS) return 'tooOld'
  const expected = macOf(version, secret, id, seconds, body)
  const found = (headers['webhook-signature'] ?? '').split(' ').some((text) => {
    const [named, signature = ''] = text.split(',')
    const bytes = Buffer.from(signature, 'base64')
    return named === version && bytes.length === expected.length && timingSafeEqual(bytes, expected)
  })
  return found ? 'fine' : 'unsigned'
}
