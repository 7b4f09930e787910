import { z } from 'zod'
import type { Decision } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { type PageAnswer, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { inFrame, type AnyRequest } from '#ui/portal.ts'
import { closedMonths, closedUpTo, type Fund } from '#modules/ledger/index.ts'
import { staffNames } from '#modules/organisation/index.ts'
import type { CloseRefusal, ResolveRefusal } from './close.ts'
import { closeDay, closeMonth, monthBalances, resolveDifference } from './close-day.ts'
import { auditOfDay, auditOfMonth } from './export-audit.ts'
import { FUND_REFUSALS } from './messages.ts'
import { dayPage } from './pages-day.ts'
import { FUNDS_PATH, type FundPageDeps, shownFund } from './pages-frame.ts'
import { monthPage } from './pages-month.ts'
import { readDay } from './read-day.ts'
import { daySumsOf } from './store.ts'
import { OUTCOME_CODES } from './three-way.ts'

const READ = { kind: 'staff', permission: 'fund.read' } as const
const CLOSE = { kind: 'staff', permission: 'fund.close' } as const
const RECONCILE = { kind: 'staff', permission: 'payment.reconcile' } as const
const DAY = `${FUNDS_PATH}/:fundCode/days/:day`
const MONTH = `${FUNDS_PATH}/:fundCode/months/:month`

const DayParams = z.object({
  fundCode: z.string().max(40),
  day: z.iso.date().transform((text) => Temporal.PlainDate.from(text)),
})
const MonthParams = z.object({
  fundCode: z.string().max(40),
  month: z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
    .transform((text) => Temporal.PlainYearMonth.from(text)),
})
const Saved = z.object({ saved: z.literal('1').optional().catch(undefined) })

interface Said {
  readonly fault?: string
  readonly saved?: boolean
}

const readShown = async (deps: FundPageDeps, fund: Fund, day: Temporal.PlainDate) => {
  const { db } = deps
  const read = await readDay(db, fund, day)
  const [last] = await closedUpTo(db, fund.code, day)
  const closed = last?.day.equals(day) === true ? last : undefined
  const staff = [...read.resolutions.map(({ resolvedBy }) => resolvedBy), closed?.by ?? '']
  return { read, closed, names: await staffNames(db, staff) }
}

const showDay = async (
  deps: FundPageDeps,
  request: AnyRequest,
  { fundCode, day }: z.output<typeof DayParams>,
  said: Said,
) => {
  const fund = await shownFund(deps, request, fundCode)
  const { csrfToken: csrf, permissions, subjectId: reader } = signedIn(request)
  const view = dayPage({
    ...(await readShown(deps, fund, day)),
    csrf,
    rights: {
      resolve: permissions.has('payment.reconcile'),
      close: permissions.has('fund.close'),
      reader,
    },
    fault: said.fault,
    saved: said.saved ?? false,
  })
  return inFrame(deps.portal, request, FUNDS_PATH, view)
}

const dayRoute = (deps: FundPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: DAY,
    operationId: 'seeFundDay',
    summary: { zh: '三方核对', en: 'Department, ledger and bank of one day' },
    access: READ,
    basis: ['YKT-13'],
    params: DayParams,
    query: Saved,
    handle: (request) =>
      showDay(deps, request, request.params, { saved: request.query.saved === '1' }),
  })

const dayCsvRoute = (deps: FundPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${DAY}/audit.csv`,
    operationId: 'downloadFundDay',
    summary: { zh: '下载当日审计表', en: 'Items and postings of a day, for auditors' },
    access: READ,
    basis: ['YKT-13'],
    params: DayParams,
    handle: async (request) => {
      const { fundCode, day } = request.params
      const fund = await shownFund(deps, request, fundCode)
      const { read, names } = await readShown(deps, fund, day)
      return { bytes: auditOfDay(read, names), type: 'text/csv; charset=utf-8' }
    },
  })

const answerDay = async (
  deps: FundPageDeps,
  request: AnyRequest,
  params: z.output<typeof DayParams>,
  decision: Decision<unknown, CloseRefusal | ResolveRefusal> | undefined,
): Promise<PageAnswer> => {
  if (decision === undefined) throw notFound()
  const path = `${FUNDS_PATH}/${params.fundCode}/days/${params.day.toString()}`
  if (decision.granted) return { redirect: `${path}?saved=1` }
  const fault = FUND_REFUSALS[decision.refusal]
  return { html: await showDay(deps, request, params, { fault }), status: 422 }
}

const fen = z
  .string()
  .regex(/^-?\d{1,18}$/)
  .transform((text) => BigInt(text))

const resolveRoute = (deps: FundPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${DAY}/differences`,
    operationId: 'resolveDifference',
    summary: { zh: '处理差异', en: 'Says what became of a difference' },
    access: RECONCILE,
    basis: ['YKT-13'],
    params: DayParams,
    body: z.object({
      subject: z.string().max(120),
      department: fen,
      ledger: fen,
      bank: z.union([z.literal('').transform(() => undefined), fen]),
      outcome: z.enum(OUTCOME_CODES),
      words: z.string().trim().max(500).default(''),
    }),
    handle: async (request) => {
      const { fundCode, day } = request.params
      const { subject, department, ledger, bank, outcome, words } = request.body
      await shownFund(deps, request, fundCode)
      const decision = await resolveDifference(deps, request.context, {
        fundCode,
        day,
        subject,
        departmentFen: department,
        ledgerFen: ledger,
        bankFen: bank,
        outcome,
        words,
        by: request.context.actor.id,
      })
      return answerDay(deps, request, request.params, decision)
    },
  })

