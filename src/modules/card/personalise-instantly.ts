import { type Decision, type Refused, refuse } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import type { AnswerRefusal } from './account-answer.ts'
import { transitionOf } from './card.ts'
import { cutReason, type FailureReason } from './failure.ts'
import type { CardOrder } from './order.ts'
import { failProduction, sealCard } from './production-answer.ts'
import { type OrderInHand, orderInHand } from './request-account.ts'
import { auditCard, takeStep } from './take-step.ts'
import { insertBlank } from './store-order-records.ts'
import { lockOrder, saveOrder } from './store-orders.ts'

export interface Personalisation {
  readonly orderId: string
  /** The outlet that does it. */
  readonly outletCode: string
  /** Slot of the stock the blank was taken from. */
  readonly slotId: string
  /** Present when it failed: the blank is spoiled, and another one is taken. */
  readonly failure?: FailureReason | undefined
}

export type PersonalisationRefusal =
  | AnswerRefusal
  | 'ORDER_NOT_INSTANT'
  | 'OUTLET_IS_ANOTHER'
  | 'ACCOUNT_NOT_OPEN'
  | 'BLANK_USED'

const refusalOf = (
  { order }: OrderInHand,
  { outletCode }: Personalisation,
): Refused<PersonalisationRefusal> | undefined => {
  if (!order.instant) return refuse('YKT-17', 'ORDER_NOT_INSTANT', ['waitForOrder'])
  if (order.delivery.to !== 'outlet' || order.delivery.outletCode !== outletCode)
    return refuse('YKT-17', 'OUTLET_IS_ANOTHER', ['goToOutlet', 'withdrawOrder'])
  return order.accountOpenedAt === undefined
    ? refuse('YKT-6', 'ACCOUNT_NOT_OPEN', ['waitForBank', 'chooseOtherBank'])
    : undefined
}

/** A blank is used once, for one card, whatever became of it. */
const BLANK_USED = refuse('YKT-17', 'BLANK_USED', ['takeOtherBlank'])

const make = async (
  tx: Transaction,
  context: ActionContext,
  found: OrderInHand,
  input: Personalisation,
): Promise<Decision<CardOrder, PersonalisationRefusal>> => {
  const { slotId, outletCode, failure } = input
  const spoiled = failure !== undefined
  const refused = refusalOf(found, input)
  const makeable = transitionOf(found.card.status, 'produce') !== undefined
  const used =
    refused === undefined &&
    makeable &&
    !(await insertBlank(tx, found.card, { slotId, outletCode, spoiled }, context.at))
  const against = refused ?? (used ? BLANK_USED : undefined)
  if (against !== undefined) {
    const entry = { action: 'card.personaliseInstantly', decision: against }
    await auditCard(tx, context, found.card, { ...entry, detail: { slotId } })
    return against
  }
  const step = await takeStep(tx, context, found.card, {
    action: 'produce',
    act: 'card.personaliseInstantly',
    detail: { orderId: found.order.id, slotId },
  })
  if (!step.granted) return step
  const order = await saveOrder(tx, { ...found.order, productionRequestedAt: context.at })
  const begun = { order, card: step.outcome }
  return failure === undefined
    ? sealCard(tx, context, begun)
    : failProduction(tx, context, begun, {
        reason: { code: failure.code, text: cutReason(failure.text) },
        blank: slotId,
      })
}

/**
 * 即时制卡: what came of one blank at an outlet that makes cards at once. A spoiled one stays on
 * record, and the next attempt takes another.
 *
 * @returns `undefined` when there is no such order under way.
 */
export const personaliseInstantlyIn = async (
  tx: Transaction,
  context: ActionContext,
  input: Personalisation,
): Promise<Decision<CardOrder, PersonalisationRefusal> | undefined> => {
  const found = await orderInHand(tx, await lockOrder.byId(tx, input.orderId))
  return found === undefined ? undefined : make(tx, context, found, input)
}

/** {@link personaliseInstantlyIn} in a transaction of its own. */
export const personaliseInstantly = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: Personalisation,
): Promise<Decision<CardOrder, PersonalisationRefusal> | undefined> =>
  db.transaction((tx) => personaliseInstantlyIn(tx, context, input))
