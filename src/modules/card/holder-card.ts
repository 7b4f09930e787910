import { maskCardNumber } from '#kernel/masking.ts'
import type { Handle } from '#platform/db.ts'
import type { BankAction, BankStatus } from './bank-function.ts'
import { type CardAction, type CardStatus, publicStatus, type PublicStatus } from './card.ts'
import { possibleActions } from './loss.ts'
import { type Card, currentCard } from './store.ts'

/** 银行确认: `none` when the bank was asked for nothing. */
export const ACKNOWLEDGEMENTS = ['none', 'waiting', 'given', 'refused'] as const
export type Acknowledgement = (typeof ACKNOWLEDGEMENTS)[number]

const acknowledgementOf = (card: Card): Acknowledgement => {
  if (card.bankRequestId === undefined) return 'none'
  if (card.bankAcknowledgedAt === undefined) return 'waiting'
  return card.bankRefused ? 'refused' : 'given'
}

/** A card as its holder sees it: two functions, each with its state and what can be done. */
export interface HolderCard {
  readonly id: string
  readonly issuingRegion: string
  /** `*****4567` */
  readonly maskedCardNumber: string
  readonly bankCode: string
  readonly accountTail: string | undefined
  readonly issuedOn: Temporal.PlainDate | undefined
  readonly social: {
    readonly status: CardStatus
    readonly publicStatus: PublicStatus
    readonly lossReportedAt: Temporal.Instant | undefined
    readonly lossEndsAt: Temporal.Instant | undefined
    readonly possible: readonly CardAction[]
  }
  readonly bank: {
    readonly status: BankStatus
    readonly lossReportedAt: Temporal.Instant | undefined
    /** Whether the bank has confirmed what it was last asked for. */
    readonly acknowledgement: Acknowledgement
    readonly possible: readonly BankAction[]
  }
}

export const toHolderCard = (card: Card): HolderCard => {
  const possible = possibleActions(card)
  return {
    id: card.id,
    issuingRegion: card.issuingRegion,
    maskedCardNumber: maskCardNumber(card.cardNumber),
    bankCode: card.bankCode,
    accountTail: card.accountTail,
    issuedOn: card.issuedOn,
    social: {
      status: card.status,
      publicStatus: publicStatus(card.status),
      lossReportedAt: card.lossReportedAt,
      lossEndsAt: card.lossEndsAt,
      possible: possible.social,
    },
    bank: {
      status: card.bankStatus,
      lossReportedAt: card.bankLossReportedAt,
      acknowledgement: acknowledgementOf(card),
      possible: possible.bank,
    },
  }
}

/** The card of a person for their own pages; `undefined` when they never had one. */
export const holderCard = async (
  handle: Handle,
  personId: string,
): Promise<HolderCard | undefined> => {
  const card = await currentCard(handle, personId)
  return card === undefined ? undefined : toHolderCard(card)
}
