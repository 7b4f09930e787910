import { sm3 } from '#platform/crypto/sm3.ts'
import { z } from 'zod'
import type { Decision } from '#kernel/decision.ts'
import { parseYuan } from '#kernel/money.ts'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import {
  actingStaff,
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  signedIn,
} from '#platform/http/route.ts'
import { inFrame, type AnyRequest } from '#ui/portal.ts'
import { bankNames } from '#modules/bank/index.ts'
import {
  appropriationsOf,
  type AppropriationRefusal,
  balancesOf,
  closedDays,
  closedMonths,
  closedThrough,
  confirmAppropriation,
  enterAppropriation,
  type Fund,
  listFunds,
  openDays,
  VOUCHER_KINDS,
  withdrawAppropriation,
} from '#modules/ledger/index.ts'
import { staffNames } from '#modules/organisation/index.ts'
import { linesInTransit } from '#modules/payment/index.ts'
import { FUND_REFUSALS, fundWords as w } from './messages.ts'
import { FUNDS_PATH, type FundPageDeps, seesFund, shownFund } from './pages-frame.ts'
import { fundPage, fundsPage, type TypedVoucher } from './pages-funds.ts'

const READ = { kind: 'staff', permission: 'fund.read' } as const
const APPROPRIATE = { kind: 'staff', permission: 'fund.appropriate' } as const
const Params = z.object({ fundCode: z.string().max(40) })
/** A scan of some pages. */
const MOST_BYTES = 20 * 1024 * 1024

const nameOfBank = async ({ db }: FundPageDeps, { bankCode }: Fund): Promise<string> =>
  (await bankNames(db)).get(bankCode)?.['zh-Hans'] ?? bankCode

const fundsRoute = (deps: FundPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: FUNDS_PATH,
    operationId: 'seeFunds',
    summary: { zh: '代发专户', en: 'Fund accounts and the days that wait to be closed' },
    access: READ,
    basis: ['YKT-13'],
    handle: async (request) => {
      const { db } = deps
      const funds = (await listFunds(db)).filter((fund) => seesFund(request, fund))
      const shown = await Promise.all(
        funds.map(async (fund) => ({
          fund,
          bankName: await nameOfBank(deps, fund),
          balances: await balancesOf(db, fund.code),
          closedThrough: await closedThrough(db, fund.code),
          openDays: (await openDays(db, fund.code)).length,
        })),
      )
      return inFrame(deps.portal, request, FUNDS_PATH, fundsPage(shown))
    },
  })

interface Said {
  readonly typed?: TypedVoucher
  readonly fault?: string
  readonly saved?: boolean
}

/** The months that a fund has had, back to a year ago. */
const monthsOf = async ({ db }: FundPageDeps, fund: Fund, today: Temporal.PlainDate) => {
  const closed = new Set((await closedMonths(db, fund.code)).map(({ day }) => day.toString()))
  const months = Array.from({ length: 12 }, (_, i) =>
    today.toPlainYearMonth().subtract({ months: i }),
  )
  const opened = fund.openedOn.toPlainYearMonth()
  return months
    .filter((month) => Temporal.PlainYearMonth.compare(month, opened) >= 0)
    .map((month) => ({ month, closed: closed.has(month.toPlainDate({ day: 1 }).toString()) }))
}

const showFund = async (deps: FundPageDeps, request: AnyRequest, code: string, said: Said) => {
  const { db } = deps
  const fund = await shownFund(deps, request, code)
  const { csrfToken: csrf, permissions, organisationCode, subjectId: reader } = signedIn(request)
  const today = provinceDate(request.context.at)
  const closed = await closedDays(db, code, today.subtract({ days: 60 }))
  const vouchers = await appropriationsOf(db, code)
  const staff = [
    ...closed.map(({ by }) => by),
    ...vouchers.flatMap(({ enteredBy, decidedBy }) => [enteredBy, decidedBy ?? enteredBy]),
  ]
  const view = fundPage({
    csrf,
    fund,
    bankName: await nameOfBank(deps, fund),
    balances: await balancesOf(db, code),
    linesInTransit: await linesInTransit(db, code),
    openDays: await openDays(db, code),
    closedDays: closed,
    months: await monthsOf(deps, fund, today),
    vouchers,
    names: await staffNames(db, staff),
    mayAppropriate: permissions.has('fund.appropriate') && fund.payerAgency === organisationCode,
    reader,
    typed: said.typed,
    fault: said.fault,
    saved: said.saved ?? false,
  })
  return inFrame(deps.portal, request, FUNDS_PATH, view)
}

