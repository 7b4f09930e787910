// Ids resolved a second over HTTP through the real server, 1,000 a call, against pgbench on the
// same database server, in turns. Prints a JSON line at the end.
//
// What the same lookup is: a resolve tells departments of people, and what was told stands in an
// access record before it leaves (Art. 22). A database that only read would not do what a call has
// to do. So pgbench runs, in one transaction as the program does, the program's own two statements
// as they are: the read of 1,000 ids and the record of 1,000 persons. It finds their parameters in
// a table, digested beforehand. What only the program does, it is measured with: HTTP, the
// signature of each message and its single use, JSON, the checks of each number and its digest,
// names of people for this caller, the closed answer. The read alone is told beside it.
import type { ChildProcess } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { parseArgs } from 'node:util'
import { type Database, raw, type Sql, sql } from '#platform/db.ts'
import { registerPartnerKey } from '#platform/http/partner-token.ts'
import { accessesStatement } from '#platform/pii.ts'
import { accountsStatement, payeeAccess, readItems } from '#modules/mapper/index.ts'
import { ALLOWANCE, enterProgrammes } from '#test/payees.ts'
import { testKeys, testPii } from '#test/person.ts'
import { uuidv7 } from '#kernel/ids.ts'
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
import { numberOf } from '#test/many-payees.ts'
import { runPgbench } from './pgbench.ts'
import type { ResolveJob, ResolveResult } from './resolve-load.ts'
import { enterMappings } from './resolve-seed.ts'

const { values } = parseArgs({
  options: {
    mappings: { type: 'string', default: '1000000,10000000' },
    seconds: { type: 'string', default: '8' },
  },
})
const SIZES = values.mappings.split(',').map(Number)
const SECONDS = Number(values.seconds)
const TURNS = 5
const PER_CALL = 1000
/** Calls made beforehand and gone through in turn by both sides. */
const CALLS = 200
const CONNECTIONS = 4
const AT = Temporal.Now.instant()
const PROGRAMME = ALLOWANCE.code
const DEPARTMENT = ALLOWANCE.ownerAgency

const program = needPgbench()
const { database, owner, stop } = await startServer(16435)

const enterKey = async (db: Database): Promise<string> => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const validFrom = Temporal.Instant.from('2026-01-01T00:00:00Z')
  const jwk = publicKey.export({ format: 'jwk' })
  await db.transaction((tx) =>
    registerPartnerKey(tx, { kind: 'department', code: DEPARTMENT, publicKey: jwk, validFrom }),
  )
  return privateKey.export({ format: 'pem', type: 'pkcs8' })
}

const idOf = (n: number): string => `residentIdentityCard:${numberOf(n)}@register.gd`

/** The calls: ids of people anywhere in the register, none twice in a call. */
const callsOf = (mappings: number): readonly (readonly string[])[] =>
  Array.from({ length: CALLS }, () => {
    const chosen = new Set<number>()
    while (chosen.size < PER_CALL) chosen.add(Math.floor(Math.random() * mappings))
    return [...chosen].map(idOf)
  })

/** The same ids where pgbench finds them: what the program would send, one row for each call. */
const enterCalls = async (calls: readonly (readonly string[])[]): Promise<void> => {
  await owner.run(raw('drop table if exists bench.call'))
  await owner.run(sql`
    create table bench.call (
      k integer primary key, positions integer[], indexes bytea, persons uuid[])`)
  const on = AT.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
  const reading = { agencyCode: DEPARTMENT, action: 'resolve', on } as const
  for (const [k, ids] of calls.entries()) {
    const raws = ids.map((id, i) => ({ reference_id: `r-${i}`, timestamp: AT.toString(), id }))
    const items = readItems({ keys: testKeys, pii: testPii }, reading, raws)
    const indexes = items.flatMap(({ identityIndex }) => identityIndex ?? [])
    await owner.run(sql`
      insert into bench.call
      select ${k}, ${items.map(({ position }) => position)}::int[], ${Buffer.concat(indexes)},
             array(select i.person_id from person.identity_locator i
                    where i.identity_index = any(${indexes}::bytea[]))`)
  }
  await owner.run(raw('vacuum analyze bench.call'))
}

const called = (column: string): string => `(select ${column} from bench.call where k = :k)`

/** A statement of the program for pgbench: what is empty in it stands for something of the call. */
const scripted = ({ text, values: given }: Sql, arrays: readonly string[]): string => {
  const left = [...arrays]
  return text.replaceAll(/\$(\d+)/g, (_, place: string) => {
    const value = given[Number(place) - 1]
    // Joined to nothing they are whole; as they are stored, each piece would be fetched for itself.
    if (value instanceof Uint8Array) return `(${called('indexes')} || ''::bytea)`
    if (Array.isArray(value) && value.length === 0) return left.shift() ?? `'{}'`
    return `'${Array.isArray(value) ? `{${value.join(',')}}` : String(value)}'`
  })
}

