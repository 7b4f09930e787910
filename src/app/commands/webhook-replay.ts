import { createHash, createPrivateKey, type KeyObject, randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { z } from 'zod'
import { PlainError } from '#platform/words.ts'
import { readNamedFile } from './command-input.ts'

const LIFETIME_SECONDS = 120
const PATIENCE_MILLISECONDS = 20_000

/** The private key of a PEM file by which a department signs. */
export const readSigningKey = async (file: string): Promise<KeyObject> => {
  const wrong = new PlainError({
    zh: `${file} 不是 PEM 格式的 P-256 私钥`,
    en: `${file} is no P-256 private key in PEM`,
  })
  const text = await readNamedFile(file)
  try {
    const key = createPrivateKey(text)
    if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key
  } catch {
    throw wrong
  }
  throw wrong
}

interface Replay {
  /** The public URL of the program, without a slash at the end. */
  readonly url: string
  readonly agencyCode: string
  readonly key: KeyObject
  readonly eventId: string
  readonly at: Temporal.Instant
}

/** What the program answered: to how many endpoints it goes, or why it does not. */
export interface Replayed {
  readonly status: number
  readonly endpoints?: number | undefined
  readonly code?: string | undefined
  readonly detail?: string | undefined
}

const Answer = z.object({
  endpoints: z.number().optional(),
  code: z.string().optional(),
  detail: z.string().optional(),
})

const signed = ({ url, agencyCode, key, at }: Replay): Promise<string> =>
  new SignJWT({
    iss: agencyCode,
    aud: url,
    exp: Math.floor(at.epochMilliseconds / 1000) + LIFETIME_SECONDS,
    jti: randomUUID(),
    digest: createHash('sha256').update('').digest('base64url'),
  })
    .setProtectedHeader({ alg: 'ES256' })
    .sign(key)

/**
 * Asks the program to send an event once more to the endpoints of a department.
 *
 * @throws when nobody answers there.
 */
export const replayEvent = async (replay: Replay): Promise<Replayed> => {
  const { url, eventId } = replay
  const answer = await fetch(`${url}/v1/events/${encodeURIComponent(eventId)}/replays`, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    headers: { accept: 'application/json', authorization: `Bearer ${await signed(replay)}` },
  }).catch(() => {
    throw new PlainError({ zh: `${url} 没有应答`, en: `Nobody answers at ${url}` })
  })
  const body = Answer.safeParse(await answer.json().catch(() => ({}))).data
  return { status: answer.status, ...body }
}
