import { z } from 'zod'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { findStaff } from '#modules/organisation/index.ts'
import { STANDARD_CRITERIA } from './admission.ts'
import { enterApplication, openRound } from './enter-admission.ts'
import { decideApplication, scoreApplication } from './judge-admission.ts'
import { ROUND_REFUSALS } from './messages-rounds.ts'
import { type BankPageDeps, inAdminPortal } from './pages-frame.ts'
import { discrepanciesPage, roundPage, roundsPage } from './pages-rounds.ts'
import { resolveDiscrepancy } from './resolve-discrepancy.ts'
import { bankNames } from './store.ts'
import { applicationsOf, criteriaOf, findRound, listRounds, scoresOf } from './store-admission.ts'
import { openDiscrepancies } from './store-discrepancy.ts'

const READ = { kind: 'staff', permission: 'banks.read' } as const
const ADMINISTER = { kind: 'staff', permission: 'banks.administer' } as const
const ASSESS = { kind: 'staff', permission: 'banks.assess' } as const
const DECIDE = { kind: 'staff', permission: 'banks.decide' } as const
const SECTION = '/admin/banks'
const PATH = `${SECTION}/rounds`

const words = (refusal: string): string => ROUND_REFUSALS[refusal] ?? refusal

const showRounds = async (deps: BankPageDeps, request: AnyRequest, faults: readonly string[]) => {
  const { csrfToken: csrf, permissions } = signedIn(request)
  const rounds = await listRounds(deps.db)
  const administer = permissions.has('banks.administer')
  const view = roundsPage({ csrf, rounds, administer, faults })
  return inAdminPortal(deps, request, SECTION, view)
}

const listRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'seeAdmissionRounds',
    summary: { zh: '遴选批次', en: 'Rounds in which banks are chosen' },
    access: READ,
    basis: ['YKT-5'],
    handle: (request) => showRounds(deps, request, []),
  })

const figure = z.coerce.number().int().min(0).max(1000).catch(-1)
const day = z
  .string()
  .trim()
  .regex(/^\d{4}-\d{2}-\d{2}$/)

const openRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: PATH,
    operationId: 'openAdmissionRound',
    summary: { zh: '发起遴选', en: 'Opens a round' },
    access: ADMINISTER,
    basis: ['YKT-5'],
    body: z
      .object({ title: z.string().trim().min(1).max(80), closesOn: day })
      .catchall(z.unknown()),
    handle: async (request) => {
      const { title, closesOn, ...weights } = request.body
      const decision = await openRound(deps, request.context, {
        title,
        closesOn: Temporal.PlainDate.from(closesOn),
        criteria: STANDARD_CRITERIA.map(({ code, name, maxPoints }) => ({
          code,
          name,
          maxPoints,
          weight: figure.parse(weights[code]),
        })),
      })
      if (decision.granted) return { redirect: `${PATH}/${decision.outcome.id}` }
      return { html: await showRounds(deps, request, [words(decision.refusal)]), status: 422 }
    },
  })

const showRound = async (
  deps: BankPageDeps,
  request: AnyRequest,
  id: string,
  said: { readonly faults: readonly string[]; readonly saved: boolean },
) => {
  const { db } = deps
  const round = await findRound(db, id)
  if (round === undefined) throw notFound()
  const { csrfToken: csrf, permissions } = signedIn(request)
  const view = roundPage({
    ...said,
    csrf,
    round,
    criteria: await criteriaOf(db, id),
    applications: await applicationsOf(db, id),
    scores: await scoresOf(db, id),
    rights: {
      administer: permissions.has('banks.administer'),
      assess: permissions.has('banks.assess'),
      decide: permissions.has('banks.decide'),
    },
  })
  return inAdminPortal(deps, request, SECTION, view)
}

const Params = z.object({ roundId: z.uuid() })

const roundRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${PATH}/:roundId`,
    operationId: 'seeAdmissionRound',
    summary: { zh: '遴选批次详情', en: 'One round with its ranking' },
    access: READ,
    basis: ['YKT-5'],
    params: Params,
    query: z.object({ saved: z.literal('1').optional().catch(undefined) }),
    handle: (request) =>
      showRound(deps, request, request.params.roundId, {
        faults: [],
        saved: request.query.saved === '1',
      }),
  })

/** After an act on a round: back to it, or the round again with what is wrong. */
const answer = async (
  deps: BankPageDeps,
  request: AnyRequest,
  roundId: string,
  decision: { readonly granted: boolean; readonly refusal?: string } | undefined,
) => {
  if (decision === undefined) throw notFound()
  if (decision.granted) return { redirect: `${PATH}/${roundId}?saved=1` }
  const faults = [words(decision.refusal ?? '')]
  return { html: await showRound(deps, request, roundId, { faults, saved: false }), status: 422 }
}

const candidateRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${PATH}/:roundId/candidates`,
    operationId: 'enterCandidate',
    summary: { zh: '登记候选机构', en: 'Enters a candidate of a round' },
    access: ADMINISTER,
    basis: ['YKT-5'],
    params: Params,
    body: z.object({
      candidate: z.string().trim().min(1).max(60),
      agency: z.string().trim().min(1).max(40),
      materials: z.string().max(2000).default(''),
    }),
    handle: async (request) => {
      const { roundId } = request.params
      const { candidate, agency: agencyCode, materials } = request.body
      const decision = await enterApplication(deps, request.context, {
        roundId,
        candidate,
        agencyCode,
        materials: materials
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      })
      return answer(deps, request, roundId, decision)
    },
  })

const scoreRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${PATH}/:roundId/scores`,
    operationId: 'scoreCandidate',
    summary: { zh: '给候选机构打分', en: 'Scores a candidate' },
    access: ASSESS,
    basis: ['YKT-5'],
    params: Params,
    body: z.object({ application: z.uuid() }).catchall(z.unknown()),
    handle: async (request) => {
      const { roundId } = request.params
      const { application: applicationId, ...given } = request.body
      const criteria = await criteriaOf(deps.db, roundId)
      const points = Object.fromEntries(
        criteria.map(({ code }) => [code, figure.parse(given[code])]),
      )
      const sheet = { applicationId, points, remark: '' }
      return answer(deps, request, roundId, await scoreApplication(deps, request.context, sheet))
    },
  })

const outcomeRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${PATH}/:roundId/outcomes`,
    operationId: 'decideCandidate',
    summary: { zh: '决定遴选结果', en: 'Admits a candidate or not' },
    access: DECIDE,
    basis: ['YKT-5'],
    params: Params,
    body: z.object({
      application: z.uuid(),
      admitted: z.enum(['yes', 'no']),
      reason: z.string().trim().min(1).max(500),
    }),
    handle: async (request) => {
      const { application: applicationId, admitted, reason } = request.body
      const decision = await decideApplication(deps, request.context, {
        applicationId,
        admitted: admitted === 'yes',
        reason,
      })
      return answer(deps, request, request.params.roundId, decision)
    },
  })

const showDiscrepancies = async (
  deps: BankPageDeps,
  request: AnyRequest,
  faults: readonly string[],
) => {
  const { csrfToken: csrf, subjectId, permissions } = signedIn(request)
  const names = await bankNames(deps.db)
  const shown = []
  for (const discrepancy of await openDiscrepancies(deps.db)) {
    const { resolverId, bankCode } = discrepancy
    const resolver = resolverId === undefined ? undefined : await findStaff(deps.db, resolverId)
    shown.push({
      discrepancy,
      bank: names.get(bankCode)?.['zh-Hans'] ?? bankCode,
      resolver: resolver?.displayName ?? resolverId,
      mine:
        permissions.has('banks.administer') &&
        (resolverId === undefined || resolverId === subjectId),
    })
  }
  return inAdminPortal(deps, request, SECTION, discrepanciesPage({ csrf, shown, faults }))
}

const discrepanciesRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${SECTION}/discrepancies`,
    operationId: 'seeBankDiscrepancies',
    summary: { zh: '银行差错', en: 'What banks told that somebody has to settle' },
    access: READ,
    basis: ['YKT-17'],
    handle: (request) => showDiscrepancies(deps, request, []),
  })

const resolveRoute = (deps: BankPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SECTION}/discrepancies`,
    operationId: 'resolveBankDiscrepancy',
    summary: { zh: '处理银行差错', en: 'Says how a discrepancy was settled' },
    access: ADMINISTER,
    basis: ['YKT-17'],
    body: z.object({ discrepancy: z.uuid(), resolution: z.string().trim().max(500).default('') }),
    handle: async (request) => {
      const { discrepancy: id, resolution } = request.body
      const decision = await resolveDiscrepancy(deps, request.context, { id, resolution })
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: `${SECTION}/discrepancies` }
      const faults = [words(decision.refusal)]
      return { html: await showDiscrepancies(deps, request, faults), status: 422 }
    },
  })

/** 遴选和差错, as pages of the bureau. */
export const roundRoutes = (deps: BankPageDeps): RouteDefinition[] => [
  listRoute(deps),
  openRoute(deps),
  roundRoute(deps),
  candidateRoute(deps),
  scoreRoute(deps),
  outcomeRoute(deps),
  discrepanciesRoute(deps),
  resolveRoute(deps),
]
