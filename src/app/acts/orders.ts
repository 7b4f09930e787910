import { type Decision, grant, type Refused, refuse } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import {
  applyForCardIn,
  type CardOrder,
  currentCard,
  type OrderTerms,
  type Renewal,
  renewCardIn,
  replaceLostIn,
  reportLossIn,
} from '#modules/card/index.ts'
import { chooseBank } from '#modules/bank/index.ts'
import type { ActDone, ActRequest, CaseAct } from '#modules/handling/index.ts'

type Answer = Decision<ActDone, string> | undefined

/** What a new card takes was not all chosen: the form asks again. */
const TERMS_MISSING = refuse('YKT-6', 'TERMS_MISSING' as const, ['chooseBank', 'chooseDelivery'])

/** Another bank means another account: nobody chooses that for an adult (A6). */
const HOLDER_CHOOSES_BANK = refuse('YKT-6', 'HOLDER_CHOOSES_BANK' as const, ['holderComes'])

const BY_MANDATE: ReadonlySet<string> = new Set(['agent', 'villageHelper'])

/** Whether somebody with a mandate would move the holder to another bank with the new card. */
const leavesBank = async (tx: Transaction, { case: one, wish }: ActRequest): Promise<boolean> => {
  if (!BY_MANDATE.has(one.applicant)) return false
  const card = await currentCard(tx, one.personId)
  return card !== undefined && card.status !== 'cancelled' && card.bankCode !== wish.bankCode
}

/** The photo that the identity document was issued with, as the population register names it. */
const DOCUMENT_PHOTO = 'identity-document'

/** What the holder chose, as an order needs it; `undefined` when something was not chosen. */
const termsOf = ({ case: one, wish }: ActRequest): OrderTerms | undefined => {
  const { bankCode, delivery, instant = false, photo } = wish
  if (bankCode === undefined || delivery === undefined) return undefined
  return {
    bankCode,
    delivery,
    instant,
    acceptRegion: one.acceptRegion,
    // Village helpers and door visits work with the means of a counter.
    acceptChannel:
      one.channel === 'villageHelper' || one.channel === 'door' ? 'counter' : one.channel,
    ...(photo === 'document' && { photoReference: DOCUMENT_PHOTO }),
  }
}

/** 银行选择: the choice is noted beside the list it was made from. */
const noteChoice = async (
  tx: Transaction,
  context: ActionContext,
  { case: one, wish: { listId, bankCode } }: ActRequest,
): Promise<Refused<string> | undefined> => {
  if (listId === undefined || bankCode === undefined) return undefined
  const { personId } = one
  const decision = await chooseBank(tx, context, { listId, bankCode, personId })
  return decision.granted ? undefined : decision
}

const answer = (decision: Decision<CardOrder, string> | undefined): Answer =>
  decision?.granted === true
    ? grant(decision.basis, { orderId: decision.outcome.id, cardId: decision.outcome.cardId })
    : decision

type Place = (
  tx: Transaction,
  context: ActionContext,
  request: ActRequest,
  terms: OrderTerms,
) => Promise<Decision<CardOrder, string> | undefined>

/** The act of a service that ends with a new card: the order is placed as the case is accepted. */
export const ordering = (place: Place): CaseAct => ({
  steps: ['ordered'],
  atOnce: true,
  carryOut: async (tx, context, request): Promise<Answer> => {
    const terms = termsOf(request)
    if (terms === undefined) return TERMS_MISSING
    if (await leavesBank(tx, request)) return HOLDER_CHOOSES_BANK
    const refused = await noteChoice(tx, context, request)
    if (refused !== undefined) return refused
    return answer(await place(tx, context, request, terms))
  },
})

/** 申领 */
export const firstCard = ordering((tx, context, { case: { personId, issueRegion } }, terms) =>
  applyForCardIn(tx, context, { personId, issueRegion, terms }),
)

/**
 * 挂失并补领: whoever has not reported the loss formally does so with the same order, on both sides, so
 * that nobody has to come twice (G2).
 */
export const replaceLost = ordering(async (tx, context, { case: one }, terms) => {
  const { personId, cardId } = one
  if (cardId === undefined) return undefined
  const stopped = await reportLossIn(tx, context, { personId, cardId, sides: 'both' })
  if (stopped?.granted === true && !stopped.outcome.social.granted) return stopped.outcome.social
  if (stopped?.granted === false) return stopped
  return replaceLostIn(tx, context, { personId, cardId, terms })
})

/** 换领 for one of its reasons. */
export const renewal = (reason: Renewal['reason']): CaseAct =>
  ordering(async (tx, context, { case: { personId, cardId }, wish }, terms) =>
    cardId === undefined
      ? undefined
      : renewCardIn(tx, context, {
          personId,
          cardId,
          terms,
          reason,
          ...(wish.damage !== undefined && { causedByHolder: wish.damage === 'own' }),
          ...(wish.change !== undefined && { photoOnly: wish.change === 'photo' }),
        }),
  )