const fundRoute = (deps: FundPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${FUNDS_PATH}/:fundCode`,
    operationId: 'seeFund',
    summary: { zh: '代发专户详情', en: 'One fund: money, days, months and vouchers' },
    access: READ,
    basis: ['YKT-13'],
    params: Params,
    query: z.object({ saved: z.literal('1').optional().catch(undefined) }),
    handle: (request) =>
      showFund(deps, request, request.params.fundCode, { saved: request.query.saved === '1' }),
  })

const answer = async (
  deps: FundPageDeps,
  request: AnyRequest,
  code: string,
  decision: Decision<unknown, AppropriationRefusal> | undefined,
  typed?: Said['typed'],
): Promise<PageAnswer> => {
  if (decision === undefined) throw notFound()
  if (decision.granted) return { redirect: `${FUNDS_PATH}/${code}?saved=1` }
  const said = { fault: FUND_REFUSALS[decision.refusal], ...(typed && { typed }) }
  return { html: await showFund(deps, request, code, said), status: 422 }
}

const enterRoute = (deps: FundPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${FUNDS_PATH}/:fundCode/vouchers`,
    operationId: 'enterAppropriation',
    summary: { zh: '录入拨款或者缴回', en: 'Enters a voucher of the treasury, or back to it' },
    access: APPROPRIATE,
    basis: ['YKT-13'],
    params: Params,
    bodyLimit: MOST_BYTES,
    body: z.object({
      kind: z.enum(VOUCHER_KINDS).default('appropriate'),
      voucherNumber: z.string().trim().max(40).default(''),
      amountYuan: z.string().trim().max(15).default(''),
      paper: z.instanceof(Uint8Array).optional().catch(undefined),
    }),
    handle: async (request) => {
      const { fundCode } = request.params
      const { kind, voucherNumber, amountYuan, paper } = request.body
      await shownFund(deps, request, fundCode)
      const typed = { kind, voucherNumber, amountYuan }
      const amountFen = parseYuan(amountYuan)
      const wrong =
        paper === undefined || paper.length === 0
          ? w.paperMissing
          : amountFen === undefined
            ? w.formWrong
            : undefined
      if (wrong !== undefined || paper === undefined || amountFen === undefined) {
        const said = { typed, fault: wrong ?? w.formWrong }
        return { html: await showFund(deps, request, fundCode, said), status: 422 }
      }
      const paperDigest = sm3(paper)
      const wish = {
        kind,
        fundCode,
        voucherNumber,
        amountFen,
        paperDigest,
        by: actingStaff(request),
      }
      const decision = await enterAppropriation(deps, request.context, wish)
      return answer(deps, request, fundCode, decision, typed)
    },
  })

const STEPS = [
  [
    'confirm',
    confirmAppropriation,
    { zh: '确认拨款或者缴回', en: 'Confirms a voucher of a colleague' },
  ],
  ['withdraw', withdrawAppropriation, { zh: '撤回录入', en: 'Takes a voucher back' }],
] as const

const stepRoutes = (deps: FundPageDeps): RouteDefinition[] =>
  STEPS.map(([step, act, summary]) =>
    pageRoute({
      method: 'POST',
      path: `${FUNDS_PATH}/:fundCode/vouchers/${step}`,
      operationId: `${step}Appropriation`,
      summary,
      access: APPROPRIATE,
      basis: ['YKT-13'],
      params: Params,
      body: z.object({ id: z.uuid() }),
      handle: async (request) => {
        const { fundCode } = request.params
        await shownFund(deps, request, fundCode)
        const wish = { id: request.body.id, by: actingStaff(request) }
        return answer(deps, request, fundCode, await act(deps, request.context, wish))
      },
    }),
  )

/** 代发专户: the list, one of them, and what the treasury pays in. */
export const fundRoutes = (deps: FundPageDeps): RouteDefinition[] => [
  fundsRoute(deps),
  fundRoute(deps),
  enterRoute(deps),
  ...stepRoutes(deps),
]
