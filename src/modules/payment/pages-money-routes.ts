import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { listBanks } from '#modules/bank/index.ts'
import { listOutlets, type Outlet } from '#modules/organisation/index.ts'
import { regionOfPerson } from '#modules/person/index.ts'
import { hasFailed, type ToldMoney } from './money-item.ts'
import { moneyYear } from './money-year.ts'
import { moneyAccountPages } from './pages-money-accounts-routes.ts'
import { framed, type MoneyPageDeps, namedMoney, readerMoney } from './pages-money-frame.ts'
import { linePage, outletsPage } from './pages-money-line.ts'
import { bankName, MONEY_PATH } from './pages-money-parts.ts'
import { yearCsv, yearPage } from './pages-money-year.ts'
import { moneyPage } from './pages-money.ts'

/** Family and guardians see what they were given to see; nobody pays or moves anything here. */
const SEE = { kind: 'resident', scope: 'seeMoney' } as const

const listRoute = (deps: MoneyPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: MONEY_PATH,
    operationId: 'seeMyMoney',
    summary: { zh: '我的钱', en: 'My money' },
    access: SEE,
    basis: ['YKT-13', 'PIPL-44'],
    query: z.object({
      programme: z.string().max(20).optional().catch(undefined),
      all: z.literal('1').optional().catch(undefined),
    }),
    handle: async (request) => {
      const view = await readerMoney(deps, request)
      const { programme, all } = request.query
      const chosen =
        programme !== undefined && view.money.names.programmes.has(programme)
          ? programme
          : undefined
      return framed(deps, request, moneyPage({ ...view, chosen }, all === '1'))
    },
  })

const visitOf = (
  { db, homeVisitOf }: MoneyPageDeps,
  request: Parameters<typeof readerMoney>[1],
  { item }: ToldMoney,
) => homeVisitOf(db, signedIn(request).subjectId, item.id)

const LinePath = z.object({ line: z.string().max(60) })

const lineRoute = (deps: MoneyPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${MONEY_PATH}/:line`,
    operationId: 'seeMyPayment',
    summary: { zh: '一笔钱的经过', en: 'One payment to me' },
    access: SEE,
    basis: ['YKT-13', 'PIPL-44'],
    params: LinePath,
    handle: async (request) => {
      const view = await readerMoney(deps, request)
      const told = namedMoney(view, request.params.line)
      const visit = hasFailed(told) ? await visitOf(deps, request, told) : undefined
      return framed(deps, request, linePage(view, told, visit))
    },
  })

/** Enough to choose from: those of the district first, then of its city. */
const MOST_OUTLETS = 4

const outletsNear = async (
  { db }: MoneyPageDeps,
  personId: string,
  bankCode: string,
): Promise<readonly Outlet[]> => {
  const region = await regionOfPerson(db, personId)
  const bank = (await listBanks(db)).find(({ code }) => code === bankCode)
  if (region === undefined || bank === undefined) return []
  const { agencyCode } = bank
  const inCity = await listOutlets(db, { regionCode: `${region.slice(0, 4)}00`, agencyCode })
  const inDistrict = inCity.filter(({ districtCode }) => districtCode === region)
  const others = inCity.filter(({ districtCode }) => districtCode !== region)
  return [...inDistrict, ...others].slice(0, MOST_OUTLETS)
}

const outletsRoute = (deps: MoneyPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${MONEY_PATH}/:line/outlets`,
    operationId: 'seeOutletsForMyPayment',
    summary: { zh: '去哪个网点', en: 'Where to have my account put right' },
    access: SEE,
    basis: ['YKT-14', 'YKT-17'],
    params: LinePath,
    handle: async (request) => {
      const view = await readerMoney(deps, request)
      const told = namedMoney(view, request.params.line)
      const { bankCode } = told.line
      const outlets = await outletsNear(deps, signedIn(request).subjectId, bankCode)
      const bank = bankName(view, bankCode)
      const visit = await visitOf(deps, request, told)
      return framed(deps, request, outletsPage(view, told, { bank, outlets, visit }))
    },
  })

const YearPath = z.object({ year: z.coerce.number().int().min(2000).max(2200).catch(0) })

const yearOf = async (
  deps: MoneyPageDeps,
  request: Parameters<typeof readerMoney>[1],
  year: number,
) => {
  if (year === 0) throw notFound()
  const view = await readerMoney(deps, request)
  return { view, of: moneyYear(view.money.told, year, provinceDate) }
}

const yearRoutes = (deps: MoneyPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: `${MONEY_PATH}/years/:year`,
    operationId: 'seeMyYear',
    summary: { zh: '年度到账汇总', en: 'What I received in a year' },
    access: SEE,
    basis: ['YKT-13'],
    params: YearPath,
    handle: async (request) => {
      const { view, of } = await yearOf(deps, request, request.params.year)
      return framed(deps, request, yearPage(view, of))
    },
  }),
  pageRoute({
    method: 'GET',
    path: `${MONEY_PATH}/years/:year/csv`,
    operationId: 'downloadMyYear',
    summary: { zh: '下载年度到账汇总', en: 'What I received in a year, as a table' },
    access: SEE,
    basis: ['YKT-13', 'PIPL-45'],
    params: YearPath,
    handle: async (request) => {
      const { view, of } = await yearOf(deps, request, request.params.year)
      return { bytes: yearCsv(view, of), type: 'text/csv; charset=utf-8', cache: 'no-store' }
    },
  }),
]

/** 我的钱, as pages of the resident portal. */
export const moneyPages = (deps: MoneyPageDeps): RouteDefinition[] => [
  listRoute(deps),
  lineRoute(deps),
  outletsRoute(deps),
  ...yearRoutes(deps),
  ...moneyAccountPages(deps),
]