const closeDayRoute = (deps: FundPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${DAY}/close`,
    operationId: 'closeFundDay',
    summary: { zh: '日结', en: 'Closes a day of a fund for ever' },
    access: CLOSE,
    basis: ['YKT-13'],
    params: DayParams,
    handle: async (request) => {
      const { fundCode, day } = request.params
      await shownFund(deps, request, fundCode)
      const wish = { fundCode, day, by: request.context.actor.id }
      const decision = await closeDay(deps, request.context, wish)
      return answerDay(deps, request, request.params, decision)
    },
  })

const readMonth = async (
  { db }: FundPageDeps,
  fundCode: string,
  month: Temporal.PlainYearMonth,
) => {
  const first = month.toPlainDate({ day: 1 })
  const last = month.toPlainDate({ day: month.daysInMonth })
  return {
    balances: await monthBalances(db, fundCode, month),
    sums: await daySumsOf(db, fundCode, first, last),
  }
}

const showMonth = async (
  deps: FundPageDeps,
  request: AnyRequest,
  { fundCode, month }: z.output<typeof MonthParams>,
  said: Said,
) => {
  const { db } = deps
  const fund = await shownFund(deps, request, fundCode)
  const { csrfToken: csrf, permissions } = signedIn(request)
  const first = month.toPlainDate({ day: 1 })
  const closed = (await closedMonths(db, fundCode)).find(({ day }) => day.equals(first))
  const names = await staffNames(db, closed === undefined ? [] : [closed.by])
  const view = monthPage({
    ...(await readMonth(deps, fundCode, month)),
    csrf,
    fund,
    month,
    closed,
    closedBy: names.get(closed?.by ?? '') ?? '',
    // A month that is not over has no button, and whoever asks all the same is told why.
    mayClose:
      permissions.has('fund.close') &&
      Temporal.PlainDate.compare(provinceDate(request.context.at), first.add({ months: 1 })) >= 0,
    fault: said.fault,
    saved: said.saved ?? false,
  })
  return inFrame(deps.portal, request, FUNDS_PATH, view)
}

const monthRoute = (deps: FundPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: MONTH,
    operationId: 'seeFundMonth',
    summary: { zh: '专户月份', en: 'Each account of a fund through a month' },
    access: READ,
    basis: ['YKT-13'],
    params: MonthParams,
    query: Saved,
    handle: (request) =>
      showMonth(deps, request, request.params, { saved: request.query.saved === '1' }),
  })

const monthCsvRoute = (deps: FundPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${MONTH}/audit.csv`,
    operationId: 'downloadFundMonth',
    summary: { zh: '下载当月审计表', en: 'Accounts and sums of a month, for auditors' },
    access: READ,
    basis: ['YKT-13'],
    params: MonthParams,
    handle: async (request) => {
      const { fundCode, month } = request.params
      await shownFund(deps, request, fundCode)
      const { balances, sums } = await readMonth(deps, fundCode, month)
      const bytes = auditOfMonth(fundCode, month, balances, sums)
      return { bytes, type: 'text/csv; charset=utf-8' }
    },
  })

const closeMonthRoute = (deps: FundPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${MONTH}/close`,
    operationId: 'closeFundMonth',
    summary: { zh: '月结', en: 'Closes a month of a fund for ever' },
    access: CLOSE,
    basis: ['YKT-13'],
    params: MonthParams,
    handle: async (request): Promise<PageAnswer> => {
      const { fundCode, month } = request.params
      await shownFund(deps, request, fundCode)
      const wish = { fundCode, month, by: request.context.actor.id }
      const decision = await closeMonth(deps, request.context, wish)
      if (decision === undefined) throw notFound()
      const path = `${FUNDS_PATH}/${fundCode}/months/${month.toString()}`
      if (decision.granted) return { redirect: `${path}?saved=1` }
      const said = { fault: FUND_REFUSALS[decision.refusal] }
      return { html: await showMonth(deps, request, request.params, said), status: 422 }
    },
  })

/** 三方核对、日结 and 月结. */
export const closeRoutes = (deps: FundPageDeps): RouteDefinition[] => [
  dayRoute(deps),
  dayCsvRoute(deps),
  resolveRoute(deps),
  closeDayRoute(deps),
  monthRoute(deps),
  monthCsvRoute(deps),
  closeMonthRoute(deps),
]
