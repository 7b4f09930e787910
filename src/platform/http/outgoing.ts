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
