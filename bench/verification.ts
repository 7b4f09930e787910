// Verifications a second through the real server, against pgbench doing the same read and durable
// insert on the same database server, in turns. Prints a JSON line with the ratio at the end.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { KeyRing } from '#platform/crypto/keys.ts'
import { openDatabase } from '#platform/db.ts'
import { startEmbeddedDatabase } from '#platform/embedded-database/index.ts'
import { migrate } from '#platform/migrate.ts'
import { allMigrations } from '#app/migrations.ts'
import { findPgbench, pgbench } from './pgbench.ts'
import type { BenchTerminal, LoadJob, LoadResult } from './verification-load.ts'
import { enterHolders, enterTerminals } from './verification-seed.ts'

const SIZES = (process.argv[2] ?? '10000,100000,1000000').split(',').map(Number)
const SECONDS = Number(process.argv[3] ?? 8)
const TURNS = 2
const TERMINALS = 64
const DEPTH = 4
const SCENE = 'GD-WH-001'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`
const best = (values: readonly number[]): number => Math.max(...values)

const start = (file: string, ...rest: string[]): ChildProcess =>
  fork(path.join(import.meta.dirname, file), rest)

const ask = async <Answer>(child: ChildProcess, question: object): Promise<Answer> => {
  child.send(question)
  const [answer] = (await once(child, 'message')) as [Answer]
  return answer
}

const program = findPgbench()
if (program === undefined) {
  say('pgbench is missing: apt-get install postgresql-contrib (or postgresql-client) brings it')
  process.exit(2)
}

const directory = await mkdtemp(path.join(tmpdir(), 'ykt-bench-'))
const database = await startEmbeddedDatabase({ directory, port: 16432, log: say })
const owner = openDatabase({ url: database.ownerUrl, poolSize: 2 })
const secret = randomBytes(32)
let counter = 0

/** One turn of ours: load for a while, with what the processors did meanwhile. */
const turn = async (
  server: ChildProcess,
  load: ChildProcess,
  job: Omit<LoadJob, 'counter' | 'depth' | 'scene'>,
) => {
  const before = await ask<{ cpuMicroseconds: number }>(server, {})
  const result = await ask<LoadResult>(load, { ...job, counter, depth: DEPTH, scene: SCENE })
  const after = await ask<{ cpuMicroseconds: number }>(server, {})
  counter = result.counter
  if (result.refused > 0) throw new Error(`${result.refused} verifications were refused`)
  const cpu = (after.cpuMicroseconds - before.cpuMicroseconds) / result.granted
  return { rate: result.granted / result.seconds, cpu, p50: result.p50, p99: result.p99 }
}

/** Ours and pgbench in turns at one size. */
const compare = async (
  server: ChildProcess,
  load: ChildProcess,
  port: number,
  terminals: readonly BenchTerminal[],
  cards: number,
) => {
  const counts = [4, 16, 64]
  const tried: number[] = []
  for (const clients of counts)
    tried.push(await pgbench(program, database.ownerUrl, { clients, seconds: 4, cards }))
  const clients = counts[tried.indexOf(best(tried))] ?? 16
  say(`${cards} holders: pgbench with 4, 16, 64 clients ${tried.map(perSecond).join(', ')}`)
  const job = { port, terminals, cards, seconds: SECONDS }
  await turn(server, load, { ...job, seconds: 3 })
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let i = 0; i < TURNS; i += 1) {
    const { rate, cpu, p50, p99 } = await turn(server, load, job)
    ours.push(rate)
    theirs.push(await pgbench(program, database.ownerUrl, { clients, seconds: SECONDS, cards }))
    say(
      `  gateway ${perSecond(rate)}, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ` +
        `${cpu.toFixed(0)} µs of its processor each; ` +
        `pgbench with ${clients} clients ${perSecond(theirs.at(-1) ?? 0)}`,
    )
  }
  const ratios = ours.map((rate, i) => rate / (theirs[i] ?? Number.NaN))
  return { cards, gateway: best(ours), pgbench: best(theirs), ratio: Math.min(...ratios) }
}

/** Where our processor's time goes, from samples taken while it is driven. */
const showStages = async (
  server: ChildProcess,
  load: ChildProcess,
  job: Omit<LoadJob, 'counter' | 'depth' | 'scene'>,
): Promise<void> => {
  const driven = ask<LoadResult>(load, { ...job, counter, depth: DEPTH, scene: SCENE })
  const { stages } = await ask<{ stages: [string, number][] }>(server, { sampleMs: 4_000 })
  counter = (await driven).counter
  const shares = stages.map(([stage, share]) => `${stage} ${(share * 100).toFixed(0)} %`)
  say(`Share of the gateway's time: ${shares.join(', ')}`)
}

const main = async (): Promise<void> => {
  await migrate(owner, await allMigrations())
  const keys = new KeyRing([{ number: 1, secret }])
  const terminals = await enterTerminals(owner, keys, TERMINALS)
  const server = start('verification-server.ts', database.ownerUrl, secret.toString('hex'))
  const load = start('verification-load.ts')
  try {
    const [{ port }] = (await once(server, 'message')) as [{ port: number }]
    const results = []
    let entered = 0
    for (const cards of SIZES) {
      await enterHolders(owner, entered + 1, cards)
      entered = cards
      results.push(await compare(server, load, port, terminals, cards))
    }
    await showStages(server, load, { port, terminals, cards: entered, seconds: 4 })
    const ratio = Math.min(...results.map((result) => result.ratio))
    say(JSON.stringify({ bench: 'verification', sizes: results, ratio }))
  } finally {
    server.disconnect()
    load.disconnect()
  }
}

try {
  await main()
} finally {
  await owner.close()
  await database.stop()
  await rm(directory, { recursive: true, force: true })
}
