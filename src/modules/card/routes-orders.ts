import { z } from 'zod'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { apiRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { applyForCard } from './apply-for-card.ts'
import { holderOrders } from './holder-orders.ts'
import type { OrderTerms } from './order.ts'
import { answerOrder, orderAnswer, OrderAnswer } from './order-answer.ts'
import { RENEWAL_REASONS, renewCard } from './renew-card.ts'
import { replaceLost } from './replace-lost.ts'
import { orderStepRoutes } from './routes-order-steps.ts'
import { currentCard } from './store.ts'

const Region = z.string().regex(/^44\d{4}$/, 'six digits of a region of the province')

const terms = {
  bankCode: z.string().min(1).max(20),
  delivery: z.discriminatedUnion('to', [
    z.strictObject({ to: z.literal('outlet'), outletCode: z.string().min(1).max(40) }),
    z.strictObject({ to: z.literal('mail') }),
  ]),
  photoReference: z.string().min(1).max(64).optional().describe('of a photo that was checked'),
}
const ApplicationBody = z.strictObject({ ...terms, issueRegion: Region })
const ReplacementBody = z.strictObject(terms)
const RenewalBody = z.strictObject({
  ...terms,
  reason: z.enum(RENEWAL_REASONS),
  causedByHolder: z.boolean().optional().describe('of a damage'),
  photoOnly: z.boolean().optional().describe('of changed data: nothing but the photo'),
})

/** Online, a card is never made while the holder waits. */
const online = (
  acceptRegion: string,
  body: Pick<OrderTerms, 'bankCode' | 'delivery' | 'photoReference'>,
): OrderTerms => ({
  bankCode: body.bankCode,
  delivery: body.delivery,
  photoReference: body.photoReference,
  acceptRegion,
  acceptChannel: 'online',
  instant: false,
})

const TERMS_PROBLEMS = [
  'BANK_UNKNOWN',
  'BANK_NOT_TAKING_APPLICATIONS',
  'OUTLET_UNKNOWN',
  'ORDER_OPEN',
  'PERSON_NOT_ELIGIBLE',
]

type Deps = { readonly db: Database }

const common = {
  method: 'POST',
  access: { kind: 'resident' },
  response: OrderAnswer,
  status: 201,
  idempotent: true,
} as const

const applyRoute = (deps: Deps): RouteDefinition =>
  apiRoute({
    ...common,
    path: '/v1/me/card/applications',
    operationId: 'applyForMyCard',
    summary: { zh: '申领社会保障卡', en: 'Apply for my card' },
    basis: ['YKT-3', 'YKT-6', 'YKT-17'],
    body: ApplicationBody,
    problems: ['CARD_ALREADY_HELD', ...TERMS_PROBLEMS],
    handle: async (request) => {
      const { issueRegion } = request.body
      const decision = await applyForCard(deps, request.context, {
        personId: signedIn(request).subjectId,
        issueRegion,
        terms: online(issueRegion, request.body),
      })
      return answerOrder(deps.db, decision)
    },
  })

const replaceRoute = (deps: Deps): RouteDefinition =>
  apiRoute({
    ...common,
    path: '/v1/me/card/replacements',
    operationId: 'replaceMyLostCard',
    summary: { zh: '补领', en: 'Have my formally lost card replaced' },
    basis: ['CARD-16', 'YKT-17'],
    body: ReplacementBody,
    problems: ['NOT_FOUND', 'ACTION_NOT_AVAILABLE_IN_STATUS', ...TERMS_PROBLEMS],
    handle: async (request) => {
      const personId = signedIn(request).subjectId
      const card = await currentCard(deps.db, personId)
      if (card === undefined) throw notFound()
      const decision = await replaceLost(deps, request.context, {
        personId,
        cardId: card.id,
        terms: online(card.issuingRegion, request.body),
      })
      return answerOrder(deps.db, decision)
    },
  })

const renewRoute = (deps: Deps): RouteDefinition =>
  apiRoute({
    ...common,
    path: '/v1/me/card/renewals',
    operationId: 'renewMyCard',
    summary: { zh: '换领', en: 'Renew my card' },
    basis: ['CARD-16', 'YKT-17'],
    body: RenewalBody,
    problems: ['NOT_FOUND', 'ACTION_NOT_AVAILABLE_IN_STATUS', 'NOT_NEAR_EXPIRY', ...TERMS_PROBLEMS],
    handle: async (request) => {
      const personId = signedIn(request).subjectId
      const card = await currentCard(deps.db, personId)
      if (card === undefined) throw notFound()
      const { reason, causedByHolder, photoOnly } = request.body
      const decision = await renewCard(deps, request.context, {
        personId,
        cardId: card.id,
        terms: online(card.issuingRegion, request.body),
        reason,
        causedByHolder,
        photoOnly,
      })
      return answerOrder(deps.db, decision)
    },
  })

const listRoute = (deps: Deps): RouteDefinition =>
  apiRoute({
    method: 'GET',
    path: '/v1/me/card/orders',
    operationId: 'listMyCardOrders',
    summary: { zh: '我的办卡进度', en: 'My orders for a card, newest first' },
    access: { kind: 'resident' },
    basis: ['YKT-17'],
    response: z.object({ orders: z.array(OrderAnswer) }),
    handle: async (request) => {
      const orders = await holderOrders(deps.db, signedIn(request).subjectId)
      return { orders: orders.map(orderAnswer) }
    },
  })

/** Orders of the person who has signed in: application, replacement, renewal, withdrawal. */
export const orderRoutes = (deps: Deps): RouteDefinition[] => [
  listRoute(deps),
  applyRoute(deps),
  replaceRoute(deps),
  renewRoute(deps),
  ...orderStepRoutes(deps),
]