const lookup = (): string => scripted(accountsStatement([], PROGRAMME, AT), [called('positions')])

const recording = (): string => {
  const asking = { agencyCode: DEPARTMENT, programmeCode: PROGRAMME }
  const access = payeeAccess(asking, { requestId: uuidv7(AT), at: AT })
  return scripted(accessesStatement(access, ['accountNumber'], [], []), [
    `array(select uuidv7() from generate_series(1, ${PER_CALL}))`,
    called('persons'),
  ])
}

const CHOSEN = `\\set k random(0, ${CALLS - 1})`
const READ = (): string => `${CHOSEN}\n${lookup()};\n`

/** The read and the access records, as one call does both. */
const READ_AND_RECORD = (): string => `${CHOSEN}\nbegin;\n${lookup()};\n${recording()};\ncommit;\n`

interface Field {
  readonly server: ChildProcess
  readonly load: ChildProcess
  readonly job: ResolveJob
}

const turn = async ({ server, load, job }: Field): Promise<ResolveResult & { rate: number }> => {
  const before = await ask<{ cpuMicroseconds: number }>(server, {})
  const result = await ask<ResolveResult>(load, job)
  const after = await ask<{ cpuMicroseconds: number }>(server, {})
  if (result.failed > 0) throw new Error(`${result.failed} calls were not answered as they should`)
  const ids = result.calls * PER_CALL
  const each = (after.cpuMicroseconds - before.cpuMicroseconds) / ids
  const rate = ids / result.seconds
  say(
    `  mapper, ${job.connections} calls at a time: ${perSecond(rate)}, ` +
      `p50 ${result.p50.toFixed(0)} ms, p99 ${result.p99.toFixed(0)} ms a call, ` +
      `${each.toFixed(1)} µs of the processor an id`,
  )
  return { ...result, rate }
}

const compare = async (mappings: number, field: Omit<Field, 'job'>, key: string, port: number) => {
  const calls = callsOf(mappings)
  await enterCalls(calls)
  const job: ResolveJob = {
    port,
    key,
    department: DEPARTMENT,
    programme: PROGRAMME,
    calls,
    connections: CONNECTIONS,
    seconds: SECONDS,
  }
  const theirs = async (script: string) =>
    PER_CALL *
    (await runPgbench(program, database.ownerUrl, {
      script,
      clients: CONNECTIONS,
      seconds: SECONDS,
    }))
  await turn({ ...field, job: { ...job, seconds: 2 } })
  const pairs: [number, number][] = []
  const turns: (ResolveResult & { rate: number })[] = []
  for (let i = 0; i < TURNS; i += 1) {
    const ours = await turn({ ...field, job })
    const same = await theirs(READ_AND_RECORD())
    say(`  pgbench, the same read and records: ${perSecond(same)}`)
    turns.push(ours)
    pairs.push([ours.rate, same])
  }
  const read = await theirs(READ())
  say(`  pgbench, the read alone: ${perSecond(read)}`)
  return {
    mappings,
    idsPerSecond: Math.round(best(turns.map(({ rate }) => rate))),
    p50: Math.round(Math.min(...turns.map(({ p50 }) => p50))),
    p99: Math.round(Math.min(...turns.map(({ p99 }) => p99))),
    pgbench: Math.round(best(pairs.map(([, same]) => same))),
    pgbenchReadOnly: Math.round(read),
    ratio: ratioOf(pairs),
  }
}

const main = async (): Promise<void> => {
  const load1 = loadBefore()
  await enterProgrammes(owner)
  const key = await enterKey(owner)
  const { child: server, port } = await startServing('resolve-server.ts', database.ownerUrl)
  const load = start('resolve-load.ts')
  try {
    const sizes = []
    let entered = 0
    for (const mappings of SIZES) {
      const from = performance.now()
      await enterMappings(owner, entered, mappings)
      entered = mappings
      const minutes = (performance.now() - from) / 60_000
      say(`${mappings.toLocaleString('en')} mappings, entered in ${minutes.toFixed(1)} minutes`)
      sizes.push(await compare(mappings, { server, load }, key, port))
    }
    const idsPerSecond = Math.min(...sizes.map((one) => one.idsPerSecond))
    const ratio = Math.min(...sizes.map((one) => one.ratio))
    say(JSON.stringify({ bench: 'resolve', loadBefore: load1, sizes, idsPerSecond, ratio }))
  } finally {
    server.disconnect()
    load.disconnect()
  }
}

try {
  await main()
} finally {
  await stop()
}
