import { uuidv7 } from '#kernel/ids.ts'
import { copyInto } from '#platform/copy.ts'
import type { Transaction } from '#platform/db.ts'
import type { NewCard } from './create-card.ts'

/**
 * Enters many cards through COPY, in the transaction of the caller: all of them or none. A second
 * live card of a person breaks the whole (C1).
 */
export const copyCards = (
  tx: Transaction,
  cards: readonly NewCard[],
  at: Temporal.Instant,
): Promise<void> =>
  copyInto(
    tx,
    `card.card (id, person_id, issuing_region, card_number, card_identifier, bank_code,
       account_tail, status, bank_status, issued_on, loss_ends_at, loss_reported_at,
       bank_loss_reported_at)`,
    cards
      .values()
      .map((card) => [
        uuidv7(at),
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
