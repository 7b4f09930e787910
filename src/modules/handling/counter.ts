import type { Handle } from '#platform/db.ts'
import { listOutlets } from '#modules/organisation/index.ts'
import type { Clerk } from './clerk.ts'
import { seatOf } from './store-day-end.ts'

/**
 * 柜台: where a clerk's stock and till are. The outlet they chose; else the one where the card is
 * handed over, if it is of their agency; else the agency's only outlet; else the agency itself.
 */
export const counterOf = async (
  handle: Handle,
  { id, agencyCode }: Pick<Clerk, 'id' | 'agencyCode'>,
  handoverOutlet?: string,
): Promise<string> => {
  const codes = (await listOutlets(handle, { agencyCode })).map(({ code }) => code)
  const seat = await seatOf(handle, id)
  if (seat !== undefined && codes.includes(seat)) return seat
  if (handoverOutlet !== undefined && codes.includes(handoverOutlet)) return handoverOutlet
  const [only, ...others] = codes
  return only !== undefined && others.length === 0 ? only : agencyCode
}
