/** How to reach a party outside; what it answers is read as JSON. */
export interface OutgoingCall {
  readonly method: 'GET' | 'POST'
  readonly url: string
  /** By which the other side knows a repetition. */
  readonly idempotencyKey?: string | undefined
  readonly body?: Readonly<Record<string, string | null>> | undefined
}

export interface OutgoingAnswer {
  readonly status: number
  readonly body: unknown
}

export type Outgoing = (call: OutgoingCall) => Promise<OutgoingAnswer>

/** Shorter than the lease of a delivery: whoever waits longer is no longer the one who counts. */
const PATIENCE_MILLISECONDS = 20_000

/**
 * Calls a party outside. Redirects are not followed: personal information goes where the
 * configuration says and nowhere else.
 *
 * @throws when no answer came, or one that is not JSON: nobody knows what the other side did.
 */
export const callOutside: Outgoing = async ({ method, url, idempotencyKey, body }) => {
  const answer = await fetch(url, {
    method,
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
}

/** A file that goes out as it is read; nothing of it is held in memory. */
export interface OutgoingFile {
  readonly url: string
  readonly idempotencyKey: string
  readonly headers: Readonly<Record<string, string>>
  readonly content: AsyncIterable<Uint8Array>
}

/** Shorter than the lease of whoever sends: a million payments are on their way this long. */
const FILE_PATIENCE_MILLISECONDS = 100_000

/**
 * Sends a file to a party outside as a stream.
 *
 * @throws as `callOutside`.
 */
export const sendFileOutside = async (file: OutgoingFile): Promise<OutgoingAnswer> => {
  const answer = await fetch(file.url, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(FILE_PATIENCE_MILLISECONDS),
    headers: {
      ...file.headers,
      accept: 'application/json',
      'content-type': 'application/octet-stream',
      'idempotency-key': file.idempotencyKey,
    },
    body: ReadableStream.from(file.content),
    duplex: 'half',
  })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
}

export interface FetchedFile {
  readonly status: number
  readonly header: (name: string) => string | undefined
  readonly content: AsyncIterable<Uint8Array>
}

/**
 * The bytes of an answer, which stays in hand until they are read: an answer that nobody holds any
 * more is collected, and what was not read of it is thrown away as if it had been empty.
 */
async function* bytesOf(answer: Response): AsyncGenerator<Uint8Array> {
  if (answer.body !== null) yield* answer.body
}

/** Fetches a file from a party outside as a stream; whoever reads it counts and compares. */
export const fetchFileOutside = async (url: string): Promise<FetchedFile> => {
  const answer = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.timeout(FILE_PATIENCE_MILLISECONDS),
    headers: { accept: 'application/octet-stream' },
  })
  return {
    status: answer.status,
    header: (name) => answer.headers.get(name) ?? undefined,
    content: bytesOf(answer),
  }
}
