import { z } from 'zod'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { staffStepUp } from '#modules/standard/index.ts'
import { enterRule, stepRule } from './keep-rules.ts'
import { ENDPOINTS_PATH } from './pages-endpoints.ts'
import { APPROVE, back, ENTER, type ExchangePageDeps, READ } from './pages-frame.ts'

const RULES_PATH = `${ENDPOINTS_PATH}/rules`

/** 自动确认, as forms of a department. */
export const ruleRoutes = (deps: ExchangePageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'POST',
    path: RULES_PATH,
    operationId: 'enterAcknowledgeRule',
    summary: { zh: '设定自动确认', en: 'Enters a rule; another person approves it' },
    access: ENTER,
    basis: ['YKT-19'],
    body: z.object({ programme: z.string().max(40).catch('').default('') }),
    handle: async (request) => {
      const first = await staffStepUp(deps.db, request, ENDPOINTS_PATH)
      if (first !== undefined) return first
      const { organisationCode: agencyCode } = signedIn(request)
      const programmeCode = request.body.programme === '' ? undefined : request.body.programme
      const decision = await enterRule(deps, request.context, { agencyCode, programmeCode })
      return back(ENDPOINTS_PATH, decision, 'ruleEntered')
    },
  }),
  ...(['approve', 'disable'] as const).map((action) =>
    pageRoute({
      method: 'POST',
      path: `${RULES_PATH}/:ruleId/${action}`,
      operationId: `${action}AcknowledgeRule`,
      summary:
        action === 'approve'
          ? { zh: '批准自动确认', en: 'Approves a rule that another person entered' }
          : { zh: '停止自动确认', en: 'Ends a rule' },
      access: action === 'approve' ? APPROVE : READ,
      basis: ['YKT-19'],
      params: z.object({ ruleId: z.uuid() }),
      handle: async (request) => {
        const first = await staffStepUp(deps.db, request, ENDPOINTS_PATH)
        if (first !== undefined) return first
        const { organisationCode: agencyCode } = signedIn(request)
        const step = { agencyCode, id: request.params.ruleId, action }
        const decision = await stepRule(deps, request.context, step)
        const said = action === 'approve' ? 'ruleApproved' : 'ruleDisabled'
        return back(ENDPOINTS_PATH, decision, said)
      },
    }),
  ),
]
