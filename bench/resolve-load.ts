// Drives the server: a few connections, each with one signed call of many ids under way at a time.
import { createHash, randomUUID, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import { createPrivateKey } from 'node:crypto'

export interface ResolveJob {
  readonly port: number
  /** PEM of the department's key. */
  readonly key: string
  readonly department: string
  readonly programme: string
  /** The ids of each call; they are gone through in turn. */
  readonly calls: readonly (readonly string[])[]
  readonly connections: number
  readonly seconds: number
}

export interface ResolveResult {
  readonly calls: number
  readonly failed: number
  readonly seconds: number
  readonly p50: number
  readonly p99: number
}

const base64url = (value: object): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url')

const tokenFor = (key: KeyObject, issuer: string, body: string): string => {
  const digest = createHash('sha256').update(body).digest('base64url')
  const exp = Math.floor(Date.now() / 1000) + 120
  const claims = { iss: issuer, aud: 'http://127.0.0.1', exp, jti: randomUUID(), digest }
  const text = `${base64url({ alg: 'ES256' })}.${base64url(claims)}`
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' })
  return `Bearer ${text}.${signature.toString('base64url')}`
}

/** The items of a call as text, made before the clock runs. */
const itemsOf = (ids: readonly string[]): string => {
  const timestamp = new Date().toISOString()
  return JSON.stringify(
    ids.map((id, i) => ({ reference_id: `r-${i}`, timestamp, id, scope: 'details' })),
  )
}

let sent = 0
const bodyOf = ({ department }: ResolveJob, items: string, count: number): string => {
  sent += 1
  const header = JSON.stringify({
    version: '1.0.0',
    message_id: `bench-${process.pid}-${sent}`,
    message_ts: new Date().toISOString(),
    action: 'resolve',
    sender_id: department,
    total_count: count,
    is_msg_encrypted: false,
  })
  return `{"header":${header},"message":{"transaction_id":"t-${sent}","resolve_request":${items}}}`
}

const call = (job: ResolveJob, agent: Agent, key: KeyObject, body: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const asked = request(
      {
        port: job.port,
        host: '127.0.0.1',
        method: 'POST',
        path: `/v1/g2p-connect/${job.programme}/mapper/sync/resolve`,
        agent,
        headers: {
          authorization: tokenFor(key, job.department, body),
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (answer) => {
        const pieces: Buffer[] = []
        answer.on('data', (piece: Buffer) => pieces.push(piece))
        answer.on('end', () => {
          const text = Buffer.concat(pieces).toString('utf8')
          const good = answer.statusCode === 200 && !text.includes('not_found')
          if (!good) process.stderr.write(`${answer.statusCode} ${text.slice(0, 200)}\n`)
          resolve(good)
        })
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })

const run = async (job: ResolveJob): Promise<ResolveResult> => {
  const key = createPrivateKey(job.key)
  const agent = new Agent({ keepAlive: true, maxSockets: job.connections })
  const texts = job.calls.map(itemsOf)
  const latencies: number[] = []
  let failed = 0
  let next = Math.floor(Math.random() * texts.length)
  const startedAt = performance.now()
  const until = startedAt + job.seconds * 1000
  const work = async (): Promise<void> => {
    while (performance.now() < until) {
      next = (next + 1) % texts.length
      const body = bodyOf(job, texts[next] ?? '', job.calls[next]?.length ?? 0)
      const from = performance.now()
      if (!(await call(job, agent, key, body))) failed += 1
      latencies.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: job.connections }, work))
  const seconds = (performance.now() - startedAt) / 1000
  agent.destroy()
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN
  return { calls: latencies.length, failed, seconds, p50: at(0.5), p99: at(0.99) }
}

process.on('message', (job: ResolveJob) => {
  void run(job).then((result) => process.send?.(result))
})
