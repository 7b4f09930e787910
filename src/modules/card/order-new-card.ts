import type { Decision } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { holdPerson } from '#modules/person/index.ts'
import { loadStandards } from '#modules/standard/index.ts'
import { type CardAction, decideCard } from './card.ts'
import { type FeeCase, orderFee } from './fees.ts'
import {
  type CardOrder,
  NOT_ELIGIBLE,
  ORDER_OPEN,
  type OrderKind,
  type OrderRefusal,
  type OrderTerms,
  termsRefusal,
} from './order.ts'
import { placeOrder, termsFacts } from './place-order.ts'
import { auditCard, NO_RESTORATION } from './take-step.ts'
import { type Card, saveCard } from './store.ts'
import { openOrderOf } from './store-orders.ts'

/** A new card in the place of one that is there. */
export interface Succession {
  /** The step of the old card. */
  readonly action: Extract<CardAction, 'replaceLost' | 'renew' | 'changeBank'>
  readonly act: string
  readonly kind: Exclude<OrderKind, 'first'>
  readonly feeCase: FeeCase
  readonly terms: OrderTerms
}

const decide = async (
  tx: Transaction,
  context: ActionContext,
  old: Card,
  { action, kind, feeCase, terms }: Succession,
): Promise<Decision<CardOrder, OrderRefusal>> => {
  if ((await holdPerson(tx, old.personId)) !== 'living') return NOT_ELIGIBLE
  if ((await openOrderOf(tx, old.personId)) !== undefined) return ORDER_OPEN
  const step = decideCard(old.status, action, NO_RESTORATION)
  if (!step.granted) return step
  const refused = termsRefusal(terms, await termsFacts(tx, terms))
  if (refused !== undefined) return refused
  await saveCard(tx, context, { ...old, status: step.outcome }, [
    { axis: 'social', action, from: old.status, to: step.outcome, basis: step.basis },
  ])
  const order = await placeOrder(tx, context, {
    personId: old.personId,
    kind,
    reason: feeCase.reason,
    oldCardId: old.id,
    issueRegion: old.issuingRegion,
    terms,
    fee: orderFee(
      { ...feeCase, issuedOn: old.issuedOn },
      old.issuingRegion,
      provinceDate(context.at),
      await loadStandards(tx),
    ),
  })
  if (order === undefined) throw new Error(`an order came beside the one for card ${old.id}`)
  return { ...step, outcome: order }
}

/**
 * Orders a new card in the place of `old`, which the caller holds locked: from a card that works it
 * goes on working, from a lost one it stays stopped, until the new one is enabled.
 */
export const orderNewCard = async (
  tx: Transaction,
  context: ActionContext,
  old: Card,
  succession: Succession,
): Promise<Decision<CardOrder, OrderRefusal>> => {
  const decision = await decide(tx, context, old, succession)
  await auditCard(tx, context, old, {
    action: succession.act,
    decision,
    detail: {
      reason: succession.feeCase.reason,
      bankCode: succession.terms.bankCode,
      acceptRegion: succession.terms.acceptRegion,
      ...(decision.granted && {
        orderId: decision.outcome.id,
        feeFen: decision.outcome.feeFen.toString(),
      }),
    },
  })
  return decision
}
