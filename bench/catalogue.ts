// The public catalogue and the search for places at 100,000 places: requests a second and how long
// one takes, against node:http that answers with the same bytes from memory, and the search against
// what the database does of the same statements under pgbench. In turns; a JSON line at the end.
//
// The bytes that node:http serves are those that the program answered, with the same headers. The
// statements that pgbench runs are taken from the program as it asks them, with their values
// written in: what it finds is what the database could do if nobody had to parse, check, draw and
// digest an answer.
import type { ChildProcess } from 'node:child_process'
import { parseArgs } from 'node:util'
import type { Database, Handle, Sql } from '#platform/db.ts'
import { placesAfter } from '#modules/catalogue/index.ts'
import { registerRegions } from '#modules/organisation/index.ts'
import { CITIES, REGIONS } from '#app/seed/data/regions.ts'
import { SCENES } from '#app/seed/data/scenes.ts'
import { publishLayer } from '#test/catalogue.ts'
import { enterManyPlaces } from '#test/many-places.ts'
import type { CatalogueJob, CatalogueResult } from './catalogue-load.ts'
import type { RawAnswers } from './catalogue-raw.ts'
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
import { runPgbench } from './pgbench.ts'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '5' } } })
const SECONDS = Number(values.seconds)
const TURNS = 3
const CONNECTIONS = 4
const PER_PAGE = 20

const program = needPgbench()
const { database, owner, stop } = await startServer(16436)

const publish = async (): Promise<void> => {
  await owner.transaction(async (tx) => {
    await registerRegions(tx, REGIONS)
    const from = Temporal.Instant.from('2024-11-01T00:00:00Z')
    for (const [region, scenes] of Map.groupBy(SCENES, ({ regionCode }) => regionCode))
      await publishLayer(tx, scenes, from, region)
  })
}

/** Words that people type, everywhere and in each city. */
const WORDS = ['图书馆', '医院', '博物馆', '地铁', 'library', 'gztsg', '体育', '公园']
const QUESTIONS = WORDS.flatMap((query) =>
  [undefined, ...CITIES.slice(0, 4).map(({ code }) => code)].map((cityCode) => ({
    query,
    cityCode,
  })),
)

const searchPath = ({ query, cityCode }: (typeof QUESTIONS)[number]): string => {
  const asked = new URLSearchParams({ q: query, limit: String(PER_PAGE) })
  if (cityCode !== undefined) asked.set('cityCode', cityCode)
  return `/v1/places?${asked.toString()}`
}

/** A statement with its values written into it. */
const written = ({ text, values: given }: Sql): string =>
  text.replaceAll(/\$(\d+)/g, (_, place: string) => {
    const value = given[Number(place) - 1]
    const plain = Array.isArray(value) ? `{${value.join(',')}}` : String(value)
    return typeof value === 'number' ? plain : `'${plain.replaceAll("'", "''")}'`
  })

/** The statements by which the program answers the questions, one of them each time. */
const searchScript = async (db: Database): Promise<string> => {
  const statements: string[] = []
  const listening: Handle = {
    ...db,
    many: async (_, statement) => {
      statements.push(written(statement))
      return []
    },
  }
  for (const filter of QUESTIONS)
    await placesAfter(listening, filter, { after: '', limit: PER_PAGE + 1 })
  const cases = statements.map(
    (statement, k) => `\\${k === 0 ? 'if' : 'elif'} :k = ${k}\n${statement};\n`,
  )
  return `\\set k random(0, ${statements.length - 1})\n${cases.join('')}\\endif\n`
}

interface Ports {
  readonly ours: number
  readonly plain: number
}

