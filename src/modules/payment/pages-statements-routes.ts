import { z } from 'zod'
import type { Html } from '#kernel/html.ts'
import { fromPublicId } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import {
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import type { PageOptions } from '#ui/layout.ts'
import { type Frame, inFrame } from '#ui/portal.ts'
import { publicPage, publicView } from '#modules/catalogue/index.ts'
import { agencyNames, listRegions } from '#modules/organisation/index.ts'
import { findProgramme, listProgrammes } from '#modules/programme/index.ts'
import {
  issueStatement,
  readStatement,
  smallestGroup,
  type StatementDeps,
  statementVillages,
  stillHolds,
} from './issue-statement.ts'
import {
  choosePage,
  paperPage,
  statementPath,
  STATEMENTS_PATH,
  type StatementView,
  verifyPage,
} from './pages-statements.ts'
import {
  findStatement,
  paidPeriods,
  paidRegions,
  type Statement,
  statementsOf,
  type VillageSum,
} from './store-statement.ts'

export interface StatementPageDeps extends StatementDeps {
  readonly publicUrl: string
  readonly demo: boolean
  /** The frame of the departments' portal. */
  readonly portal: Frame
}

const ISSUE = { kind: 'staff', permission: 'statement.issue' } as const

const framed = (
  { portal }: StatementPageDeps,
  request: RouteRequest,
  view: StatementView,
): Promise<Html> => inFrame(portal, request, STATEMENTS_PATH, view)

/** Where lists were made for, the region that was chosen or the only one, and its villages. */
const villagesOf = async (
  deps: StatementPageDeps,
  programmeCode: string | undefined,
  payPeriod: string | undefined,
  wanted: string | undefined,
) => {
  const none = { regions: [], region: undefined, villages: [] as readonly VillageSum[] }
  if (programmeCode === undefined || payPeriod === undefined) return none
  const codes = await paidRegions(deps.db, { programmeCode, payPeriod })
  const names = new Map((await listRegions(deps.db)).map(({ code, name }) => [code, name]))
  const regions = codes.map((code) => ({ code, name: names.get(code)?.['zh-Hans'] ?? code }))
  const regionCode = codes.length === 1 ? codes[0] : codes.find((code) => code === wanted)
  if (regionCode === undefined) return { ...none, regions }
  const scope = { programmeCode, payPeriod, regionCode }
  return { regions, region: regionCode, villages: await statementVillages(deps, deps.db, scope) }
}

const Code = z.string().max(20).optional().catch(undefined)

const chooseRoute = (deps: StatementPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: STATEMENTS_PATH,
    operationId: 'seeStatements',
    summary: { zh: '明白账', en: 'Statements for villages' },
    access: ISSUE,
    basis: ['YKT-13'],
    query: z.object({
      programme: Code,
      period: Code,
      region: Code,
      nothing: z.literal('1').optional().catch(undefined),
    }),
    handle: async (request) => {
      const { organisationCode, csrfToken: csrf } = signedIn(request)
      const { programme: code, period: wanted, region: inRegion, nothing } = request.query
      const { db } = deps
      const all = await listProgrammes(db, provinceDate(request.context.at))
      const programmes = all.filter(({ ownerAgency }) => ownerAgency === organisationCode)
      const programme = programmes.find((one) => one.code === code)
      const periods = programme === undefined ? [] : await paidPeriods(db, programme.code)
      const period = periods.find((one) => one === wanted)
      const { regions, region, villages } = await villagesOf(
        deps,
        programme?.code,
        period,
        inRegion,
      )
      const view = choosePage({
        csrf,
        programmes,
        programme,
        periods,
        period,
        regions,
        region,
        villages,
        issued: await statementsOf(db, organisationCode),
        nothing: nothing === '1',
      })
      return framed(deps, request, view)
    },
  })

const Wanted = z.object({
  programme: z.string().max(20),
  period: z.string().max(10),
  region: z.string().max(10),
  village: z.string().min(1).max(200),
})

const issueRoute = (deps: StatementPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: STATEMENTS_PATH,
    operationId: 'issueStatement',
    summary: { zh: '出具明白账', en: 'Issue a statement for a village' },
    access: ISSUE,
    basis: ['YKT-13', 'PIPL-51'],
    body: Wanted,
    handle: async (request) => {
      const { programme, period: payPeriod, region: regionCode, village } = request.body
      const scope = { programmeCode: programme, payPeriod, regionCode, village }
      const decision = await issueStatement(deps, request.context, scope)
      if (decision.granted) return { redirect: statementPath(decision.outcome) }
      if (decision.refusal === 'NOT_YOUR_PROGRAMME') throw notFound()
      return { redirect: `${STATEMENTS_PATH}?nothing=1` }
    },
  })

const Named = z.object({ statement: z.string().max(60) })

/** What a statement is about, in names. */
const namesOf = async (
  { db }: StatementPageDeps,
  language: PageOptions['language'],
  { programmeCode, ownerAgency, issuedAt }: Statement,
) => {
  const programme = await findProgramme(db, programmeCode, provinceDate(issuedAt))
  const agencies = await agencyNames(db, [ownerAgency])
  return {
    programme: programme?.name[language] ?? programmeCode,
    agency: agencies.get(ownerAgency)?.[language] ?? ownerAgency,
  }
}

const paperRoute = (deps: StatementPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${STATEMENTS_PATH}/:statement`,
    operationId: 'seeStatement',
    summary: { zh: '一份明白账', en: 'One statement, to be printed' },
    access: ISSUE,
    basis: ['YKT-13', 'PIPL-51'],
    params: Named,
    handle: async (request) => {
      const id = fromPublicId('statement', request.params.statement)
      const paper = id === undefined ? undefined : await readStatement(deps, request.context, id)
      if (paper === undefined) throw notFound()
      const names = await namesOf(deps, 'zh-Hans', paper.statement)
      const { publicUrl } = deps
      return framed(deps, request, paperPage({ ...paper, ...names, publicUrl }))
    },
  })

const verifyRoute = (deps: StatementPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/statements/:statement',
    operationId: 'verifyStatement',
    summary: { zh: '核对明白账', en: 'Check a statement that hangs on a wall' },
    access: { kind: 'public' },
    basis: ['YKT-13'],
    params: Named,
    perMinute: 60,
    handle: async (request) => {
      const { language } = request.display
      const id = fromPublicId('statement', request.params.statement)
      const statement = id === undefined ? undefined : await findStatement(deps.db, id)
      if (statement === undefined) throw notFound()
      const view = verifyPage({
        language,
        statement,
        ...(await namesOf(deps, language, statement)),
        holds: await stillHolds(deps, deps.db, statement),
        smallest: await smallestGroup(deps.db, provinceDate(request.context.at)),
      })
      return publicPage(publicView(request, deps.demo), view)
    },
  })

/** 明白账, as pages of departments, and the page on which anybody checks one. */
export const statementPages = (deps: StatementPageDeps): RouteDefinition[] => [
  chooseRoute(deps),
  issueRoute(deps),
  paperRoute(deps),
  verifyRoute(deps),
]
