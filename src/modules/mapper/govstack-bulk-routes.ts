import { apiRoute, type RouteDefinition } from '#platform/http/route.ts'
import { readInstructions } from './govstack-items.ts'
import { takeGovStack } from './govstack-routes.ts'
import { BulkRequest, GovStackReceipt } from './govstack-shapes.ts'
import type { MapperDeps } from './route-base.ts'

const BODY_LIMIT = 2 << 20

const bulkRoute = (
  deps: MapperDeps,
  action: 'validate' | 'pay',
  about: Pick<RouteDefinition, 'path' | 'operationId' | 'summary'>,
): RouteDefinition =>
  apiRoute({
    ...about,
    method: 'POST',
    access: { kind: 'partner', partner: 'department', scope: 'rosters' },
    basis: ['YKT-13'],
    bodyLimit: BODY_LIMIT,
    body: BulkRequest,
    response: GovStackReceipt,
    problems: ['MISS_BUDGET_SPENT', 'NOT_FOUND'],
    handle: (request) => {
      const { requestID, batchID, creditInstructions } = request.body
      return takeGovStack(deps, request, {
        requestID,
        action,
        content: request.body,
        transactionId: batchID,
        read: (agencyCode) => {
          const items = readInstructions(deps.keys, agencyCode, creditInstructions)
          return { items, itemCount: items.length }
        },
      })
    },
  })

/** 批量发放: lists in the shapes of GovStack, which go the way of every list. */
export const bulkRoutes = (deps: MapperDeps): RouteDefinition[] => [
  bulkRoute(deps, 'validate', {
    path: '/v1/govstack/prepaymentValidation',
    operationId: 'govstackValidate',
    summary: {
      zh: '发放前核验名册（GovStack 格式）',
      en: 'Ask what the checks say of a list, in the shapes of GovStack; nothing is paid',
    },
  }),
  bulkRoute(deps, 'pay', {
    path: '/v1/govstack/bulkPayment',
    operationId: 'govstackPay',
    summary: {
      zh: '提交名册，等待公示、审核和放行（GovStack 格式）',
      en: 'Hand in a list in the shapes of GovStack; it waits for notice, review and release',
    },
  }),
]
