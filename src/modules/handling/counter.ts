import type { Handle } from '#platform/db.ts'
import { listOutlets } from '#modules/organisation/index.ts'
import type { Clerk } from './clerk.ts'
import { seatOf } from './store-day-end.ts'

/** 柜台 by its code: an outlet, or the agency itself. */
export interface Counter {
  readonly code: string
  /** The agency has several outlets, and nothing says which of them it is. */
  readonly seatMissing: boolean
}

/**
 * 柜台: where a clerk's stock and till are. The outlet they chose; else the one where the card is
 * handed over, if it is of their agency; else the agency's only outlet; else the agency itself.
 */
export const counterOf = async (
  handle: Handle,
  { id, agencyCode }: Pick<Clerk, 'id' | 'agencyCode'>,
  handoverOutlet?: string,
): Promise<Counter> => {
  const codes = (await listOutlets(handle, { agencyCode })).map(({ code }) => code)
  const seat = await seatOf(handle, id)
  const only = codes.length === 1 ? codes[0] : undefined
  const own = [seat, handoverOutlet, only].find(
    (code) => code !== undefined && codes.includes(code),
  )
  return { code: own ?? agencyCode, seatMissing: own === undefined && codes.length > 1 }
}
