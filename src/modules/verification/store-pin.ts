import { z } from 'zod'
import { bytes, sql, type Transaction } from '#platform/db.ts'

/** What became of one message about a card's password. */
export interface PinResult {
  readonly terminalId: string
  readonly counter: number
  readonly requestDigest: Uint8Array
  readonly cardId: string | undefined
  readonly wrong: boolean
  readonly locked: boolean
  /** None after a right password, and for a card that is not known. */
  readonly attemptsLeft: number | undefined
}

/** Whoever sends the same message at the same moment is waited for. */
export const lockPinCounter = async (
  tx: Transaction,
  terminalId: string,
  counter: number,
): Promise<void> => {
  const key = `pin-result|${terminalId}|${counter}`
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
}

const Row = z.object({
  request_digest: bytes,
  wrong: z.boolean(),
  locked: z.boolean(),
  attempts_left: z.number().nullable(),
})

/** The answer that a counter of a terminal was given before. */
export const earlierPinResult = async (
  tx: Transaction,
  terminalId: string,
  counter: number,
): Promise<Pick<PinResult, 'requestDigest' | 'locked' | 'attemptsLeft'> | undefined> => {
  const row = await tx.maybeOne(
    Row,
    sql`
    select request_digest, wrong, locked, attempts_left from verification.pin_result
     where terminal_id = ${terminalId} and counter = ${counter}`,
  )
  return row === undefined
    ? undefined
    : {
        requestDigest: row.request_digest,
        locked: row.locked,
        attemptsLeft: row.attempts_left ?? undefined,
      }
}

export const insertPinResult = async (
  tx: Transaction,
  result: PinResult,
  at: Temporal.Instant,
): Promise<void> => {
  await tx.run(sql`
    insert into verification.pin_result (terminal_id, counter, request_digest, card_id, at, wrong,
      locked, attempts_left)
    values (${result.terminalId}, ${result.counter}, ${result.requestDigest},
      ${result.cardId ?? null}, ${at}, ${result.wrong}, ${result.locked},
      ${result.attemptsLeft ?? null})`)
}
