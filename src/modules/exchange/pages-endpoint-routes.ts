import { z } from 'zod'
import { type PageAnswer, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { inFrame, type AnyRequest } from '#ui/portal.ts'
import { staffStepUp } from '#modules/standard/index.ts'
import { type EndpointKey, retireSecret, rotateSecret, stepEndpoint } from './keep-endpoints.ts'
import { ENDPOINTS_PATH, secretPage } from './pages-endpoints.ts'
import { APPROVE, back, ENTER, type ExchangePageDeps, READ } from './pages-frame.ts'
import { reviveOrDrop } from './revive-deliveries.ts'

const Params = z.object({ endpointId: z.uuid() })

/** What is done to one endpoint, by its last word; each needs a sign-in of the last minutes. */
const actRoute = (
  deps: ExchangePageDeps,
  act: {
    readonly name: string
    readonly operationId: string
    readonly summary: RouteDefinition['summary']
    readonly access: typeof READ | typeof ENTER | typeof APPROVE
    readonly run: (
      request: AnyRequest,
      key: EndpointKey,
      messageId: string | undefined,
    ) => Promise<PageAnswer>
  },
): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${ENDPOINTS_PATH}/:endpointId/${act.name}`,
    operationId: act.operationId,
    summary: act.summary,
    access: act.access,
    basis: ['YKT-19', 'YKT-22'],
    params: Params,
    body: z.object({ message: z.uuid().optional().catch(undefined) }),
    handle: async (request) => {
      const { endpointId: id } = request.params
      const first = await staffStepUp(deps.db, request, `${ENDPOINTS_PATH}/${id}`)
      const key = { agencyCode: signedIn(request).organisationCode, id }
      return first ?? act.run(request, key, request.body.message)
    },
  })

/** What can be done to an endpoint, as forms of a department. */
export const actRoutes = (deps: ExchangePageDeps): RouteDefinition[] => {
  const pathOf = ({ id }: EndpointKey) => `${ENDPOINTS_PATH}/${id}`
  return [
    actRoute(deps, {
      name: 'approve',
      operationId: 'approveEndpoint',
      summary: { zh: '批准接收地址', en: 'Approves an endpoint that another person entered' },
      access: APPROVE,
      run: async ({ context }, key) =>
        back(pathOf(key), await stepEndpoint(deps, context, key, 'approve'), 'approved'),
    }),
    actRoute(deps, {
      name: 'disable',
      operationId: 'disableEndpoint',
      summary: { zh: '停用接收地址', en: 'Disables an endpoint for good' },
      access: READ,
      run: async ({ context }, key) =>
        back(pathOf(key), await stepEndpoint(deps, context, key, 'disable'), 'disabled'),
    }),
    actRoute(deps, {
      name: 'rotate',
      operationId: 'rotateEndpointSecret',
      summary: { zh: '轮换签名密钥', en: 'Makes a second secret and shows it once' },
      access: ENTER,
      run: async (request, key) => {
        const decision = await rotateSecret(deps, request.context, key)
        if (decision?.granted !== true) return back(pathOf(key), decision, 'retired')
        return inFrame(deps.portal, request, ENDPOINTS_PATH, secretPage(decision.outcome))
      },
    }),
    actRoute(deps, {
      name: 'retire-secret',
      operationId: 'retireEndpointSecret',
      summary: { zh: '停用旧密钥', en: 'Retires the older of two secrets' },
      access: ENTER,
      run: async ({ context }, key) =>
        back(pathOf(key), await retireSecret(deps, context, key), 'retired'),
    }),
    ...(['revive', 'drop'] as const).map((kind) =>
      actRoute(deps, {
        name: kind,
        operationId: `${kind}Delivery`,
        summary:
          kind === 'revive'
            ? { zh: '重新推送', en: 'Sends anew what was given up' }
            : { zh: '不再推送', en: 'Drops what was given up' },
        access: ENTER,
        run: async ({ context }, key, messageId) =>
          back(
            pathOf(key),
            await reviveOrDrop(deps, context, key, { kind, messageId }),
            kind === 'revive' ? 'revived' : 'dropped',
          ),
      }),
    ),
  ]
}
