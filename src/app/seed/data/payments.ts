import { createHash } from 'node:crypto'
import { nextPayDates, type NewProgramme } from '#modules/programme/index.ts'
import { periodOf } from '#modules/payment/index.ts'
import { personaOf } from './personas.ts'
import { PROGRAMMES } from './programmes.ts'

/** 拨款部门 of every programme of the demonstration. */
export const PAYER = 'dept-finance'

/** Who signs for a department, by their login names. */
export interface Signatories {
  readonly maker: string
  readonly checker: string
  readonly releaser: string
}

const RELEASER = 'staff-finance'
const OF_OWNER: Readonly<Record<string, Signatories>> = {
  'dept-civil-affairs': {
    maker: 'staff-civil-officer',
    checker: 'staff-civil-checker',
    releaser: RELEASER,
  },
  'dept-agriculture': {
    maker: 'staff-agriculture-officer',
    checker: 'staff-agriculture-checker',
    releaser: RELEASER,
  },
  'hrss-440000': {
    maker: 'staff-hrss-officer',
    checker: 'staff-hrss-checker',
    releaser: RELEASER,
  },
}

/** The three people who sign for a department; throws for one that nobody signs for. */
export const signatoriesOf = (ownerAgency: string): Signatories => {
  const found = OF_OWNER[ownerAgency]
  if (found === undefined) throw new RangeError(`nobody signs for ${ownerAgency}`)
  return found
}

/** A batch as it was, or is about to be, made. */
export interface SeedBatch {
  readonly programmeCode: string
  readonly ownerAgency: string
  readonly period: string
  readonly madeOn: Temporal.PlainDate
  readonly payOn: Temporal.PlainDate
}

/** How often each programme was paid lately, and what a person gets each time, in fen. */
const PAID: Readonly<
  Record<string, { readonly times: number; readonly amountsFen: readonly bigint[] }>
> = {
  'MZ-001': { times: 3, amountsFen: [86_000n, 104_500n, 72_300n] },
  'MZ-007': { times: 3, amountsFen: [19_500n] },
  'MZ-008': { times: 3, amountsFen: [26_100n] },
  'MZ-009': { times: 3, amountsFen: [10_000n, 20_000n, 30_000n] },
  'NY-001': { times: 1, amountsFen: [12_846n, 33_120n, 58_075n, 8_433n] },
  'RS-001': { times: 2, amountsFen: [61_236n, 48_920n] },
  'RS-011': { times: 3, amountsFen: [150_000n, 200_000n] },
}

/** Days before the pay day on which a list is made. */
const MADE_BEFORE = { days: 12 } as const
/** After them a past batch has its returns as well. */
const ANSWERED_AFTER = { days: 4 } as const
const LONG_AGO = { months: 13 } as const

const programmeOf = (code: string): NewProgramme => {
  const found = PROGRAMMES.find((one) => one.code === code)
  if (found === undefined) throw new RangeError(`no such programme: ${code}`)
  return found
}

const batchOn = (programme: NewProgramme, payOn: Temporal.PlainDate): SeedBatch => ({
  programmeCode: programme.code,
  ownerAgency: programme.ownerAgency,
  period: periodOf(programme.pay.cycle, payOn),
  madeOn: payOn.subtract(MADE_BEFORE),
  payOn,
})

/** What was paid in the months before a day, the oldest first. */
export const pastBatches = (on: Temporal.PlainDate): readonly SeedBatch[] =>
  Object.entries(PAID)
    .flatMap(([code, { times }]) => {
      const programme = programmeOf(code)
      return nextPayDates(programme, on.subtract(LONG_AGO), 40)
        .filter((day) => Temporal.PlainDate.compare(day.add(ANSWERED_AFTER), on) < 0)
        .slice(-times)
        .map((day) => batchOn(programme, day))
    })
    .toSorted((a, b) => Temporal.PlainDate.compare(a.payOn, b.payOn))

/** Batches for the next pay days, each waiting for another signature. */
const WAITING = [
  ['MZ-007', 'draft'],
  ['MZ-008', 'submitted'],
  ['MZ-009', 'checked'],
] as const

export const waitingBatches = (
  on: Temporal.PlainDate,
): readonly { readonly batch: SeedBatch; readonly upTo: 'draft' | 'submitted' | 'checked' }[] =>
  WAITING.flatMap(([code, upTo]) => {
    const programme = programmeOf(code)
    const [payOn] = nextPayDates(programme, on.add({ days: 2 }), 1)
    if (payOn === undefined) return []
    return [{ batch: { ...batchOn(programme, payOn), madeOn: on.subtract({ days: 3 }) }, upTo }]
  })

const lot = (about: string, limit: number): number =>
  createHash('sha256').update(about).digest().readUInt32BE() % limit

/** What somebody gets of a programme each time. */
export const amountFenOf = (programmeCode: string, personId: string): bigint => {
  const amounts = PAID[programmeCode]?.amountsFen ?? []
  return amounts[lot(`${programmeCode}/${personId}`, amounts.length)] ?? 10_000n
}

/** What a bank refused, or took back. */
export interface Failure {
  readonly claim: 'rejected' | 'returned'
  readonly reason: string
  readonly words: string
}

/** Of personas, by their login name and programme: the last time it was paid. */
const OF_PERSONAS: readonly (readonly [sub: string, programme: string, failure: Failure])[] = [
  ['he-xiaoqing', 'MZ-007', { claim: 'rejected', reason: 'R04', words: '金融账户未激活' }],
  ['tan-jiahao', 'RS-001', { claim: 'rejected', reason: 'R02', words: '账户已销户' }],
  ['leong-weng-ian', 'RS-011', { claim: 'returned', reason: 'R10', words: '卡已注销' }],
  ['ye-yufan', 'RS-011', { claim: 'rejected', reason: 'R01', words: '户名不符' }],
]

const OF_OTHERS: readonly Failure[] = [
  { claim: 'rejected', reason: 'R02', words: '账户已销户' },
  { claim: 'rejected', reason: 'R04', words: '金融账户未激活' },
  { claim: 'returned', reason: 'R05', words: '长期不动户' },
]
/** Thousandths of the lines of residents that failed the last time. */
const FAILING = 30

const BY_PERSON: ReadonlyMap<string, Failure> = new Map(
  OF_PERSONAS.map(([sub, programme, failure]) => [`${personaOf(sub).id}/${programme}`, failure]),
)

/** Whether money did not stay with somebody; only the latest payments are still open. */
export const failureOf = (
  programmeCode: string,
  personId: string,
  isLatest: boolean,
): Failure | undefined => {
  const about = `${personId}/${programmeCode}`
  if (!isLatest) return undefined
  if (BY_PERSON.has(about)) return BY_PERSON.get(about)
  return lot(`${about}/fails`, 1000) < FAILING
    ? OF_OTHERS[lot(`${about}/why`, OF_OTHERS.length)]
    : undefined
}
