import { type Decision, grant, refuse } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import {
  cardsForVerification,
  countPinFailure,
  endPinFailures,
  numberKey,
} from '#modules/card/index.ts'
import type { ChipRead } from './request.ts'
import { earlierPinResult, insertPinResult, lockPinCounter } from './store-pin.ts'

/** What a terminal tells after the holder typed the card's password. */
export interface PinReport {
  readonly terminalId: string
  /** What the terminal can vouch for at most. */
  readonly highestAssurance: number
  readonly counter: number
  readonly requestDigest: Uint8Array
  readonly card: ChipRead
  readonly result: 'wrong' | 'right'
}

export interface PinOutcome {
  readonly locked: boolean
  readonly attemptsLeft: number | undefined
}

export type PinRefusal = 'PIN_NOT_VOUCHED_FOR' | 'TERMINAL_COUNTER_REPLAYED' | 'CARD_UNKNOWN'

/** A terminal that can check passwords vouches for as much. */
const VOUCHES_FOR_PIN = 3

const count = async (
  tx: Transaction,
  context: ActionContext,
  { card: chip, result }: PinReport,
): Promise<{ readonly cardId: string; readonly outcome: PinOutcome } | undefined> => {
  const cards = await cardsForVerification(tx, {
    byNumber: [{ region: chip.region, number: chip.number }],
    byId: [],
  })
  const card = cards.get(numberKey(chip.region, chip.number))
  if (card?.cardIdentifier !== chip.identifier) return undefined
  if (result === 'right') {
    await endPinFailures(tx, context, card.id)
    return { cardId: card.id, outcome: { locked: false, attemptsLeft: undefined } }
  }
  const attempt = await countPinFailure(tx, context, card.id)
  return attempt && { cardId: card.id, outcome: attempt }
}

/**
 * 密码核验结果: what a terminal saw of the card's password. It comes beside the verification and not
 * within it: the hot path stays one read and one write, and a wrong password is no verification.
 * The same message counts once, however often it is sent (G6).
 */
export const reportPin = (
  { db }: { readonly db: Database },
  context: ActionContext,
  report: PinReport,
): Promise<Decision<PinOutcome, PinRefusal>> =>
  db.transaction(async (tx) => {
    const { terminalId, counter, requestDigest, result } = report
    if (report.highestAssurance < VOUCHES_FOR_PIN)
      return refuse('YKT-22', 'PIN_NOT_VOUCHED_FOR', ['askForTicket'])
    await lockPinCounter(tx, terminalId, counter)
    const earlier = await earlierPinResult(tx, terminalId, counter)
    if (earlier !== undefined)
      return Buffer.from(earlier.requestDigest).equals(requestDigest)
        ? grant('YKT-22', earlier)
        : refuse('YKT-22', 'TERMINAL_COUNTER_REPLAYED', ['countOn'])
    const counted = await count(tx, context, report)
    if (counted === undefined) return refuse('CARD-15', 'CARD_UNKNOWN', ['readAgain'])
    const { cardId, outcome } = counted
    const row = { terminalId, counter, requestDigest, cardId, wrong: result === 'wrong' }
    await insertPinResult(tx, { ...row, ...outcome }, context.at)
    return grant('YKT-22', outcome)
  })
