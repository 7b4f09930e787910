import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { inFrame, type AnyRequest } from '#ui/portal.ts'
import { staffNames } from '#modules/organisation/index.ts'
import { SUSPENSE_REFUSALS, unknownWords as w } from './messages-unknown.ts'
import { namesOfBanks } from './pages-dept-batches-routes.ts'
import type { DeptPageDeps } from './pages-dept-frame.ts'
import {
  type OneSuspenseData,
  oneSuspensePage,
  SUSPENSE_PATH,
  suspensePage,
} from './pages-dept-suspense.ts'
import { proposeSuspense, settleSuspense } from './settle-suspense.ts'
import { findSuspense, openSuspense, SETTLEMENTS, suspenseSums } from './store-suspense.ts'

const RECONCILE = { kind: 'staff', permission: 'payment.reconcile' } as const
const SHOWN = 100
const SECTION = SUSPENSE_PATH

const SAID = { saved: w.saved, settled: w.settled, open: w.givenBack } as const

const listRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: SUSPENSE_PATH,
    operationId: 'seeSuspense',
    summary: { zh: '挂账', en: 'What banks told that fits nothing' },
    access: RECONCILE,
    basis: ['YKT-13'],
    query: z.object({ said: z.enum(['saved', 'settled', 'open']).optional().catch(undefined) }),
    handle: async (request) => {
      const entries = await openSuspense(deps.db, SHOWN)
      const { said } = request.query
      const view = suspensePage({
        entries,
        sums: await suspenseSums(deps.db),
        bankNames: await namesOfBanks(deps.db),
        staff: await staffNames(
          deps.db,
          entries.flatMap(({ resolverId }) => resolverId ?? []),
        ),
        today: provinceDate(request.context.at),
        said: said && SAID[said],
      })
      return inFrame(deps.portal, request, SECTION, view)
    },
  })

const Params = z.object({ suspenseId: z.uuid() })
const EMPTY = { settlement: '', lineId: '', note: '' }

const show = async (
  deps: DeptPageDeps,
  request: AnyRequest,
  id: string,
  values: OneSuspenseData['values'] = EMPTY,
  fault?: string,
) => {
  const entry = await findSuspense(deps.db, id)
  if (entry === undefined) throw notFound()
  const view = oneSuspensePage({
    entry,
    bankName: (await namesOfBanks(deps.db)).get(entry.bankCode) ?? entry.bankCode,
    staff: await staffNames(deps.db, entry.proposal === undefined ? [] : [entry.proposal.by]),
    today: provinceDate(request.context.at),
    csrf: signedIn(request).csrfToken,
    values,
    fault,
  })
  return inFrame(deps.portal, request, SECTION, view)
}

const oneRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${SUSPENSE_PATH}/:suspenseId`,
    operationId: 'seeSuspenseEntry',
    summary: { zh: '查明一笔挂账', en: 'Looks into an entry that fits nothing' },
    access: RECONCILE,
    basis: ['YKT-13'],
    params: Params,
    handle: (request) => show(deps, request, request.params.suspenseId),
  })

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const proposeRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SUSPENSE_PATH}/:suspenseId`,
    operationId: 'proposeSettlement',
    summary: { zh: '登记挂账怎么处理', en: 'Enters what an entry is, for a second person' },
    access: RECONCILE,
    basis: ['YKT-13'],
    params: Params,
    body: z.object({
      settlement: z.string().max(20).default(''),
      lineId: z.string().trim().toLowerCase().max(40).default(''),
      note: z.string().trim().max(300).default(''),
    }),
    handle: async (request) => {
      const { suspenseId: id } = request.params
      const { body } = request
      const again = async (fault: string) => ({
        html: await show(deps, request, id, body, fault),
        status: 422,
      })
      const settlement = SETTLEMENTS.find((one) => one === body.settlement)
      if (settlement === undefined) return again(SUSPENSE_REFUSALS.FORM)
      const decision = await proposeSuspense(deps, request.context, {
        id,
        settlement,
        lineId: UUID.test(body.lineId) ? body.lineId : undefined,
        note: body.note,
        by: actingStaff(request),
      })
      if (decision === undefined) throw notFound()
      return decision.granted
        ? { redirect: `${SUSPENSE_PATH}?said=saved` }
        : again(SUSPENSE_REFUSALS[decision.refusal])
    },
  })

const decideRoute = (deps: DeptPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SUSPENSE_PATH}/:suspenseId/decision`,
    operationId: 'settleSuspense',
    summary: { zh: '复核挂账的处理', en: 'A second person agrees, or does not' },
    access: RECONCILE,
    basis: ['YKT-13'],
    params: Params,
    body: z.object({ agreed: z.enum(['yes', 'no']) }),
    handle: async (request) => {
      const { suspenseId: id } = request.params
      const agreed = request.body.agreed === 'yes'
      const input = { id, agreed, by: actingStaff(request) }
      const decision = await settleSuspense(deps, request.context, input)
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: `${SUSPENSE_PATH}?said=${decision.outcome}` }
      const fault = SUSPENSE_REFUSALS[decision.refusal]
      return { html: await show(deps, request, id, EMPTY, fault), status: 409 }
    },
  })

/** 挂账, as pages of reconciliation. */
export const suspenseRoutes = (deps: DeptPageDeps): RouteDefinition[] => [
  listRoute(deps),
  oneRoute(deps),
  proposeRoute(deps),
  decideRoute(deps),
]
