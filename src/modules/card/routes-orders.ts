import { z } from 'zod'
import { publicId, fromPublicId } from '#kernel/ids.ts'
import type { Decision } from '#kernel/decision.ts'
import type { Database } from '#platform/db.ts'
import { notFound, ProblemError } from '#platform/http/problem.ts'
import { apiRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { applyForCard, type HeldCard } from './apply-for-card.ts'
import { CARD_STATUSES, PUBLIC_STATUSES, type PublicStatus } from './card.ts'
import { FAILURE_STAGES } from './failure.ts'
import { FEE_EXEMPTIONS } from './fees.ts'
import { type HolderOrder, holderOrder, holderOrders } from './holder-orders.ts'
import {
  type CardOrder,
  ORDER_KINDS,
  ORDER_REASONS,
  ORDER_STATES,
  type OrderTerms,
} from './order.ts'
import { RENEWAL_REASONS, renewCard } from './renew-card.ts'
import { replaceLost } from './replace-lost.ts'
import { currentCard } from './store.ts'
import { withdrawOrder } from './withdraw-order.ts'

const Time = z.iso.datetime().nullable()
const PublicStatusCode = z.enum(Object.keys(PUBLIC_STATUSES) as [PublicStatus, ...PublicStatus[]])

const OrderAnswer = z.object({
  id: z.string(),
  kind: z.enum(ORDER_KINDS),
  reason: z.enum(ORDER_REASONS),
  state: z.enum(ORDER_STATES),
  issueRegion: z.string(),
  acceptRegion: z.string(),
  bankCode: z.string(),
  delivery: z.object({ to: z.enum(['outlet', 'mail']), outletCode: z.string().nullable() }),
  instant: z.boolean(),
  feeFen: z.string().describe('a whole number of fen'),
  feeExemption: z.enum(FEE_EXEMPTIONS).nullable(),
  promisedWorkingDays: z.int(),
  placedAt: z.iso.datetime(),
  sealedAt: Time,
  endedAt: Time,
  card: z.object({
    id: z.string(),
    status: z.enum(CARD_STATUSES),
    publicStatus: PublicStatusCode,
  }),
  failure: z
    .object({ stage: z.enum(FAILURE_STAGES), reasonCode: z.string(), at: z.iso.datetime() })
    .nullable()
    .describe('why it came to a halt, while it does'),
  possible: z.array(z.string()),
})

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

const orderAnswer = ({ order, ...more }: HolderOrder): z.input<typeof OrderAnswer> => ({
  id: publicId('order', order.id),
  kind: order.kind,
  reason: order.reason,
  state: order.state,
  issueRegion: order.issueRegion,
  acceptRegion: order.acceptRegion,
  bankCode: order.bankCode,
  delivery: {
    to: order.delivery.to,
    outletCode: order.delivery.to === 'outlet' ? order.delivery.outletCode : null,
  },
  instant: order.instant,
  feeFen: order.feeFen.toString(),
  feeExemption: order.feeExemption ?? null,
  promisedWorkingDays: more.promisedWorkingDays,
  placedAt: order.placedAt.toString(),
  sealedAt: order.sealedAt?.toString() ?? null,
  endedAt: order.endedAt?.toString() ?? null,
  card: {
    id: publicId('card', order.cardId),
    status: more.cardStatus,
    publicStatus: more.publicStatus,
  },
  failure:
    more.failure === undefined
      ? null
      : {
          stage: more.failure.stage,
          reasonCode: more.failure.reasonCode,
          at: more.failure.at.toString(),
        },
  possible: [...more.possible],
})

/** What the holder is told of the card that stands against an application. */
const heldText = (held: HeldCard | undefined): string | undefined =>
  held &&
  `You hold card ${held.maskedCardNumber}, issued in ${held.issuingRegion}, with bank ` +
    `${held.bankCode}${held.accountTail === undefined ? '' : `, account …${held.accountTail}`}.`

const placed = async (
  db: Database,
  decision: (Decision<CardOrder, string> & { readonly held?: HeldCard | undefined }) | undefined,
): Promise<z.input<typeof OrderAnswer>> => {
  if (decision === undefined) throw notFound()
  if (!decision.granted)
    throw new ProblemError({
      status: 409,
      code: decision.refusal,
      basis: decision.basis,
      instead: decision.instead,
      detail: heldText(decision.held),
    })
  return orderAnswer(await holderOrder(db, decision.outcome))
}

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
      return placed(deps.db, decision)
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
      return placed(deps.db, decision)
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
      return placed(deps.db, decision)
    },
  })

const withdrawRoute = (deps: Deps): RouteDefinition =>
  apiRoute({
    ...common,
    status: 200,
    path: '/v1/me/card/orders/:orderId/withdrawals',
    operationId: 'withdrawMyOrder',
    summary: { zh: '撤回办理', en: 'Withdraw an order for a card' },
    basis: ['YKT-17'],
    params: z.strictObject({ orderId: z.string().max(60) }),
    problems: ['NOT_FOUND', 'ORDER_NOT_OPEN'],
    handle: async (request) => {
      const orderId = fromPublicId('order', request.params.orderId)
      if (orderId === undefined) throw notFound()
      const personId = signedIn(request).subjectId
      return placed(deps.db, await withdrawOrder(deps, request.context, { personId, orderId }))
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
  withdrawRoute(deps),
]
