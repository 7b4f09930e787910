import type { Decision } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import {
  balancesAt,
  closedMonths,
  closedThrough,
  insertClosedDay,
  insertClosedMonth,
  LEDGER_ACCOUNT_CODES,
  lockFund,
  openDays,
  turnoverOf,
} from '#modules/ledger/index.ts'
import {
  type CloseRefusal,
  decideDayEnd,
  decideMonthClose,
  decideResolving,
  type ResolveRefusal,
  type SeenFigures,
} from './close.ts'
import { readDay } from './read-day.ts'
import {
  insertDayEnd,
  insertMonthClose,
  insertResolution,
  type MonthBalance,
  resolversOf,
} from './store.ts'
import type { Outcome } from './three-way.ts'

interface Deps {
  readonly db: Database
}

const record = (
  tx: Transaction,
  context: ActionContext,
  action: string,
  about: { readonly fundCode: string; readonly of: string },
  decision: Decision<unknown, string>,
) =>
  audit(tx, context, {
    action: `reconciliation.${action}`,
    subjectKind: 'fund',
    subjectId: about.fundCode,
    decision,
    detail: { of: about.of },
  })

export interface ResolveWish extends SeenFigures {
  readonly fundCode: string
  readonly day: Temporal.PlainDate
  readonly subject: string
  readonly outcome: Outcome
  readonly words: string
  readonly by: string
}

/** 处理差异: somebody says what became of a difference, in words, of the figures they saw. */
export const resolveDifference = (
  { db }: Deps,
  context: ActionContext,
  wish: ResolveWish,
): Promise<Decision<unknown, ResolveRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const { fundCode, day, subject, words, outcome, by } = wish
    const fund = await lockFund(tx, fundCode)
    if (fund === undefined) return undefined
    const through = await closedThrough(tx, fundCode)
    const closed = through !== undefined && Temporal.PlainDate.compare(day, through) <= 0
    const { differences } = await readDay(tx, fund, day)
    const item = differences.find((one) => one.subject === subject)
    const decision = decideResolving(item, wish, words, closed)
    await record(tx, context, 'resolveDifference', { fundCode, of: subject }, decision)
    if (!decision.granted) return decision
    const { departmentFen, ledgerFen, bankFen } = decision.outcome
    const said = { subject, outcome, words: words.trim(), resolvedBy: by, resolvedAt: context.at }
    await insertResolution(
      tx,
      { id: uuidv7(context.at), fundCode, day },
      { ...said, departmentFen, ledgerFen, bankFen },
    )
    return decision
  })

interface CloseWish {
  readonly fundCode: string
  readonly by: string
}

/**
 * 日结: closes a day of a fund for ever. Nobody posts while it is counted; whatever comes later
 * stands on the next open day.
 */
export const closeDay = (
  { db }: Deps,
  context: ActionContext,
  { fundCode, day, by }: CloseWish & { readonly day: Temporal.PlainDate },
): Promise<Decision<undefined, CloseRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const fund = await lockFund(tx, fundCode)
    if (fund === undefined) return undefined
    const { at } = context
    const { sums, differences, resolutions } = await readDay(tx, fund, day)
    const decision = decideDayEnd({
      day,
      today: provinceDate(at),
      closedThrough: await closedThrough(tx, fundCode),
      openDays: await openDays(tx, fundCode),
      differences,
      resolutions,
      by,
    })
    await record(tx, context, 'closeDay', { fundCode, of: day.toString() }, decision)
    if (!decision.granted) return decision
    await insertClosedDay(tx, { fundCode, day, at, by })
    await insertDayEnd(tx, { fundCode, day, at, by, differences: differences.length }, sums)
    return decision
  })

/** Each account of a fund through a month, from what was posted. */
export const monthBalances = async (
  tx: Parameters<typeof balancesAt>[0],
  fundCode: string,
  month: Temporal.PlainYearMonth,
): Promise<readonly MonthBalance[]> => {
  const first = month.toPlainDate({ day: 1 })
  const last = month.toPlainDate({ day: month.daysInMonth })
  const opening = await balancesAt(tx, fundCode, first.subtract({ days: 1 }))
  const closing = await balancesAt(tx, fundCode, last)
  const turnover = await turnoverOf(tx, fundCode, first, last)
  return LEDGER_ACCOUNT_CODES.map((account) => ({
    account,
    openingFen: opening[account],
    grewFen: turnover.get(account)?.grewFen ?? 0n,
    fellFen: turnover.get(account)?.fellFen ?? 0n,
    closingFen: closing[account],
  }))
}

/** 月结: closes a month of a fund for ever, with what each account began and ended with. */
export const closeMonth = (
  { db }: Deps,
  context: ActionContext,
  { fundCode, month, by }: CloseWish & { readonly month: Temporal.PlainYearMonth },
): Promise<Decision<undefined, CloseRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const fund = await lockFund(tx, fundCode)
    if (fund === undefined) return undefined
    const { at } = context
    const first = month.toPlainDate({ day: 1 })
    const last = month.toPlainDate({ day: month.daysInMonth })
    const closed = (await closedMonths(tx, fundCode)).some(({ day }) => day.equals(first))
    const decision = decideMonthClose({
      month,
      today: provinceDate(at),
      openDays: await openDays(tx, fundCode),
      closed,
      resolvers: await resolversOf(tx, fundCode, first, last),
      by,
    })
    await record(tx, context, 'closeMonth', { fundCode, of: month.toString() }, decision)
    if (!decision.granted) return decision
    await insertClosedMonth(tx, { fundCode, day: first, at, by })
    const balances = await monthBalances(tx, fundCode, month)
    await insertMonthClose(tx, { fundCode, month: first, at, by }, balances)
    return decision
  })
