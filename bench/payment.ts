// A list on disk → read and checked → batch with three signatures → files for banks on disk → files
// of the banks applied → books compared; against COPY of the same rows into a table with the same
// keys on the same server. Prints a JSON line with the ratio at the end.
import { execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { FixedClock } from '#platform/clock.ts'
import { openDatabase, raw, sql } from '#platform/db.ts'
import { openSpool } from '#platform/spool.ts'
import { balancesOf } from '#modules/ledger/index.ts'
import {
  BANK_FORMATS,
  buildInstructions,
  checkBatch,
  createBatch,
  instructionsOf,
  type PayingBank,
  paymentRound,
  releaseBatch,
  standingOf,
  submitBatch,
  takeAnswerFile,
} from '#modules/payment/index.ts'
import {
  BATCH_LIMITS,
  bucketsOf,
  checkRoster,
  importRoster,
  inspectRoster,
  openRoster,
  payableRows,
} from '#modules/roster/index.ts'
import { BANKS } from '#test/many-payees.ts'
import { ALLOWANCE } from '#test/payees.ts'
import { byStaff, CHECKER, MAKER, PAID_AT, RELEASER } from '#test/payments.ts'
import { testKeys, testPii } from '#test/person.ts'
import { loadBefore, ratioOf, say, startServer } from './measure.ts'
import { writeList } from './payment-list.ts'

const { values } = parseArgs({ options: { lines: { type: 'string', default: '1000000' } } })
const LINES = Number(values.lines)
const PAIRS = 3

const load = loadBefore()
const { database, owner, stop } = await startServer(16434)
const directory = await mkdtemp(path.join(tmpdir(), 'ykt-bench-payment-'))
const db = openDatabase({ url: database.ownerUrl, role: 'ykt_app', poolSize: 4 })
const clock = new FixedClock(PAID_AT)
const spool = openSpool(path.join(directory, 'spool'), testKeys)
const sent = path.join(directory, 'sent')
const answered = path.join(directory, 'answered')
await mkdir(sent)
await mkdir(answered)

/** A bank that takes whatever it is sent; what it makes of it, `payment-banks.ts` decides. */
const bank = (bankCode: string): PayingBank => ({
  format: 'delimited',
  takesOnce: true,
  pay: async ({ content }) => {
    await pipeline(content, createWriteStream(path.join(sent, `${bankCode}.txt`)))
    return { says: 'accepted' }
  },
  find: async () => undefined,
  taken: async () => undefined,
})
const deps = { db, pii: testPii, clock, spool, banks: bank, formats: BANK_FORMATS }
const list = path.join(directory, 'list.csv')

const part = (name: string, ...args: readonly string[]): void => {
  execFileSync(process.execPath, [path.join(import.meta.dirname, name), ...args], {
    stdio: 'inherit',
  })
}
part('payment-seed.ts', database.ownerUrl, String(LINES))
await writeList(list, LINES)
await owner.run(raw('vacuum analyze'))

const stages = new Map<string, number>()
const stage = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
  const startedAt = performance.now()
  const result = await work()
  const seconds = (performance.now() - startedAt) / 1000
  stages.set(name, seconds)
  const rate = Math.round(LINES / seconds).toLocaleString('en')
  say(`  ${name.padEnd(28)} ${seconds.toFixed(1).padStart(7)} s  ${rate.padStart(9)} rows/s`)
  return result
}

const granted = <Outcome>(
  decision: { readonly granted: boolean; readonly outcome?: Outcome } | undefined,
): Outcome => {
  if (decision?.granted !== true || decision.outcome === undefined)
    throw new Error(`refused: ${JSON.stringify(decision)}`)
  return decision.outcome
}

const read = async () => {
  const opening = await openRoster(createReadStream(list), BATCH_LIMITS)
  if (!opening.opened) throw new Error(opening.refusal.code)
  const inspection = await inspectRoster(opening.roster)
  if (!inspection.understood) throw new Error(inspection.refusal.code)
  const { outlook } = inspection
  const { decision } = await importRoster({ db, pii: testPii }, byStaff(MAKER), {
    programmeCode: ALLOWANCE.code,
    payPeriod: '2026-12',
    instalment: 1,
    regionCode: '440100',
    madeUnit: MAKER.agencyCode,
    fileName: 'list.csv',
    fileFormat: 'csv',
    encoding: 'utf-8',
    fileDigest: '00'.repeat(32),
    outlook,
    map: outlook.map,
    longestCell: BATCH_LIMITS.cell,
  })
  return granted(decision).roster
}

