import type { Decision } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Handle, Transaction } from '#platform/db.ts'
import { blankTotals } from '#modules/card/index.ts'
import type { Clerk } from './clerk.ts'
import { counterOf } from './counter.ts'
import {
  type Counted,
  type CounterTotals,
  type DayFigures,
  type DayRefusal,
  decideCount,
  decideSeat,
  decideSecondLook,
  figuresSince,
} from './day-end.ts'
import type { HandlingDeps } from './deps.ts'
import {
  blanksReceived,
  countOf,
  type DayCount,
  type DayEnd,
  insertBlankDelivery,
  insertDayEnd,
  lastEnds,
  lockDay,
  saveCount,
} from './store-day-end.ts'
import { feeTotals } from './store-fee.ts'

/** How a counter stands on a day. */
export interface CounterDay {
  readonly counterCode: string
  readonly day: Temporal.PlainDate
  readonly totals: CounterTotals
  /** Since the last day end; of a day that has ended, as it ended. */
  readonly figures: DayFigures
  /** The last day end before this day. */
  readonly last: DayEnd | undefined
  readonly ended: DayEnd | undefined
  /** Waits for a second person. */
  readonly waiting: DayCount | undefined
}

const totalsOf = async (handle: Handle, counterCode: string): Promise<CounterTotals> => ({
  received: await blanksReceived(handle, counterCode),
  ...(await blankTotals(handle, counterCode)),
  ...(await feeTotals(handle, counterCode)),
})

/** Reads how a counter stands on a day. */
export const counterDay = async (
  handle: Handle,
  counterCode: string,
  day: Temporal.PlainDate,
): Promise<CounterDay> => {
  const [latest, before] = await lastEnds(handle, counterCode, day)
  const ended = latest?.day.equals(day) === true ? latest : undefined
  const last = ended === undefined ? latest : before
  const totals = ended ?? (await totalsOf(handle, counterCode))
  const waiting = ended === undefined ? await countOf(handle, counterCode, day) : undefined
  return { counterCode, day, totals, figures: figuresSince(last, totals), last, ended, waiting }
}

interface AtCounter {
  readonly clerk: Clerk
}

const end = (
  tx: Transaction,
  { at }: ActionContext,
  clerk: Clerk,
  { counterCode, day, totals, figures }: CounterDay,
  count: Pick<DayCount, 'counted' | 'note' | 'countedBy'> & { readonly explanation?: string },
  confirmedBy: string | undefined,
): Promise<void> =>
  insertDayEnd(
    tx,
    {
      counterCode,
      agencyCode: clerk.agencyCode,
      day,
      totals,
      figures,
      counted: count.counted,
      explanation: count.explanation,
      note: count.note,
      countedBy: count.countedBy,
      confirmedBy,
    },
    at,
  )

/** The day of the clerk's counter, held until the transaction ends; whether they may count it. */
const open = async (
  tx: Transaction,
  clerk: Clerk,
  at: Temporal.Instant,
): Promise<CounterDay & { readonly seat: Decision<undefined, 'SEAT_MISSING'> }> => {
  const { code, seatMissing } = await counterOf(tx, clerk)
  await lockDay(tx, code)
  return { ...(await counterDay(tx, code, provinceDate(at))), seat: decideSeat(seatMissing) }
}

const record = (
  tx: Transaction,
  context: ActionContext,
  action: string,
  { counterCode, day }: CounterDay,
  decision: Decision<unknown, string>,
): Promise<void> =>
  audit(tx, context, {
    action: `handling.${action}`,
    subjectKind: 'counter',
    subjectId: `${counterCode} ${day.toString()}`,
    decision,
  })

/**
 * 清点并日结: what lies in the box and in the till, against the books. Where both agree the day ends;
 * where they differ it is explained and waits for a second person.
 */
export const countDay = (
  { db }: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
  input: AtCounter & {
    readonly counted: Counted
    readonly explanation: string
    readonly note: string
  },
): Promise<Decision<'ended' | 'waits', DayRefusal>> =>
  db.transaction(async (tx) => {
    const { clerk, counted, note } = input
    const explanation = input.explanation.trim()
    const now = await open(tx, clerk, context.at)
    const decision = now.seat.granted
      ? decideCount(now.ended !== undefined, now.figures, counted, explanation)
      : now.seat
    await record(tx, context, 'countDay', now, decision)
    if (!decision.granted) return decision
    const count = { counted, note: note.trim(), countedBy: clerk.id }
    if (decision.outcome === 'ended') {
      await end(tx, context, clerk, now, count, undefined)
      return decision
    }
    const { expectedBlanks, expectedFen } = now.figures
    await saveCount(tx, now.counterCode, now.day, {
      ...count,
      explanation,
      expectedBlanks,
      expectedFen,
      countedAt: context.at,
    })
    return decision
  })

/** 复核差异: the second person agrees to a count that differs, and the day ends. */
export const confirmDay = (
  { db }: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
  { clerk }: AtCounter,
): Promise<Decision<unknown, DayRefusal>> =>
  db.transaction(async (tx) => {
    const now = await open(tx, clerk, context.at)
    const by = { staffId: clerk.id, agencyCode: clerk.agencyCode }
    const decision = now.seat.granted
      ? decideSecondLook(now.ended !== undefined, now.figures, now.waiting, by)
      : now.seat
    await record(tx, context, 'confirmDay', now, decision)
    if (decision.granted && now.waiting !== undefined)
      await end(tx, context, clerk, now, now.waiting, clerk.id)
    return decision
  })

/** 收到空白卡: into the stock of the clerk's counter. */
export const receiveBlanks = (
  { db }: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
  { clerk, amount, note }: AtCounter & { readonly amount: number; readonly note: string },
): Promise<Decision<undefined, 'SEAT_MISSING'>> =>
  db.transaction(async (tx) => {
    const { code: counterCode, seatMissing } = await counterOf(tx, clerk)
    const decision = decideSeat(seatMissing)
    await audit(tx, context, {
      action: 'handling.receiveBlanks',
      subjectKind: 'counter',
      subjectId: counterCode,
      decision,
      detail: { amount },
    })
    if (!decision.granted) return decision
    const delivery = { counterCode, amount, note: note.trim(), staffId: clerk.id }
    await insertBlankDelivery(tx, delivery, context.at)
    return decision
  })
