import type { Decision, Refused } from '#kernel/decision.ts'
import { maskCardNumber } from '#kernel/masking.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { loadStandards } from '#modules/standard/index.ts'
import { holdPerson } from '#modules/person/index.ts'
import { isLive } from './card.ts'
import { orderFee } from './fees.ts'
import { type CardOrder, decideApplication, ORDER_OPEN, type OrderRefusal } from './order.ts'
import type { OrderTerms } from './order.ts'
import { placeOrder, termsFacts } from './place-order.ts'
import { type Card, currentCard } from './store.ts'
import { openOrderOf } from './store-orders.ts'

export interface Application {
  readonly personId: string
  /** The city that issues the card: any of the province. */
  readonly issueRegion: string
  readonly terms: OrderTerms
}

/** The card that stands against an application, as its holder may be told of it. */
export interface HeldCard {
  readonly issuingRegion: string
  readonly bankCode: string
  /** `*****4567` */
  readonly maskedCardNumber: string
  readonly accountTail: string | undefined
}

/** A refusal, with the card that is there already. */
export interface ApplicationRefused extends Refused<OrderRefusal> {
  readonly held?: HeldCard | undefined
}
type ApplicationDecision =
  | Extract<Decision<CardOrder, never>, { granted: true }>
  | ApplicationRefused

const heldCard = (card: Card): HeldCard => ({
  issuingRegion: card.issuingRegion,
  bankCode: card.bankCode,
  maskedCardNumber: maskCardNumber(card.cardNumber),
  accountTail: card.accountTail,
})

const decide = async (
  tx: Transaction,
  context: ActionContext,
  { personId, issueRegion, terms }: Application,
): Promise<ApplicationDecision> => {
  // The line of the person first: a death or a merge that is being entered is waited for, and
  // seen; none is entered before this order can be seen (C6, C8).
  const standing = await holdPerson(tx, personId)
  const card = await currentCard(tx, personId)
  const held = card !== undefined && isLive(card.status) ? heldCard(card) : undefined
  const decision = decideApplication(terms, {
    ...(await termsFacts(tx, terms)),
    // C1: an entry that was merged into another one gets no card beside that one's.
    eligible: standing === 'living',
    holdsCard: held !== undefined,
    hasOpenOrder: (await openOrderOf(tx, personId)) !== undefined,
  })
  if (!decision.granted) return { ...decision, held }
  const on = provinceDate(context.at)
  const order = await placeOrder(tx, context, {
    personId,
    kind: 'first',
    reason: 'first',
    oldCardId: undefined,
    issueRegion,
    terms,
    fee: orderFee({ reason: 'first' }, issueRegion, on, await loadStandards(tx)),
  })
  return order === undefined ? ORDER_OPEN : { ...decision, outcome: order }
}

/**
 * 申领: places the order for somebody's card, wherever in the province it is asked for (Art. 6, 17).
 * However many try at once, one order and one card come of it (C1); whoever has a card is told
 * which, and that it can be renewed or change its bank (G1).
 */
export const applyForCardIn = async (
  tx: Transaction,
  context: ActionContext,
  application: Application,
): Promise<ApplicationDecision> => {
  const decision = await decide(tx, context, application)
  await audit(tx, context, {
    action: 'card.apply',
    subjectKind: 'person',
    subjectId: application.personId,
    decision,
    detail: {
      bankCode: application.terms.bankCode,
      acceptRegion: application.terms.acceptRegion,
      issueRegion: application.issueRegion,
      ...(decision.granted && { orderId: decision.outcome.id }),
    },
  })
  return decision
}

/** {@link applyForCardIn} in a transaction of its own. */
export const applyForCard = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: Application,
): Promise<ApplicationDecision> => db.transaction((tx) => applyForCardIn(tx, context, input))