const make = async (rosterId: string) =>
  granted(
    await db.transaction((tx) =>
      createBatch(
        tx,
        byStaff(MAKER),
        {
          source: `roster/${rosterId}`,
          kind: 'regular',
          programmeCode: ALLOWANCE.code,
          payPeriod: '2026-12',
          instalment: 1,
          regionCode: '440100',
          payOn: Temporal.PlainDate.from('2026-12-10'),
          made: MAKER,
        },
        payableRows(rosterId),
      ),
    ),
  ).batch

const sign = async (batchId: string): Promise<void> => {
  const { linesDigest: seenDigest = '' } = granted(await submitBatch(deps, byStaff(MAKER), batchId))
  granted(await checkBatch(deps, byStaff(CHECKER), { batchId, by: CHECKER, seenDigest }))
  granted(await releaseBatch(deps, byStaff(RELEASER), { batchId, by: RELEASER, seenDigest }))
}

/** Raw COPY of the rows of the lines, out of a file into a table with the keys of payment.line. */
const copyRaw = async (file: string): Promise<number> => {
  await owner.run(raw('drop table if exists bench_line'))
  await owner.run(raw('create table bench_line (like payment.line including all)'))
  const startedAt = performance.now()
  await owner.transaction(async (tx) => {
    const client = tx.client as unknown as { query(s: object): NodeJS.WritableStream }
    await pipeline(createReadStream(file), client.query(copyFrom('copy bench_line from stdin')))
  })
  return (performance.now() - startedAt) / 1000
}

say(`\n${LINES.toLocaleString('en')} lines, ${BANKS.length} banks`)
const whole = async (): Promise<string> => {
  const roster = await stage('read and match the list', read)
  await stage('checks', () => checkRoster(deps, byStaff(MAKER), roster.id))
  const buckets = await bucketsOf(db, roster.id)
  if (buckets.payable.count !== LINES) throw new Error(`${buckets.payable.count} are payable`)
  const { id: batchId } = await stage('batch', () => make(roster.id))
  await stage('three signatures', () => sign(batchId))
  await stage('files for banks', () => buildInstructions(deps, byStaff(RELEASER), batchId))
  return batchId
}
const batchId = await whole()

// The banks' own work is not ours.
await paymentRound(deps)
part('payment-banks.ts', sent, answered)
/** Banks do not wait for one another; the program takes this many files at a time here. */
const AT_ONCE = 2
const takeFiles = async (names: readonly string[]): Promise<void> => {
  for (const name of names)
    granted(
      (
        await takeAnswerFile(deps, byStaff(MAKER), {
          bankCode: name.split('.')[0] ?? '',
          format: 'delimited',
          content: createReadStream(path.join(answered, name)),
        })
      ).decision,
    )
}
const names = (await readdir(answered)).toSorted()
await stage('files of banks applied', () =>
  Promise.all(
    Array.from({ length: AT_ONCE }, (_, own) =>
      takeFiles(names.filter((_name, i) => i % AT_ONCE === own)),
    ),
  ),
)
await stage('books compared', async () => {
  const standing = await standingOf(db, batchId)
  let paid = 0n
  for (const { fundCode } of await instructionsOf(db, batchId))
    paid += (await balancesOf(db, fundCode)).paid
  const ours = standing.get('paid')
  if (ours?.count !== LINES || ours.totalFen !== paid) throw new Error('the books differ')
})

const seconds = [...stages.values()].reduce((sum, one) => sum + one, 0)
const memory = process.resourceUsage().maxRSS / 1024
const file = path.join(directory, 'lines.copy')
await owner.transaction(async (tx) => {
  const client = tx.client as unknown as { query(s: object): NodeJS.ReadableStream }
  await pipeline(client.query(copyTo('copy payment.line to stdout')), createWriteStream(file))
})
const copies: number[] = []
for (let i = 0; i < PAIRS; i += 1) copies.push(await copyRaw(file))
await owner.run(sql`drop table bench_line`)
const ratio = ratioOf(copies.map((copy) => [seconds, copy] as const))
const raws = copies.map((one) => one.toFixed(1)).join(', ')
say(`  whole path ${seconds.toFixed(1)} s, raw COPY ${raws} s`)
say(`  program at most ${memory.toFixed(0)} MB`)
await db.close()
await stop()
await rm(directory, { recursive: true })
const rowsPerSecond = Math.round(LINES / seconds)
say(JSON.stringify({ bench: 'payment', lines: LINES, load, seconds, rowsPerSecond, memory, ratio }))
