import { copyInto } from '#platform/copy.ts'
import type { Transaction } from '#platform/db.ts'
import { type CardAction, type CardStatus, transitionOf } from './card.ts'
import type { NewCard } from './create-card.ts'

/** A card with the id under which it is entered. */
export interface CardToCopy extends NewCard {
  readonly id: string
}

/** A step that a card took before it was entered here. */
export interface CardStep {
  readonly id: string
  readonly cardId: string
  readonly personId: string
  readonly at: Temporal.Instant
  readonly action: CardAction
  readonly from: CardStatus
}

/**
 * Enters many cards through COPY, in the transaction of the caller: all of them or none. A second
 * live card of a person breaks the whole (C1).
 */
export const copyCards = (tx: Transaction, cards: readonly CardToCopy[]): Promise<void> =>
  copyInto(
    tx,
    `card.card (id, person_id, issuing_region, card_number, card_identifier, bank_code,
       account_tail, status, bank_status, issued_on, loss_ends_at, loss_reported_at,
       bank_loss_reported_at)`,
    cards
      .values()
      .map((card) => [
        card.id,
        card.personId,
        card.issuingRegion,
        card.cardNumber,
        card.cardIdentifier,
        card.bankCode,
        card.accountTail,
        card.status,
        card.bankStatus,
        card.issuedOn,
        card.lossEndsAt,
        card.lossReportedAt,
        card.bankLossReportedAt,
      ]),
  )

/** Enters steps of the social function through COPY; the database refuses an unlawful one. */
export const copyCardSteps = (tx: Transaction, steps: readonly CardStep[]): Promise<void> =>
  copyInto(
    tx,
    `card.card_event (id, card_id, person_id, at, axis, action, from_status, to_status, basis,
       actor_kind, actor_id)`,
    steps.values().map(({ id, cardId, personId, at, action, from }) => {
      const step = transitionOf(from, action)
      if (step === undefined) throw new Error(`A ${from} card cannot ${action}`)
      return [
        id,
        cardId,
        personId,
        at,
        'social',
        action,
        from,
        step.to,
        step.basis,
        'system',
        'register',
      ]
    }),
  )
