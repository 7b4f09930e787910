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
