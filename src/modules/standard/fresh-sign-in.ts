import { PROVINCE } from '#law/setting.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Handle } from '#platform/db.ts'
import { type RouteRequest, signedIn } from '#platform/http/route.ts'
import { stepUpPath } from '#platform/oidc/sign-in-path.ts'
import { isFresh } from '#platform/session.ts'
import { standardValue } from './standards.ts'

type Asking = Pick<RouteRequest, 'principal' | 'context'>

/** Whether the sign-in is of the last minutes, as sensitive acts of the province need it (Z12). */
export const isFreshlySignedIn = async (handle: Handle, request: Asking): Promise<boolean> => {
  const { at } = request.context
  const minutes = await standardValue(handle, 'stepUpFreshMinutes', PROVINCE, provinceDate(at))
  return isFresh(signedIn(request).authenticatedAt, at, minutes)
}

/** Where staff go first, when the sign-in is not of the last minutes (Z12). */
export const staffStepUp = async (
  handle: Handle,
  request: Asking,
  path: string,
): Promise<{ readonly redirect: string } | undefined> =>
  (await isFreshlySignedIn(handle, request)) ? undefined : { redirect: stepUpPath('staff', path) }
