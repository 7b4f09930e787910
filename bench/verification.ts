// Verifications a second through the real server, against pgbench doing the same read and durable
// insert on the same database server, in turns. Prints a JSON line with the ratio at the end.
import type { ChildProcess } from 'node:child_process'
import { testKeys } from '#test/person.ts'
import {
  ask,
  best,
  loadBefore,
  needPgbench,
  perSecond,
  ratioOf,
  say,
  start,
  startServer,
  startServing,
} from './measure.ts'
import { pgbench } from './pgbench.ts'
import type { BenchTerminal, LoadJob, LoadResult } from './verification-load.ts'
import { enterHolders, enterTerminals } from './verification-seed.ts'

const SIZES = (process.argv[2] ?? '10000,100000,1000000').split(',').map(Number)
const SECONDS = Number(process.argv[3] ?? 8)
const TURNS = 3
const TERMINALS = 64
const DEPTH = 8
/** Terminals for a look at the time that one verification takes without a queue. */
const FEW = 8
const SCENE = 'GD-WH-001'

const program = needPgbench()
const { database, owner, stop } = await startServer(16432)
let counter = 0

interface Server {
  readonly child: ChildProcess
  readonly port: number
}

const startGateway = (): Promise<Server> =>
  startServing('verification-server.ts', database.ownerUrl)

const processorOf = async ({ child }: Server): Promise<number> =>
  (await ask<{ cpuMicroseconds: number }>(child, {})).cpuMicroseconds

interface Field {
  readonly server: Server
  readonly load: ChildProcess
  readonly terminals: readonly BenchTerminal[]
  readonly cards: number
}

const drive = async ({ server, load, terminals, cards }: Field, seconds: number, depth = DEPTH) => {
  const { port } = server
  const job: LoadJob = { port, terminals, cards, seconds, counter, depth, scene: SCENE }
  const result = await ask<LoadResult>(load, job)
  counter = result.counter
  if (result.refused > 0) throw new Error(`${result.refused} verifications were refused`)
  return result
}

/** One turn of ours: verifications a second, and what each cost. */
const turn = async (field: Field): Promise<number> => {
  const before = await processorOf(field.server)
  const { granted, seconds, p50, p99 } = await drive(field, SECONDS)
  const each = ((await processorOf(field.server)) - before) / granted
  const rate = granted / seconds
  say(
    `  gateway, ${TERMINALS} × ${DEPTH} at a time: ${perSecond(rate)}, p50 ${p50.toFixed(1)} ms, ` +
      `p99 ${p99.toFixed(1)} ms, ${each.toFixed(0)} µs of the processor each`,
  )
  return rate
}

/** Ours and pgbench in turns at one size. */
const compare = async (program: string, field: Field) => {
  const { cards } = field
  const bench = (clients: number, seconds: number) =>
    pgbench(program, database.ownerUrl, { clients, seconds, cards })
  const counts = [4, 16, 64]
  const tried: number[] = []
  for (const clients of counts) tried.push(await bench(clients, Math.ceil(SECONDS / 2)))
  const clients = counts[tried.indexOf(best(tried))] ?? 16
  say(`${cards} holders: pgbench with 4, 16, 64 clients ${tried.map(perSecond).join(', ')}`)
  await drive(field, 2)
  const pairs: [number, number][] = []
  for (let i = 0; i < TURNS; i += 1) {
    const ours = await turn(field)
    const theirs = await bench(clients, SECONDS)
    say(`  pgbench, ${clients} clients: ${perSecond(theirs)}`)
    pairs.push([ours, theirs])
  }
  const few = { ...field, terminals: field.terminals.slice(0, FEW) }
  const { p50, p99 } = await drive(few, SECONDS / 2, 1)
  say(`  gateway, ${FEW} at a time: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`)
  return {
    cards,
    gateway: Math.round(best(pairs.map(([ours]) => ours))),
    pgbench: Math.round(best(pairs.map(([, theirs]) => theirs))),
    ratio: ratioOf(pairs),
  }
}

/** Where our processor's time goes, from samples taken while it is driven. */
const showStages = async (field: Field): Promise<void> => {
  const driven = drive(field, 4)
  const sampled = ask<{ stages: [string, number][] }>(field.server.child, { sampleMs: 3_500 })
  const { stages } = await sampled
  await driven
  const shares = stages.map(([stage, share]) => `${stage} ${(share * 100).toFixed(0)} %`)
  say(`Share of the gateway's time: ${shares.join(', ')}`)
}

const main = async (program: string): Promise<void> => {
  const load1 = loadBefore()
  const terminals = await enterTerminals(owner, testKeys, TERMINALS)
  const server = await startGateway()
  const load = start('verification-load.ts')
  try {
    const results = []
    let entered = 0
    for (const cards of SIZES) {
      await enterHolders(owner, entered + 1, cards)
      entered = cards
      results.push(await compare(program, { server, load, terminals, cards }))
    }
    await showStages({ server, load, terminals, cards: entered })
    const ratio = Math.min(...results.map((result) => result.ratio))
    say(JSON.stringify({ bench: 'verification', loadBefore: load1, sizes: results, ratio }))
  } finally {
    server.child.disconnect()
    load.disconnect()
  }
}

try {
  await main(program)
} finally {
  await stop()
}
