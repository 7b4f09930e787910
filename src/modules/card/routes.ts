import { z } from 'zod'
import { publicId } from '#kernel/ids.ts'
import type { Decision } from '#kernel/decision.ts'
import type { Database } from '#platform/db.ts'
import { notFound, ProblemError } from '#platform/http/problem.ts'
import { apiRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { BANK_ACTIONS, BANK_STATUSES } from './bank-function.ts'
import { CARD_ACTIONS, CARD_STATUSES, PUBLIC_STATUSES, type PublicStatus } from './card.ts'
import { ACKNOWLEDGEMENTS, type HolderCard, holderCard, toHolderCard } from './holder-card.ts'
import { LOSS_SIDES, type LossRefusal, type SideDecision, sideResult } from './loss.ts'
import { reportLoss } from './report-loss.ts'
import { reportTemporaryLoss } from './report-temporary-loss.ts'
import { restoreCard } from './restore.ts'
import type { LossOutcome } from './steps.ts'
import { currentCard } from './store.ts'

const Time = z.iso.datetime().nullable()
const PublicStatusCode = z.enum(Object.keys(PUBLIC_STATUSES) as [PublicStatus, ...PublicStatus[]])

const CardAnswer = z.object({
  id: z.string(),
  issuingRegion: z.string(),
  cardNumber: z.string().describe('masked: *****4567'),
  bankCode: z.string(),
  accountTail: z.string().nullable(),
  issuedOn: z.iso.date().nullable(),
  social: z.object({
    status: z.enum(CARD_STATUSES),
    publicStatus: PublicStatusCode,
    lossReportedAt: Time,
    lossEndsAt: Time,
    possible: z.array(z.enum(CARD_ACTIONS)),
  }),
  bank: z.object({
    status: z.enum(BANK_STATUSES),
    lossReportedAt: Time,
    acknowledgement: z
      .enum(ACKNOWLEDGEMENTS)
      .describe('whether the bank has confirmed what it was last asked for'),
    possible: z.array(z.enum(BANK_ACTIONS)),
  }),
})

const SideAnswer = z.object({
  result: z.enum(['changed', 'unchanged', 'refused']),
  basis: z.string(),
  refusal: z.string().nullable(),
  instead: z.array(z.string()),
})
const LossAnswer = z.object({
  card: CardAnswer,
  social: SideAnswer,
  bank: SideAnswer.nullable().describe('null when the bank side was not asked for'),
})

const Sides = z.strictObject({
  sides: z.enum(LOSS_SIDES).describe('social: the card alone; both: its bank account as well'),
})

const LossReport = Sides.extend({
  formal: z
    .boolean()
    .default(false)
    .describe('false stops the card for some days; true until it is replaced or restored'),
})

const cardAnswer = (card: HolderCard): z.input<typeof CardAnswer> => ({
  id: publicId('card', card.id),
  issuingRegion: card.issuingRegion,
  cardNumber: card.maskedCardNumber,
  bankCode: card.bankCode,
  accountTail: card.accountTail ?? null,
  issuedOn: card.issuedOn?.toString() ?? null,
  social: {
    status: card.social.status,
    publicStatus: card.social.publicStatus,
    lossReportedAt: card.social.lossReportedAt?.toString() ?? null,
    lossEndsAt: card.social.lossEndsAt?.toString() ?? null,
    possible: [...card.social.possible],
  },
  bank: {
    status: card.bank.status,
    lossReportedAt: card.bank.lossReportedAt?.toString() ?? null,
    acknowledgement: card.bank.acknowledgement,
    possible: [...card.bank.possible],
  },
})

const sideAnswer = (side: SideDecision<unknown>): z.input<typeof SideAnswer> => ({
  result: sideResult(side),
  basis: side.basis,
  refusal: side.granted ? null : side.refusal,
  instead: side.granted ? [] : [...side.instead],
})

const lossAnswer = (
  decision: Decision<LossOutcome, LossRefusal> | undefined,
): z.input<typeof LossAnswer> => {
  if (decision === undefined) throw notFound()
  if (!decision.granted)
    throw new ProblemError({
      status: decision.refusal === 'STEP_UP_NEEDED' ? 403 : 409,
      code: decision.refusal,
      basis: decision.basis,
      instead: decision.instead,
    })
  const { card, social, bank } = decision.outcome
  return {
    card: cardAnswer(toHolderCard(card)),
    social: sideAnswer(social),
    bank: bank === undefined ? null : sideAnswer(bank),
  }
}

/** The card of the person who has signed in: its two states, loss and restoration. */
export const cardRoutes = (deps: { readonly db: Database }): RouteDefinition[] => [
  apiRoute({
    method: 'GET',
    path: '/v1/me/card',
    operationId: 'getMyCard',
    summary: { zh: '查看本人社会保障卡', en: 'My card with the states of its two functions' },
    access: { kind: 'resident', scope: 'seeCard' },
    basis: ['YKT-3', 'CARD-15'],
    response: CardAnswer,
    problems: ['NOT_FOUND'],
    handle: async (request) => {
      const card = await holderCard(deps.db, signedIn(request).subjectId)
      if (card === undefined) throw notFound()
      return cardAnswer(card)
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/v1/me/card/loss-reports',
    operationId: 'reportMyCardLost',
    summary: { zh: '挂失', en: 'Stop my card at once, for some days or formally' },
    access: { kind: 'resident', scope: 'reportLoss' },
    basis: ['CARD-16', 'YKT-17'],
    body: LossReport,
    response: LossAnswer,
    idempotent: true,
    problems: ['NOT_FOUND', 'ACTION_NOT_AVAILABLE_IN_STATUS'],
    handle: async (request) => {
      const personId = signedIn(request).subjectId
      const card = await currentCard(deps.db, personId)
      if (card === undefined) throw notFound()
      const input = { personId, cardId: card.id, sides: request.body.sides }
      const report = request.body.formal ? reportLoss : reportTemporaryLoss
      return lossAnswer(await report(deps, request.context, input))
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/v1/me/card/restorations',
    operationId: 'restoreMyCard',
    summary: { zh: '解挂', en: 'Make my card good again after a loss' },
    access: { kind: 'resident' },
    basis: ['CARD-16', 'YKT-22'],
    body: Sides,
    response: LossAnswer,
    idempotent: true,
    problems: [
      'NOT_FOUND',
      'STEP_UP_NEEDED',
      'ACTION_NOT_AVAILABLE_IN_STATUS',
      'LOSS_IS_FORMAL',
      'LOSS_NOT_RELEASABLE',
      'REPORTED_AT_BANK',
    ],
    handle: async (request) => {
      const { subjectId: personId, authenticatedAt, assuranceLevel } = signedIn(request)
      const card = await currentCard(deps.db, personId)
      if (card === undefined) throw notFound()
      const { sides } = request.body
      const input = { personId, cardId: card.id, sides, authenticatedAt, assuranceLevel }
      return lossAnswer(await restoreCard(deps, request.context, input))
    },
  }),
]
