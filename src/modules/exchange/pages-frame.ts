import { PROVINCE } from '#law/setting.ts'
import type { Decision } from '#kernel/decision.ts'
import type { Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { type PageAnswer, type RouteRequest, signedIn } from '#platform/http/route.ts'
import { stepUpPath } from '#platform/oidc/sign-in-path.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { isFresh } from '#platform/session.ts'
import { page, type PageOptions } from '#ui/layout.ts'
import { standardValue } from '#modules/standard/index.ts'
import type { REFUSAL_WORDS, Said } from './messages.ts'

/** What a page says; the portal puts it into its frame. */
export type View = Pick<PageOptions, 'title' | 'main' | 'beforeMain' | 'scripts'>

export type AnyRequest = RouteRequest<unknown, unknown, unknown>

export interface ExchangePageDeps {
  readonly db: Database
  readonly keys: KeyRing
  readonly pii: PersonalInformation
  readonly demo: boolean
  /** The frame of the departments' portal. */
  readonly portal: (
    request: AnyRequest,
    section: string,
  ) => Promise<Omit<PageOptions, 'title' | 'main'>>
}

/** A page in the frame of the departments' portal. */
export const inPortal = async (
  { portal }: Pick<ExchangePageDeps, 'portal'>,
  request: AnyRequest,
  section: string,
  view: View,
): Promise<Html> => page({ ...(await portal(request, section)), ...view })

/** Who sees, enters and approves. */
export const READ = { kind: 'staff', permission: 'exchange.read' } as const
export const ENTER = { kind: 'staff', permission: 'exchange.enter' } as const
export const APPROVE = { kind: 'staff', permission: 'exchange.approve' } as const

/** Where to go first, when the sign-in is not of the last minutes (Z12). */
export const stepUp = async (
  { db }: ExchangePageDeps,
  request: AnyRequest,
  path: string,
): Promise<{ readonly redirect: string } | undefined> => {
  const { at } = request.context
  const minutes = await standardValue(db, 'stepUpFreshMinutes', PROVINCE, provinceDate(at))
  return isFresh(signedIn(request).authenticatedAt, at, minutes)
    ? undefined
    : { redirect: stepUpPath('staff', path) }
}

/** Back to a page, with what was done or why it was not. */
export const back = (
  path: string,
  decision: Decision<unknown, keyof typeof REFUSAL_WORDS> | undefined,
  said: Said,
): PageAnswer => {
  if (decision === undefined) throw notFound()
  const query = decision.granted ? { said } : { refused: decision.refusal }
  return { redirect: `${path}?${new URLSearchParams(query).toString()}` }
}
