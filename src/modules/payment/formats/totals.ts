import { amountText } from './amount.ts'
import type { Totals } from './bank-format.ts'
import type { Fault, Place } from './fault.ts'

const absolute = (fen: bigint): string => (fen < 0n ? `-${amountText(-fen)}` : amountText(fen))

export const sumFault = (
  code: 'SUM_DIFFERS' | 'BALANCE_DIFFERS' | 'ORIGINAL_TOTALS_DIFFER' | 'DETAILS_DIFFER',
  toldFen: bigint,
  foundFen: bigint,
  place: Place,
): readonly Fault[] =>
  toldFen === foundFen
    ? []
    : [{ code, place, found: absolute(toldFen), expected: absolute(foundFen) }]

/**
 * What a file says of itself against what was read. Lines that could not be read count, but their
 * amounts are unknown: then only the count is compared, and the lines are told one by one anyway.
 */
export const totalsFaults = (
  told: Totals,
  read: Totals,
  unread: number,
  place: Place,
): readonly Fault[] => {
  const count = read.count + unread
  if (told.count !== count)
    return [{ code: 'COUNT_DIFFERS', place, found: String(told.count), expected: String(count) }]
  return unread > 0 ? [] : sumFault('SUM_DIFFERS', told.sumFen, read.sumFen, place)
}
