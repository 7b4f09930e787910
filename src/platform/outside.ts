/** An answer of a party outside; what it means is the adapter's question. */
export interface OutsideAnswer {
  readonly status: number
  /** The JSON of the body; `undefined` when there is none that can be read. */
  readonly body: unknown
}

/** Longer than any party answers in earnest, shorter than the lease of a delivery. */
const PATIENCE_MILLISECONDS = 20_000

/** Nobody sends us more than this in one answer. */
const LIMIT_BYTES = 32 << 20

const readLimited = async (response: Response): Promise<string> => {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of response.body ?? []) {
    size += piece.length
    if (size > LIMIT_BYTES) throw new Error(`the answer of ${response.url} is too large`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Asks a party outside over HTTP, once. A repetition comes from the queue, under the same key.
 *
 * @throws when it cannot be reached, takes too long, redirects, or sends too much. The error names
 *   the address and never what was sent.
 */
export const askOutside = async (
  url: string,
  request: { readonly body?: unknown; readonly key?: string } = {},
): Promise<OutsideAnswer> => {
  const { body, key } = request
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    headers: {
      accept: 'application/json',
      ...(key !== undefined && { 'idempotency-key': key }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: parsed(await readLimited(response)) }
}

/** Shorter than any lease; whoever is slower is told again. */
const TELLING_MILLISECONDS = 10_000

/**
 * Tells a party outside something that it did not ask for just now, once. No redirect is followed
 * and nothing of the reply is read: only that it was taken counts (T15).
 *
 * @param key by which the party knows a repetition.
 * @throws when it did not arrive or was refused; the queue tells again.
 */
export const tellOutside = async (
  url: string,
  key: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const reply = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(TELLING_MILLISECONDS),
    headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': key },
    body,
  })
  await reply.body?.cancel()
  if (!reply.ok) throw new Error(`${new URL(url).origin} answered ${reply.status}`)
}
