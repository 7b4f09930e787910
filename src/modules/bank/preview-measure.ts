import type { Database, Handle } from '#platform/db.ts'
import { type BankMeasure, MEASURE_EFFECTS, type MeasureEffect } from './bank.ts'
import { isOpen } from './request.ts'
import { type Bank, findBank } from './store.ts'
import { countRequests } from './store-request.ts'

/** What other modules count of a bank; given by whoever composes the program. */
export type CountOfBank = (
  handle: Handle,
  bankCode: string,
) => Promise<{
  /** People with a live card at the bank. */
  readonly holders: number
  /** Cards that are being applied for or made. */
  readonly openOrders: number
}>

/** What a measure will do, before anybody decides it. */
export interface MeasurePreview {
  readonly bank: Bank
  readonly before: MeasureEffect
  readonly after: MeasureEffect
  readonly holders: number
  readonly openOrders: number
  /** Openings that were sent and go on. */
  readonly goOn: number
  /** Openings that were not sent: they wait, or move to another bank. */
  readonly held: number
}

/**
 * 处置预演: the effect of a measure on a bank, in the same terms as it will be enforced.
 *
 * @returns `undefined` when there is no such bank.
 */
export const previewMeasure = async (
  { db, countOfBank }: { readonly db: Database; readonly countOfBank: CountOfBank },
  bankCode: string,
  measure: BankMeasure,
  at: Temporal.Instant,
): Promise<MeasurePreview | undefined> => {
  const bank = await findBank(db, bankCode)
  if (bank === undefined) return undefined
  const openings = (await countRequests(db, bankCode, at)).filter(
    ({ kind, status }) => kind === 'openAccount' && isOpen(status),
  )
  const sum = (held: boolean): number =>
    openings
      .filter(({ status }) => (status === 'waiting') === held)
      .reduce((total, { count }) => total + count, 0)
  return {
    bank,
    before: MEASURE_EFFECTS[bank.measure],
    after: MEASURE_EFFECTS[measure],
    goOn: sum(false),
    held: sum(true),
    ...(await countOfBank(db, bankCode)),
  }
}
