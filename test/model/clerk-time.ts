import { type Book, DAY, HOUR, type Plastic } from './book.ts'
import { giveUp } from './clerk-orders.ts'

/** A day begins at midnight in the province, eight hours before that of Greenwich. */
const dayOf = (at: number): number => Math.floor((at + 8 * HOUR) / DAY)

/** It is later now; a change that was to begin meanwhile has begun. */
export const tick = (book: Book, until: number): void => {
  book.now = until
  for (const holder of book.holders)
    if (holder.coming !== undefined && holder.coming.from <= until) {
      holder.paidTo = holder.coming.to
      holder.coming = undefined
    }
}

const fetchOrReturn = ({ now }: Book, card: Plastic): void => {
  const { order, stage, handedOver } = card
  if (order?.state !== 'open' || stage !== 'finished' || handedOver) return
  if (order.finishedAt >= now - DAY) return
  if (order.remindedAt !== undefined) {
    if (dayOf(now) - dayOf(order.remindedAt) > 30) giveUp(card)
  } else if (dayOf(now) - dayOf(order.finishedAt) > 90) order.remindedAt = now
}

/** The daily round: losses run out, cards that nobody fetches are reminded of and sent back. */
export const dailyRound = (book: Book): void => {
  for (const { cards } of book.holders)
    for (const card of cards) {
      if (card.stage === 'lostForNow' && card.lossEndsAt <= book.now) card.stage = 'works'
      fetchOrReturn(book, card)
    }
}
