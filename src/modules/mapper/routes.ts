import type { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { apiRoute, callingPartner, type RouteDefinition } from '#platform/http/route.ts'
import { refusedHeader } from './answer-header.ts'
import { answerActs, answerResolve } from './answer-message.ts'
import { readItems } from './asked-item.ts'
import { checkMisses } from './budget.ts'
import { bulkRoutes } from './govstack-bulk-routes.ts'
import { beneficiaryRoutes } from './govstack-routes.ts'
import { MAPPER_ACTIONS, type MapperAction } from './reason.ts'
import { BASE, MAPPER_ACCESS, type MapperDeps, ProgrammeParams } from './route-base.ts'
import { consentRoutes } from './routes-consents.ts'
import { historyRoutes } from './routes-history.ts'
import { statusRoutes } from './routes-status.ts'
import { ANSWERS, answerEnvelope, type RawItem, Receipt, REQUESTS } from './shapes.ts'
import { judgeMessage, receiptOf, refusedReceipt, takeMessage } from './take-message.ts'

/** 5,000 items with all their members. */
const BODY_LIMIT = 4 << 20

const SUMMARIES: Readonly<Record<MapperAction, { readonly zh: string; readonly en: string }>> = {
  link: { zh: '关联身份和收款账户', en: 'Link people to the accounts that a programme pays' },
  update: { zh: '变更收款账户', en: 'Change the accounts that a programme pays' },
  unlink: { zh: '解除关联', en: 'End the links of people to accounts' },
  resolve: { zh: '查询收款账户', en: 'Ask to which accounts a programme pays people' },
}

const PROBLEMS = ['MISS_BUDGET_SPENT', 'NOT_FOUND'] as const

interface Body {
  readonly header: z.output<(typeof REQUESTS)['link']>['header']
  readonly message: { readonly transaction_id: string }
}

const itemsOf = (action: MapperAction, body: Body): readonly RawItem[] =>
  (body.message as unknown as Record<string, readonly RawItem[]>)[`${action}_request`] ?? []

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const common = (action: MapperAction) => ({
  method: 'POST' as const,
  access: MAPPER_ACCESS,
  basis: ['YKT-13', 'YKT-19'] as const,
  params: ProgrammeParams,
  body: REQUESTS[action] as z.ZodType<Body>,
  bodyLimit: BODY_LIMIT,
  problems: PROBLEMS,
})

/** Answered at once. */
const syncRoute = (deps: MapperDeps, action: MapperAction): RouteDefinition =>
  apiRoute({
    ...common(action),
    path: `${BASE}/sync/${action}`,
    operationId: `mapperSync${capital(action)}`,
    summary: SUMMARIES[action],
    response: answerEnvelope(ANSWERS[action] as z.ZodType),
    handle: async (request) => {
      const { code: agencyCode } = callingPartner(request)
      const { context, body } = request
      const { programmeCode } = request.params
      const { header, message } = body
      const raw = itemsOf(action, body)
      const of = { agencyCode, programmeCode }
      const asked = { action, items: raw.length }
      const fault = await judgeMessage(deps.db, of, header, asked, context.at)
      const about = { action, agencyCode, messageId: header.message_id, at: context.at }
      if (fault !== undefined) return { header: refusedHeader(about, fault) }
      await checkMisses(deps.db, agencyCode, context.at)
      const waiting = {
        agencyCode,
        programmeCode,
        messageId: header.message_id,
        transactionId: message.transaction_id,
        items: readItems(deps, { agencyCode, action, on: provinceDate(context.at) }, raw),
        content: message,
      }
      return action === 'resolve'
        ? answerResolve(deps, context, waiting)
        : answerActs(deps, context, action, waiting)
    },
  })

/** Receipted at once, answered at the caller's address. */
const asyncRoute = (deps: MapperDeps, action: MapperAction): RouteDefinition =>
  apiRoute({
    ...common(action),
    path: `${BASE}/${action}`,
    operationId: `mapper${capital(action)}`,
    summary: {
      zh: `${SUMMARIES[action].zh}（异步，结果回调）`,
      en: `${SUMMARIES[action].en}; the answer comes as a callback`,
    },
    response: Receipt,
    status: 202,
    handle: async (request) => {
      const { code: agencyCode } = callingPartner(request)
      const { context, body } = request
      const { programmeCode } = request.params
      const { header, message } = body
      const raw = itemsOf(action, body)
      const of = { agencyCode, programmeCode }
      const asked = { action, items: raw.length }
      const fault = await judgeMessage(deps.db, of, header, asked, context.at)
      if (fault !== undefined) return refusedReceipt(context, fault)
      await checkMisses(deps.db, agencyCode, context.at)
      const taken = await takeMessage(deps, context, header.sender_uri, {
        agencyCode,
        programmeCode,
        dialect: 'g2p',
        action,
        messageId: header.message_id,
        transactionId: message.transaction_id,
        content: message,
        items: readItems(deps, { agencyCode, action, on: provinceDate(context.at) }, raw),
        itemCount: raw.length,
      })
      return receiptOf(context, taken)
    },
  })

/** 身份与收款账户映射: the public mapper interface of G2P Connect, for systems of departments. */
export const mapperRoutes = (deps: MapperDeps): RouteDefinition[] => [
  ...MAPPER_ACTIONS.flatMap((action) => [syncRoute(deps, action), asyncRoute(deps, action)]),
  ...statusRoutes(deps),
  ...historyRoutes(deps),
  ...consentRoutes(deps),
  ...beneficiaryRoutes(deps),
  ...bulkRoutes(deps),
]
