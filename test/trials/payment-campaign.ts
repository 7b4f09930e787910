import { setTimeout as pause } from 'node:timers/promises'
import { FixedClock } from '#platform/clock.ts'
import { sql } from '#platform/db.ts'
import { findBatch, standingOf } from '#modules/payment/index.ts'
import { CONDUCTS_OF_PAYMENT } from '#sandbox/banks/payments/conduct.ts'
import { enterManyPayees } from '#test/many-payees.ts'
import { wrongWithMoney } from '#test/model/payment-invariants.ts'
import { enterProgrammes } from '#test/payees.ts'
import { AMOUNT_FEN, PayingBanks, releasedForAll } from '#test/paying-bank.ts'
import { PAID_AT } from '#test/payments.ts'
import { lookIntoBooks } from './payment-evidence.ts'
import { endOf, type Life, PaymentSite } from './payment-site.ts'
import { PaymentWire } from './payment-wire.ts'

export interface CampaignOptions {
  /** How often something is killed. */
  readonly kills: number
  /** Of each batch. */
  readonly lines: number
  readonly say?: (line: string) => void
}

/** What was done, and everything that was wrong after any of it. */
export interface Campaign {
  readonly kills: Readonly<Record<Kill, number>>
  readonly batches: number
  readonly violations: readonly string[]
}

/** 强杀: at a crossing between two steps, at any time, or the database server with it. */
const KILLS = ['atCrossing', 'atAnyTime', 'withDatabase'] as const
type Kill = (typeof KILLS)[number]

const KILLS_OF_A_BATCH = 6
/** Crossings of one life, more or less. */
const CROSSINGS = 70
/** A life lasts about as long; kills fall anywhere within. */
const LIFE_MILLISECONDS = 3500
/** After it whoever comes next may take over (P13). */
const AFTER_A_KILL = { minutes: 30 } as const

const below = (limit: number): number => Math.floor(Math.random() * limit)

interface Run {
  readonly site: PaymentSite
  readonly banks: PayingBanks
  readonly wire: PaymentWire
  readonly clock: FixedClock
}

/** Begins a life and ends it before its time. */
const killOnce = async ({ site }: Run, life: Life, kill: Kill): Promise<void> => {
  const diesAt = kill === 'atCrossing' ? below(CROSSINGS) : undefined
  const child = site.work({ ...life, diesAt })
  const ended = endOf(child)
  if (kill === 'atCrossing') return void (await ended)
  await Promise.race([ended, pause(below(LIFE_MILLISECONDS))])
  if (kill === 'withDatabase') await site.killDatabase()
  child.kill('SIGKILL')
  await ended
}

/** What banks booked for a batch is what its lines say, to the fen; everything has ended. */
const compareBooks = async (
  { site, banks, wire }: Run,
  batchId: string,
  booksBefore: ReadonlySet<string>,
): Promise<string[]> => {
  const booked = [...banks.paidLines()].filter(([line]) => !booksBefore.has(line))
  const sum = booked.reduce((total, [, fen]) => total + fen, 0n)
  const { count, totalFen } = (await standingOf(site.owner, batchId)).get('paid') ?? {
    count: 0,
    totalFen: 0n,
  }
  const status = (await findBatch(site.owner, batchId))?.status
  return [
    ...(count === booked.length && totalFen === sum
      ? []
      : [`we say ${count} lines of ${totalFen}, the banks ${booked.length} of ${sum}`]),
    ...(booked.some(([, fen]) => fen !== AMOUNT_FEN) ? ['somebody was paid twice'] : []),
    ...(status === 'closed' ? [] : [`the batch is ${status}`]),
    ...wire.altered.splice(0),
  ]
}

const violationsNow = async ({ site }: Run): Promise<string[]> =>
  (await wrongWithMoney(site.owner)).map(
    ({ invariant, subject, fact }) => `${invariant} ${subject}: ${fact}`,
  )

/** Nobody kills any more: it has to come to its end, with people where banks remember nothing. */
const finish = async ({ site, banks, clock }: Run, life: Omit<Life, 'at'>): Promise<string[]> => {
  const faults: string[] = []
  for (let turn = 0; turn < 2; turn += 1) {
    const { code, said } = await endOf(site.work({ ...life, at: clock.now() }))
    if (code !== 0) faults.push(`the worker ended with ${code}: ${said}`)
    await lookIntoBooks(site.owner, banks, { batchId: life.batchId, at: clock.now() })
  }
  return faults
}

/**
 * 强杀演练 (F1): kills the worker and the database server in the middle of batches, before banks of
 * any conduct, and compares the books after each restart and at the end.
 */
export const runCampaign = async ({
  kills,
  lines,
  say = () => {},
}: CampaignOptions): Promise<Campaign> => {
  await using site = await PaymentSite.make()
  await enterProgrammes(site.owner)
  await enterManyPayees(site.owner, lines)
  // Nobody pays a province in the minute in which it was entered: its statistics are there.
  await site.owner.run(sql`analyze`)
  const clock = new FixedClock(PAID_AT)
  const banks = new PayingBanks(clock)
  const wire = await PaymentWire.open(banks)
  const run = { site, banks, wire, clock }
  const violations: string[] = []
  const done: Record<Kill, number> = { atCrossing: 0, atAnyTime: 0, withDatabase: 0 }
  const conducts = Object.entries(CONDUCTS_OF_PAYMENT)
  let period = Temporal.PlainYearMonth.from('2026-12')
  let killed = 0
  let batches = 0
  try {
    for (; killed < kills; batches += 1, period = period.add({ months: 1 })) {
      const [conductName, conduct] = conducts[below(conducts.length)] ?? []
      if (conduct === undefined) throw new Error('banks have no conduct')
      const format = below(2) === 0 ? 'delimited' : 'iso20022'
      Object.assign(banks, { conduct, format })
      const before = new Set(banks.paidLines().keys())
      const batchId = (await releasedForAll(site.owner, period.toString())).id
      const life = { origin: wire.origin, batchId, format, takesOnce: conduct.dedupes } as const
      const told: string[] = []
      for (let i = 0; i < KILLS_OF_A_BATCH && killed < kills; i += 1, killed += 1) {
        const kill = KILLS[killed % KILLS.length] ?? 'atAnyTime'
        await killOnce(run, { ...life, at: clock.now() }, kill)
        done[kill] += 1
        clock.advance(AFTER_A_KILL)
        told.push(...(await violationsNow(run)).map((fact) => `after ${kill}: ${fact}`))
      }
      told.push(...(await finish(run, life)), ...(await violationsNow(run)))
      told.push(...(await compareBooks(run, batchId, before)))
      say(`${killed} kills, batch ${batches + 1} (${conductName}, ${format}): ${told.length} wrong`)
      violations.push(...told.map((fact) => `batch ${batches + 1}, ${conductName}: ${fact}`))
    }
  } finally {
    await wire.close()
  }
  return { kills: done, batches, violations }
}
