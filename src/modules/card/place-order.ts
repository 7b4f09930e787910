import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { holdBank } from '#modules/bank/index.ts'
import { outletIssuance } from '#modules/organisation/index.ts'
import { allocateCard } from './allocate-card.ts'
import { NOTHING_YET } from './create-card.ts'
import { CardApplied } from './events.ts'
import type { Fee } from './fees.ts'
import type { CardOrder, OrderKind, OrderReason, OrderTerms, TermsFacts } from './order.ts'
import { insertOrder } from './store-orders.ts'

/** What is known of the bank, held as it is, and of the outlet that the holder chose. */
export const termsFacts = async (
  tx: Transaction,
  { bankCode, delivery }: Pick<OrderTerms, 'bankCode' | 'delivery'>,
): Promise<TermsFacts> => ({
  measure: (await holdBank(tx, bankCode))?.measure,
  outlet: delivery.to === 'outlet' ? await outletIssuance(tx, delivery.outletCode) : undefined,
})

export interface NewOrder {
  readonly personId: string
  readonly kind: OrderKind
  readonly reason: OrderReason
  readonly oldCardId: string | undefined
  readonly issueRegion: string
  readonly terms: OrderTerms
  readonly fee: Fee
}

const toOrder = (wish: NewOrder, at: Temporal.Instant): CardOrder => ({
  id: uuidv7(at),
  personId: wish.personId,
  kind: wish.kind,
  reason: wish.reason,
  cardId: uuidv7(at),
  oldCardId: wish.oldCardId,
  issueRegion: wish.issueRegion,
  acceptRegion: wish.terms.acceptRegion,
  acceptChannel: wish.terms.acceptChannel,
  bankCode: wish.terms.bankCode,
  delivery: wish.terms.delivery,
  instant: wish.terms.instant,
  photoReference: wish.terms.photoReference,
  feeFen: wish.fee.feeFen,
  feeExemption: wish.fee.exemption,
  state: 'open',
  placedAt: at,
  accountRequestId: undefined,
  accountOpenedAt: undefined,
  productionRequestId: undefined,
  productionRequestedAt: undefined,
  sealedAt: undefined,
  remindedAt: undefined,
  endedAt: undefined,
})

/**
 * Places an order and enters its card, and tells those who go on with it.
 *
 * @returns `undefined` when the person has an order under way.
 */
export const placeOrder = async (
  tx: Transaction,
  context: ActionContext,
  wish: NewOrder,
): Promise<CardOrder | undefined> => {
  const order = toOrder(wish, context.at)
  if (!(await insertOrder(tx, order))) return undefined
  const { id: orderId, cardId, personId, bankCode } = order
  await allocateCard(tx, {
    ...NOTHING_YET,
    id: cardId,
    personId,
    issuingRegion: order.issueRegion,
    bankCode,
    status: 'applied',
    bankStatus: 'notActivated',
  })
  await publish(tx, context, CardApplied, {
    subjectId: cardId,
    payload: { cardId, personId, orderId, bankCode },
  })
  return order
}
