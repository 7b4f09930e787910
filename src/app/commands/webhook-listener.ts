import { createServer, type IncomingMessage } from 'node:http'
import { collect, atMost, TooManyBytes } from '#platform/byte-stream.ts'
import { verifyWebhook } from '#platform/http/webhook.ts'

/** More than any event has. */
const MOST_BYTES = 1 << 20

/** What came of one webhook, for whoever watches. */
export interface HeardWebhook {
  readonly at: Temporal.Instant
  readonly path: string
  readonly id: string
  /** By which secret is not said; `unchecked` without one. */
  readonly signature: 'fine' | 'unsigned' | 'unchecked'
  /** Seconds by which the sender's clock is behind; a receiver refuses more than 300. */
  readonly secondsOld: number | undefined
  /** The CloudEvent, or the text that is none. */
  readonly event: unknown
  readonly answered: number
}

interface Listening {
  readonly port: number
  readonly secrets: readonly string[]
  /** What is answered. */
  readonly status: number
  readonly now: () => Temporal.Instant
  readonly hear: (heard: HeardWebhook) => void
}

const asEvent = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

/**
 * The signature at the time that the sender states, and the difference of the clocks by itself: a
 * demonstration that was moved on signs in its own time.
 */
const judge = (
  headers: Readonly<Record<string, string | undefined>>,
  body: string,
  { secrets, now }: Listening,
): Pick<HeardWebhook, 'signature' | 'secondsOld'> => {
  const stated = headers['webhook-timestamp'] ?? ''
  if (!/^\d{1,11}$/.test(stated)) return { signature: 'unsigned', secondsOld: undefined }
  const at = Temporal.Instant.fromEpochMilliseconds(Number(stated) * 1000)
  const secondsOld = Math.floor(now().since(at).total('seconds'))
  if (secrets.length === 0) return { signature: 'unchecked', secondsOld }
  const isFine = secrets.some((secret) => verifyWebhook(headers, body, { secret, at }) === 'fine')
  return { signature: isFine ? 'fine' : 'unsigned', secondsOld }
}

const hearOne = async (request: IncomingMessage, listening: Listening): Promise<HeardWebhook> => {
  const body = (await collect(atMost(request, MOST_BYTES))).toString('utf8')
  const headers = request.headers as Readonly<Record<string, string | undefined>>
  return {
    at: listening.now(),
    path: request.url ?? '/',
    id: headers['webhook-id'] ?? '',
    ...judge(headers, body, listening),
    event: asEvent(body),
    answered: listening.status,
  }
}

/**
 * Takes webhooks on a port of this machine, and answers each with one status, whatever it is: a
 * receiver of one's own has to be seen through refusals and repetitions, too.
 */
export const listenForWebhooks = async (
  listening: Listening,
): Promise<{ readonly port: number; close(): Promise<void> }> => {
  const server = createServer((request, response) => {
    const take = async (): Promise<void> => {
      try {
        const heard = await hearOne(request, listening)
        response.writeHead(heard.answered).end()
        listening.hear(heard)
      } catch (error) {
        response.writeHead(error instanceof TooManyBytes ? 413 : 400).end()
      }
    }
    void take()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(listening.port, '127.0.0.1', resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
