import { PROVINCE } from '#law/setting.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Handle } from '#platform/db.ts'
import { type RouteRequest, signedIn } from '#platform/http/route.ts'
import { isFresh } from '#platform/session.ts'
import { standardValue } from './standards.ts'

/** Whether the sign-in is of the last minutes, as sensitive acts of the province need it (Z12). */
export const isFreshlySignedIn = async (
  handle: Handle,
  request: Pick<RouteRequest, 'principal' | 'context'>,
): Promise<boolean> => {
  const { at } = request.context
  const minutes = await standardValue(handle, 'stepUpFreshMinutes', PROVINCE, provinceDate(at))
  return isFresh(signedIn(request).authenticatedAt, at, minutes)
}
