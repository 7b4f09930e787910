import { z } from 'zod'
import type { Decision } from '#kernel/decision.ts'
import { publicId } from '#kernel/ids.ts'
import type { Database } from '#platform/db.ts'
import { notFound, ProblemError } from '#platform/http/problem.ts'
import type { HeldCard } from './apply-for-card.ts'
import { CARD_STATUSES, PUBLIC_STATUSES, type PublicStatus } from './card.ts'
import { FAILURE_STAGES } from './failure.ts'
import { FEE_EXEMPTIONS } from './fees.ts'
import { type HolderOrder, holderOrder } from './holder-orders.ts'
import { type CardOrder, ORDER_KINDS, ORDER_REASONS, ORDER_STATES } from './order.ts'

const Time = z.iso.datetime().nullable()
const PublicStatusCode = z.enum(Object.keys(PUBLIC_STATUSES) as [PublicStatus, ...PublicStatus[]])

/** An order as the API tells it to its holder. */
export const OrderAnswer = z.object({
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

export const orderAnswer = ({ order, ...more }: HolderOrder): z.input<typeof OrderAnswer> => ({
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

/**
 * The order that a decision led to.
 *
 * @throws {ProblemError} 404 when there is nothing to decide about, 409 with the refusal.
 */
export const answerOrder = async (
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
