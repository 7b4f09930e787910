// Drives a server: a few connections, each with one request under way at a time.
import { Agent, get } from 'node:http'
import { performance } from 'node:perf_hooks'

export interface CatalogueJob {
  readonly port: number
  /** Gone through in turn. */
  readonly paths: readonly string[]
  /** What `If-None-Match` says, for those who have the answer already. */
  readonly tag?: string | undefined
  readonly status: number
  readonly connections: number
  readonly seconds: number
}

export interface CatalogueResult {
  readonly requests: number
  readonly failed: number
  readonly seconds: number
  readonly p50: number
  readonly p99: number
}

const ask = ({ port, tag, status }: CatalogueJob, agent: Agent, path: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const headers = tag === undefined ? {} : { 'if-none-match': tag }
    get({ port, host: '127.0.0.1', path, agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode === status))
    }).on('error', reject)
  })

const run = async (job: CatalogueJob): Promise<CatalogueResult> => {
  const agent = new Agent({ keepAlive: true, maxSockets: job.connections })
  const latencies: number[] = []
  let failed = 0
  let next = 0
  const startedAt = performance.now()
  const until = startedAt + job.seconds * 1000
  const work = async (): Promise<void> => {
    while (performance.now() < until) {
      next = (next + 1) % job.paths.length
      const from = performance.now()
      if (!(await ask(job, agent, job.paths[next] ?? '/'))) failed += 1
      latencies.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: job.connections }, work))
  const seconds = (performance.now() - startedAt) / 1000
  agent.destroy()
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN
  return { requests: latencies.length, failed, seconds, p50: at(0.5), p99: at(0.99) }
}

process.on('message', (job: CatalogueJob) => {
  void run(job).then((result) => process.send?.(result))
})
