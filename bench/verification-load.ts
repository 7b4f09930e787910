// Drives the server: each connection is a terminal that keeps a few requests under way.
import { createHmac } from 'node:crypto'
import net from 'node:net'
import { performance } from 'node:perf_hooks'

/** A terminal with its session, as the seeding made it. */
export interface BenchTerminal {
  readonly session: string
  /** Base64url. */
  readonly key: string
}

export interface LoadJob {
  readonly port: number
  readonly terminals: readonly BenchTerminal[]
  /** Requests that each terminal keeps under way. */
  readonly depth: number
  readonly seconds: number
  readonly cards: number
  readonly scene: string
  /** Each terminal counts on from here. */
  readonly counter: number
}

export interface LoadResult {
  readonly granted: number
  readonly refused: number
  readonly seconds: number
  readonly p50: number
  readonly p99: number
  /** The highest counter that was sent. */
  readonly counter: number
}

const signed = (job: LoadJob, terminal: BenchTerminal, counter: number): Buffer => {
  const number = String(1 + Math.floor(Math.random() * job.cards)).padStart(8, '0')
  const body =
    `{"scene":"${job.scene}","card":{"region":"440100","number":"A${number}",` +
    `"identifier":"440100D156000005${number.padStart(16, '0')}"}}`
  const mac = createHmac('sha256', Buffer.from(terminal.key, 'base64url'))
    .update(`POST\n/v1/verifications\n${counter}\n${body}`)
    .digest('base64url')
  return Buffer.from(
    `POST /v1/verifications HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n` +
      `content-length: ${body.length}\r\nykt-session: ${terminal.session}\r\n` +
      `ykt-counter: ${counter}\r\nykt-mac: ${mac}\r\n\r\n${body}`,
  )
}

const HEAD_END = Buffer.from('\r\n\r\n')

/** Splits a stream of answers; calls back with each status. */
const answerReader = (onAnswer: (status: number) => void) => {
  let rest: Buffer = Buffer.alloc(0)
  return (chunk: Buffer): void => {
    let data: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (;;) {
      const end = data.indexOf(HEAD_END)
      if (end < 0) break
      const head = data.toString('latin1', 0, end)
      const at = head.indexOf('content-length: ') + 16
      const length = Number.parseInt(head.slice(at, at + 8), 10)
      if (data.length < end + 4 + length) break
      onAnswer(Number(head.slice(9, 12)))
      data = data.subarray(end + 4 + length)
    }
    rest = data
  }
}

interface Tally {
  granted: number
  refused: number
  counter: number
  readonly latencies: number[]
}

const drive = (job: LoadJob, terminal: BenchTerminal, requests: readonly Buffer[], tally: Tally) =>
  new Promise<void>((resolve, reject) => {
    const socket = net.connect(job.port, '127.0.0.1')
    socket.setNoDelay(true)
    const sentAt: number[] = []
    const until = performance.now() + job.seconds * 1000
    let next = 0
    const send = (count: number): void => {
      const now = performance.now()
      const batch = Array.from({ length: count }, (_, i) => {
        sentAt.push(now)
        return requests[next + i] ?? signed(job, terminal, job.counter + next + i + 1)
      })
      next += count
      tally.counter = Math.max(tally.counter, job.counter + next)
      socket.write(batch.length === 1 && batch[0] !== undefined ? batch[0] : Buffer.concat(batch))
    }
    let answered = 0
    const read = answerReader((status) => {
      const now = performance.now()
      tally.latencies.push(now - (sentAt.shift() ?? now))
      if (status === 200) tally.granted += 1
      else tally.refused += 1
      answered += 1
    })
    socket.on('data', (chunk: Buffer) => {
      read(chunk)
      if (answered === 0) return
      if (performance.now() < until) send(answered)
      else if (sentAt.length === 0) socket.end(resolve)
      answered = 0
    })
    socket.on('error', reject)
    socket.on('connect', () => send(job.depth))
  })

/** Requests signed before the start, per second of the run and for all terminals together. */
const PREPARED_PER_SECOND = 16_000

const run = async (job: LoadJob): Promise<LoadResult> => {
  const each = Math.ceil((PREPARED_PER_SECOND * job.seconds) / job.terminals.length)
  const prepared = job.terminals.map((terminal) =>
    Array.from({ length: each }, (_, i) => signed(job, terminal, job.counter + i + 1)),
  )
  const tally: Tally = { granted: 0, refused: 0, counter: job.counter, latencies: [] }
  const startedAt = performance.now()
  await Promise.all(
    job.terminals.map((terminal, i) => drive(job, terminal, prepared[i] ?? [], tally)),
  )
  const seconds = (performance.now() - startedAt) / 1000
  const sorted = Float64Array.from(tally.latencies).sort()
  const quantile = (q: number) => sorted[Math.floor(q * (sorted.length - 1))] ?? Number.NaN
  const { granted, refused, counter } = tally
  return { granted, refused, seconds, counter, p50: quantile(0.5), p99: quantile(0.99) }
}

process.on('message', (job: LoadJob) => void run(job).then((result) => process.send?.(result)))
