import type { BatchStatus } from './batch.ts'
import type { LineStatus } from './line.ts'
import { type HolderFix, HOLDER_FIXES, type HolderReason, holderReason } from './holder-reason.ts'

/** One line as its holder may know it, with the days of the batch that it is in. */
export interface MoneyLine {
  readonly id: string
  readonly programmeCode: string
  readonly payPeriod: string
  readonly amountFen: bigint
  readonly bankCode: string
  readonly accountTail: string
  readonly status: LineStatus
  readonly reasonCode: string | undefined
  /** As the bank wrote them when it sent the money back. */
  readonly bankWords: string
  readonly ownerAgency: string
  readonly batchStatus: BatchStatus
  readonly payOn: Temporal.PlainDate
  readonly madeAt: Temporal.Instant
  readonly checkedAt: Temporal.Instant | undefined
  readonly releasedAt: Temporal.Instant | undefined
  readonly sentAt: Temporal.Instant | undefined
  /** When the bank told how it ended. */
  readonly endedAt: Temporal.Instant | undefined
  readonly returnedAt: Temporal.Instant | undefined
  /** By when whoever has what failed sees to it; none while nobody has it. */
  readonly caseDueOn: Temporal.PlainDate | undefined
  /** The department decided that this is not paid. */
  readonly stopped: boolean
}

/** 一笔钱: a line and those that followed it where it failed, the first one first. */
export interface MoneyItem {
  /** The id of the first line. */
  readonly id: string
  readonly lines: readonly [MoneyLine, ...MoneyLine[]]
}

/** Where a sum stands for whoever waits for it. */
export type MoneyState =
  /** 审核中: signed for by some, not yet by all. */
  | 'reviewing'
  /** 发放中 */
  | 'onItsWay'
  /** 银行还没有回复 */
  | 'unknown'
  | 'paid'
  /** 没有到账 */
  | 'failed'
  /** 到账以后退回 */
  | 'cameBack'

const STATES = {
  held: 'failed',
  cancelled: 'failed',
  sent: 'onItsWay',
  unknown: 'unknown',
  paid: 'paid',
  rejected: 'failed',
  returned: 'cameBack',
} as const satisfies Partial<Record<LineStatus, MoneyState>>

/** How a line stands; `undefined` while nobody has signed for it: it may never come. */
const stateOfLine = ({ status, batchStatus }: MoneyLine): MoneyState | undefined => {
  if (status !== 'prepared') return STATES[status]
  if (batchStatus === 'draft') return undefined
  return batchStatus === 'released' ? 'onItsWay' : 'reviewing'
}

/** A sum, told by the last of its lines that somebody has signed for. */
export interface ToldMoney {
  readonly item: MoneyItem
  readonly line: MoneyLine
  readonly state: MoneyState
}

/** Sums with where they stand, in the order they came; drafts are told to nobody. */
export const tellMoney = (items: readonly MoneyItem[]): readonly ToldMoney[] =>
  items.flatMap((item) => {
    const line = item.lines.findLast((one) => stateOfLine(one) !== undefined)
    const state = line && stateOfLine(line)
    return line === undefined || state === undefined ? [] : [{ item, line, state }]
  })

/** Why a sum has not arrived, or did not stay. */
export const reasonOf = ({ line }: ToldMoney): HolderReason => {
  if (line.stopped) return 'stopped'
  return holderReason(line.status === 'held' ? 'held' : line.reasonCode)
}

/** Reasons after which nothing is owed: the same money went another way, or is due to nobody. */
const NOT_OWED: ReadonlySet<HolderReason> = new Set(['R09', 'R11', 'stopped'])

export const hasFailed = ({ state }: ToldMoney): boolean =>
  state === 'failed' || state === 'cameBack'

/** Whether a sum is still to reach its holder, and should have by that day. */
const isMissing = (told: ToldMoney, on: Temporal.PlainDate): boolean => {
  if (hasFailed(told)) return !NOT_OWED.has(reasonOf(told))
  if (told.state === 'unknown') return true
  return told.state === 'onItsWay' && Temporal.PlainDate.compare(told.line.payOn, on) <= 0
}

/** The day on which a sum arrived. */
export const paidOn = (
  { state, line }: ToldMoney,
  dayOf: (at: Temporal.Instant) => Temporal.PlainDate,
): Temporal.PlainDate | undefined =>
  state === 'paid' && line.endedAt !== undefined ? dayOf(line.endedAt) : undefined

/** 长辈一句话: what arrived this month, and what should have and has not. */
export interface MoneyOfMonth {
  readonly arrivedFen: bigint
  readonly missingFen: bigint
}

const sum = (list: readonly ToldMoney[]): bigint =>
  list.reduce((total, { line }) => total + line.amountFen, 0n)

/** What a month brought up to this day. */
export const moneyOfMonth = (
  list: readonly ToldMoney[],
  today: Temporal.PlainDate,
  dayOf: (at: Temporal.Instant) => Temporal.PlainDate,
): MoneyOfMonth => {
  const inMonth = (day: Temporal.PlainDate | undefined): boolean =>
    day?.year === today.year && day.month === today.month
  return {
    arrivedFen: sum(list.filter((told) => inMonth(paidOn(told, dayOf)))),
    missingFen: sum(list.filter((told) => isMissing(told, today))),
  }
}

/** What the holder can do, as far as it is possible for whoever reads. */
export type MoneyFix =
  | Exclude<HolderFix, 'permit'>
  | 'permit'
  /** No other account can be paid: another card is the way. */
  | 'applyForCard'
  /** Whoever acts for the holder cannot do this for them (A6). */
  | 'askHolder'

export const fixOf = (
  reason: HolderReason,
  { otherAccount, own }: { readonly otherAccount: boolean; readonly own: boolean },
): MoneyFix => {
  const fix = HOLDER_FIXES[reason]
  if (fix !== 'permit') return fix
  if (!otherAccount) return 'applyForCard'
  return own ? 'permit' : 'askHolder'
}
