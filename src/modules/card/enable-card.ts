import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { holdPerson, setCodesValidFrom } from '#modules/person/index.ts'
import { type CardRefusal, decideCard } from './card.ts'
import { consentToECard, type ECardConsent, type ECardConsentRefusal } from './consent-to-e-card.ts'
import { endCard } from './end-card.ts'
import { CardEnabled } from './events.ts'
import { enterECard } from './issue-e-card.ts'
import { endedOrder, NOT_ELIGIBLE } from './order.ts'
import { auditCard, NO_RESTORATION, takeStep } from './take-step.ts'
import { type Card, lockCardsOf } from './store.ts'
import { eCardOf, moveECard } from './store-e-card.ts'
import { isReceived } from './store-order-records.ts'
import { lockOrder, saveOrder } from './store-orders.ts'

export type EnablingRefusal =
  | CardRefusal
  | 'CARD_NOT_RECEIVED'
  | 'PERSON_NOT_ELIGIBLE'
  | ECardConsentRefusal

export interface Enabling {
  readonly personId: string
  readonly cardId: string
  /** 同步签发: by these words the holder wants the electronic card at once; else none comes. */
  readonly eCard?: ECardConsent | undefined
}

/** What is known when a card is to be enabled. */
interface InHand {
  readonly card: Card
  readonly old: Card | undefined
  /** Consent to an electronic card that does not exist yet. */
  readonly eCard: ECardConsent | undefined
}

/** The consent comes last: what would be refused in any case asks for none. */
const refusalOf = async (tx: Transaction, context: ActionContext, { card, eCard }: InHand) => {
  if ((await holdPerson(tx, card.personId)) !== 'living') return NOT_ELIGIBLE
  if (card.status === 'sealed' && !(await isReceived(tx, card.id)))
    return refuse('CARD-16', 'CARD_NOT_RECEIVED' as const, ['receive'])
  if (eCard === undefined || !decideCard(card.status, 'enable', NO_RESTORATION).granted)
    return undefined
  const agreed = await consentToECard(tx, context, card.personId, eCard)
  return agreed.granted ? undefined : agreed
}

const flip = async (
  tx: Transaction,
  context: ActionContext,
  { card, old, eCard }: InHand,
): Promise<Decision<Card, EnablingRefusal>> => {
  const refused = await refusalOf(tx, context, { card, old, eCard })
  if (refused !== undefined) {
    await auditCard(tx, context, card, { action: 'card.enable', decision: refused })
    return refused
  }
  const ended = old === undefined ? undefined : await endCard(tx, context, old, 'replaced')
  if (ended?.granted === false) throw new Error(`card ${card.id} cannot take the old one's place`)
  const step = await takeStep(tx, context, card, {
    action: 'enable',
    act: 'card.enable',
    change: { issuedOn: provinceDate(context.at), pinFailures: 0 },
    ...(old !== undefined && { detail: { replacedCardId: old.id } }),
  })
  if (!step.granted) return step
  if (old !== undefined) await moveECard(tx, old.id, card.id)
  if (eCard !== undefined) await enterECard(tx, step.outcome, context.at)
  return step
}

/**
 * 启用: the card works from now on, and the one it replaces ends in the same transaction: nobody ever
 * sees two, or none (C5, G9). Codes of before are void. Enabling an enabled card changes nothing.
 *
 * @returns `undefined` when the person has no such card.
 */
export const enableCardIn = async (
  tx: Transaction,
  context: ActionContext,
  { personId, cardId, eCard: asked }: Enabling,
): Promise<Decision<Card, EnablingRefusal> | undefined> => {
  // The order under way before the cards, even when it is that of another: its end locks both.
  await lockOrder.openOf(tx, personId)
  const order = await lockOrder.byCard(tx, cardId)
  const cards = await lockCardsOf(tx, personId)
  const card = cards.find(({ id }) => id === cardId)
  if (card === undefined) return undefined
  if (card.status === 'normal') return grant('CARD-16', card)
  // The person's own line is locked before it is read: a death being entered is waited for (C8).
  await setCodesValidFrom(tx, personId, context.at)
  const old = card.status === 'sealed' ? cards.find(({ id }) => id === order?.oldCardId) : undefined
  // Whoever has one keeps it.
  const eCard = (await eCardOf(tx, personId)) === undefined ? asked : undefined
  const decision = await flip(tx, context, { card, old, eCard })
  if (!decision.granted) return decision
  if (order?.state === 'open') await saveOrder(tx, endedOrder(order, 'finish', context.at))
  await publish(tx, context, CardEnabled, {
    subjectId: cardId,
    payload: { cardId, personId, orderId: order?.id ?? null, replacedCardId: old?.id ?? null },
  })
  return decision
}

/** {@link enableCardIn} in a transaction of its own. */
export const enableCard = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: Enabling,
): Promise<Decision<Card, EnablingRefusal> | undefined> =>
  db.transaction((tx) => enableCardIn(tx, context, input))