/** What the program answers, for node:http to answer the same. */
const answersOf = async (port: number, paths: readonly string[]): Promise<RawAnswers> => {
  const entries = paths.map(async (one) => {
    const answer = await fetch(`http://127.0.0.1:${port}${one}`)
    if (answer.status !== 200) throw new Error(`${one} answered ${answer.status}`)
    const kept = [...answer.headers].filter(
      ([name]) => !['connection', 'keep-alive', 'date', 'content-length'].includes(name),
    )
    return [one, { headers: Object.fromEntries(kept), body: await answer.text() }] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

const drive = async (load: ChildProcess, job: CatalogueJob, name: string) => {
  const result = await ask<CatalogueResult>(load, job)
  if (result.failed > 0)
    throw new Error(`${name}: ${result.failed} were not answered as they should`)
  const rate = result.requests / result.seconds
  const [p50, p99] = [result.p50.toFixed(1), result.p99.toFixed(1)]
  say(`  ${name}: ${perSecond(rate)}, p50 ${p50} ms, p99 ${p99} ms`)
  return { ...result, rate }
}

interface Case {
  readonly name: string
  readonly paths: readonly string[]
  readonly cached?: boolean
  readonly database?: string
}

const compare = async (
  { name, paths, cached = false, database: script }: Case,
  load: ChildProcess,
  raw: ChildProcess,
  ports: Ports,
) => {
  const answers = await answersOf(ports.ours, paths)
  await ask(raw, answers)
  const tag = cached ? answers[paths[0] ?? '']?.headers['etag'] : undefined
  const job = { paths, tag, status: cached ? 304 : 200, connections: CONNECTIONS, seconds: SECONDS }
  await drive(load, { ...job, port: ports.ours, seconds: 2 }, `${name}, to warm up`)
  const pairs: [number, number][] = []
  const databasePairs: [number, number][] = []
  const turns: (CatalogueResult & { rate: number })[] = []
  for (let turn = 0; turn < TURNS; turn += 1) {
    const ours = await drive(load, { ...job, port: ports.ours }, name)
    const plain = await drive(load, { ...job, port: ports.plain }, `${name}, node:http`)
    turns.push(ours)
    pairs.push([ours.rate, plain.rate])
    if (script === undefined) continue
    const run = { script, clients: CONNECTIONS, seconds: SECONDS }
    const same = await runPgbench(program, database.ownerUrl, run)
    say(`  ${name}, pgbench: ${perSecond(same)}`)
    databasePairs.push([ours.rate, same])
  }
  return {
    name,
    perSecond: Math.round(best(turns.map(({ rate }) => rate))),
    p50: Number(Math.min(...turns.map(({ p50 }) => p50)).toFixed(2)),
    p99: Number(Math.min(...turns.map(({ p99 }) => p99)).toFixed(2)),
    ofNodeHttp: ratioOf(pairs),
    ...(databasePairs.length > 0 && { ofPgbench: ratioOf(databasePairs) }),
  }
}

const main = async (): Promise<void> => {
  const load1 = loadBefore()
  await publish()
  const from = performance.now()
  await enterManyPlaces(owner)
  say(`100,000 places, entered in ${((performance.now() - from) / 1000).toFixed(0)} s`)
  const server = await startServing('catalogue-server.ts', database.ownerUrl)
  const raw = await startServing('catalogue-raw.ts')
  const ports = { ours: server.port, plain: raw.port }
  const load = start('catalogue-load.ts')
  const cases: readonly Case[] = [
    { name: 'page', paths: ['/catalogue'] },
    { name: 'json', paths: ['/v1/catalogue'] },
    { name: 'unchanged', paths: ['/v1/catalogue'], cached: true },
    {
      name: 'search',
      paths: QUESTIONS.map(searchPath),
      database: await searchScript(owner),
    },
  ]
  try {
    const results = []
    for (const one of cases) results.push(await compare(one, load, raw.child, ports))
    say(JSON.stringify({ bench: 'catalogue', places: 100_000, loadBefore: load1, results }))
  } finally {
    for (const child of [server.child, raw.child, load]) child.disconnect()
  }
}

try {
  await main()
} finally {
  await stop()
}
