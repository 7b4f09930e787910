import { lookup } from 'node:dns/promises'
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'

/** What became of one attempt; never what was sent, and nothing of what came back. */
export type PostOutcome =
  | { readonly answered: true; readonly status: number }
  | { readonly answered: false; readonly failure: PostFailure }
export type PostFailure = 'addressRefused' | 'tooSlow' | 'tooLarge' | 'unreachable'

export interface GuardedPost {
  /** Entered by somebody outside: an address is only connected to when {@link allows} it. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Whether a resolved address may be connected to. */
  readonly allows: (address: string) => boolean
  /** From the first look at the name to the last byte of the answer. */
  readonly patienceMs: number
}

/** Nobody has to say more than that to us. */
const LIMIT_BYTES = 64 << 10

const failed = (failure: PostFailure): PostOutcome => ({ answered: false, failure })

/** The one address that is used: all that the name stands for must be allowed (no rebinding). */
const pinned = async ({ url, allows }: GuardedPost): Promise<string | undefined> => {
  const host = new URL(url).hostname.replaceAll(/[[\]]/g, '')
  const found = isIP(host) === 0 ? await lookup(host, { all: true }) : [{ address: host }]
  return found.every(({ address }) => allows(address)) ? found[0]?.address : undefined
}

const open = (post: GuardedPost, address: string, signal: AbortSignal): ClientRequest => {
  const { url, headers, body } = post
  const resolve: LookupFunction = (_name, options, answer) => {
    const family = isIP(address)
    if (options.all === true) answer(null, [{ address, family }])
    else answer(null, address, family)
  }
  const send = url.startsWith('https:') ? requestHttps : requestHttp
  return send(url, {
    method: 'POST',
    // A connection of its own each time: an address that was looked at is not kept for later.
    agent: false,
    lookup: resolve,
    signal,
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
  })
}

const statusOf = async (answer: IncomingMessage): Promise<PostOutcome> => {
  let size = 0
  for await (const piece of answer as AsyncIterable<Uint8Array>) {
    size += piece.length
    if (size <= LIMIT_BYTES) continue
    answer.destroy()
    return failed('tooLarge')
  }
  return { answered: true, status: answer.statusCode ?? 0 }
}

const exchange = async (post: GuardedPost, signal: AbortSignal): Promise<PostOutcome> => {
  const address = await pinned(post)
  if (address === undefined) return failed('addressRefused')
  const sent = open(post, address, signal)
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve).once('error', reject)
  })
  sent.end(post.body)
  try {
    return await statusOf(await answered)
  } finally {
    sent.destroy()
  }
}

/**
 * Posts to an address that somebody outside has chosen (O9): the name is resolved once and that
 * address is used, private ones are refused, no redirect is followed, and an answer is read to its
 * end only to be thrown away. Never throws for what the other side does.
 */
export const guardedPost = async (post: GuardedPost): Promise<PostOutcome> => {
  const signal = AbortSignal.timeout(post.patienceMs)
  const late = new Promise<PostOutcome>((resolve) => {
    signal.addEventListener('abort', () => resolve(failed('tooSlow')), { once: true })
  })
  const done = exchange(post, signal).catch((): PostOutcome =>
    failed(signal.aborted ? 'tooSlow' : 'unreachable'),
  )
  return Promise.race([done, late])
}
