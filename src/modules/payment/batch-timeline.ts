import type { InstructionStatus } from './instruction.ts'
import { LINE_STATUSES, type LineStatus } from './line.ts'

/** A number of lines and what they add up to. */
export interface Sum {
  readonly count: number
  readonly totalFen: bigint
}

export const NOTHING: Sum = { count: 0, totalFen: 0n }

/** Lines of one bank in one status. */
export interface Standing extends Sum {
  readonly bankCode: string
  readonly status: LineStatus
}

/** What is known of the way to one bank. */
export interface WayToBank {
  readonly bankCode: string
  /** What is free on the fund account there; `undefined` where the department has none. */
  readonly availableFen: bigint | undefined
  readonly instruction:
    | {
        readonly id: string
        readonly status: InstructionStatus
        readonly totalFen: bigint
        readonly builtAt: Temporal.Instant
        readonly settledAt: Temporal.Instant | undefined
      }
    | undefined
}

/** 国库: whether the money for a bank is there. */
export type Funding = 'waits' | 'noFund' | 'short' | 'ready' | 'reserved'
/** 银行受理: how far the instruction is. */
export type Receipt = 'waits' | InstructionStatus

/** 时间线 of one bank: each stage as its bank says, never ahead of it. */
export interface BankTimeline {
  readonly bankCode: string
  readonly all: Sum
  readonly toPay: Sum
  readonly funding: Funding
  /** What is missing on the fund account; nothing when enough is there. */
  readonly missingFen: bigint
  readonly receipt: Receipt
  readonly receiptAt: Temporal.Instant | undefined
  readonly unknownSince: Temporal.Instant | undefined
  readonly instructionId: string | undefined
  /** 入账, by the word of the bank alone. */
  readonly paid: Sum
  /** 退票: what came back or was never booked. */
  readonly failed: Sum
  /** Told to the bank, and nothing said of it yet. */
  readonly awaited: Sum
  /** Held, or taken out before it was sent. */
  readonly notSent: Sum
}

export const add = (one: Sum, other: Sum): Sum => ({
  count: one.count + other.count,
  totalFen: one.totalFen + other.totalFen,
})

export const sumOf = (sums: Iterable<Sum>): Sum => {
  let all = NOTHING
  for (const sum of sums) all = add(all, sum)
  return all
}

const of = (standing: readonly Standing[], ...statuses: readonly LineStatus[]): Sum =>
  sumOf(standing.filter(({ status }) => statuses.includes(status)))

/** Where money is reserved from the first byte on, and not free again. */
const RESERVED: ReadonlySet<InstructionStatus> = new Set(['sending', 'unknown', 'accepted'])

const fundingOf = (
  { availableFen, instruction }: WayToBank,
  released: boolean,
  neededFen: bigint,
): Funding => {
  if (!released) return 'waits'
  if (instruction !== undefined && RESERVED.has(instruction.status)) return 'reserved'
  if (instruction?.status === 'refused') return 'ready'
  if (availableFen === undefined) return 'noFund'
  return availableFen < neededFen ? 'short' : 'ready'
}

const timelineOf = (
  way: WayToBank,
  standing: readonly Standing[],
  released: boolean,
): BankTimeline => {
  const { bankCode, availableFen, instruction } = way
  const waiting = of(standing, 'prepared', 'held')
  const neededFen = instruction?.totalFen ?? waiting.totalFen
  const funding = fundingOf(way, released, neededFen)
  const unknown = instruction?.status === 'unknown'
  return {
    bankCode,
    all: sumOf(standing),
    toPay: of(standing, 'prepared', 'sent', 'unknown', 'paid', 'rejected', 'returned'),
    funding,
    missingFen: funding === 'short' ? neededFen - (availableFen ?? 0n) : 0n,
    receipt: instruction?.status ?? 'waits',
    receiptAt: instruction?.settledAt,
    unknownSince: unknown ? instruction.builtAt : undefined,
    instructionId: instruction?.id,
    paid: of(standing, 'paid'),
    failed: of(standing, 'rejected', 'returned'),
    awaited: of(standing, 'prepared', 'sent', 'unknown'),
    notSent: of(standing, 'held', 'cancelled'),
  }
}

/** The timelines of a batch, by bank; what they show adds up to the batch (P1, P18). */
export const timelines = (
  ways: readonly WayToBank[],
  standing: readonly Standing[],
  released: boolean,
): readonly BankTimeline[] => {
  const byBank = Map.groupBy(standing, ({ bankCode }) => bankCode)
  const known = new Map(ways.map((way) => [way.bankCode, way]))
  return [...byBank.keys()].toSorted().map((bankCode) => {
    const way = known.get(bankCode) ?? {
      bankCode,
      availableFen: undefined,
      instruction: undefined,
    }
    return timelineOf(way, byBank.get(bankCode) ?? [], released)
  })
}

/** The lines of a batch by status, in the order of the statuses. */
export const byStatus = (
  standing: readonly Standing[],
): readonly (Sum & { readonly status: LineStatus })[] =>
  LINE_STATUSES.map((status) => {
    const { count, totalFen } = of(standing, status)
    return { status, count, totalFen }
  }).filter(({ count }) => count > 0)

/** Whether nothing more will happen to a batch by itself, so that nobody needs to look on. */
export const isStill = (all: readonly BankTimeline[]): boolean =>
  all.every(({ awaited }) => awaited.count === 0)
