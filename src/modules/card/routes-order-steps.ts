import { z } from 'zod'
import { fromPublicId } from '#kernel/ids.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { apiRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { ReadText } from '#modules/consent/index.ts'
import { chooseOtherBank } from './choose-other-bank.ts'
import { enableOrdered } from './enable-ordered.ts'
import { answerOrder, OrderAnswer } from './order-answer.ts'
import { withdrawOrder } from './withdraw-order.ts'

type Deps = { readonly db: Database }

const common = {
  method: 'POST',
  access: { kind: 'resident' },
  params: z.strictObject({ orderId: z.string().max(60) }),
  response: OrderAnswer,
  idempotent: true,
} as const

/** The order that an address names; what is none of ours is not there. */
const orderIdOf = (text: string): string => {
  const id = fromPublicId('order', text)
  if (id === undefined) throw notFound()
  return id
}

/** What the holder does about one order: another bank, enabling, withdrawal. */
export const orderStepRoutes = (deps: Deps): RouteDefinition[] => [
  apiRoute({
    ...common,
    path: '/v1/me/card/orders/:orderId/bank-choices',
    operationId: 'chooseOtherBank',
    summary: { zh: '另选银行', en: 'Choose another bank, or ask the one that refused once more' },
    basis: ['YKT-6', 'YKT-25'],
    body: z.strictObject({ bankCode: z.string().min(1).max(20) }),
    problems: [
      'NOT_FOUND',
      'ORDER_TOO_FAR',
      'BANK_IS_SIGNED',
      'BANK_UNKNOWN',
      'BANK_NOT_TAKING_APPLICATIONS',
    ],
    handle: async (request) => {
      const decision = await chooseOtherBank(deps, request.context, {
        personId: signedIn(request).subjectId,
        orderId: orderIdOf(request.params.orderId),
        bankCode: request.body.bankCode,
      })
      return answerOrder(deps.db, decision)
    },
  }),
  apiRoute({
    ...common,
    path: '/v1/me/card/orders/:orderId/enablings',
    operationId: 'enableMyCard',
    summary: { zh: '启用', en: 'Enable the card that I received' },
    basis: ['CARD-16', 'YKT-17'],
    body: z.strictObject({
      eCard: ReadText.optional().describe(
        'the words of synchronousECard that were read; without them no electronic card comes',
      ),
    }),
    problems: [
      'NOT_FOUND',
      'CARD_NOT_RECEIVED',
      'PERSON_NOT_ELIGIBLE',
      'ACTION_NOT_AVAILABLE_IN_STATUS',
      'HIGHER_ASSURANCE_NEEDED',
      'TEXT_CHANGED',
    ],
    handle: async (request) => {
      const { subjectId: personId, assuranceLevel } = signedIn(request)
      const { eCard: text } = request.body
      const decision = await enableOrdered(deps, request.context, {
        personId,
        orderId: orderIdOf(request.params.orderId),
        ...(text !== undefined && { eCard: { text, channel: 'portal', assuranceLevel } }),
      })
      return answerOrder(deps.db, decision)
    },
  }),
  apiRoute({
    ...common,
    path: '/v1/me/card/orders/:orderId/withdrawals',
    operationId: 'withdrawMyOrder',
    summary: { zh: '撤回办理', en: 'Withdraw an order for a card' },
    basis: ['YKT-17'],
    problems: ['NOT_FOUND', 'ORDER_NOT_OPEN'],
    handle: async (request) => {
      const orderId = orderIdOf(request.params.orderId)
      const personId = signedIn(request).subjectId
      const decision = await withdrawOrder(deps, request.context, { personId, orderId })
      return answerOrder(deps.db, decision)
    },
  }),
]
