import type { Html } from '#kernel/html.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { type RouteRequest, signedIn } from '#platform/http/route.ts'
import { page, type PageOptions } from '#ui/layout.ts'
import { findFund, type Fund } from '#modules/ledger/index.ts'

/** What a page says; the portal puts it into its frame. */
export type View = Pick<PageOptions, 'title' | 'main' | 'beforeMain'>

export type AnyRequest = RouteRequest<unknown, unknown, unknown>

export interface FundPageDeps {
  readonly db: Database
  readonly clock: Clock
  /** The frame of the departments' portal. */
  readonly portal: (
    request: AnyRequest,
    section: string,
  ) => Promise<Omit<PageOptions, 'title' | 'main'>>
}

/** A page in the frame of the departments' portal. */
export const inPortal = async (
  { portal }: Pick<FundPageDeps, 'portal'>,
  request: AnyRequest,
  section: string,
  view: View,
): Promise<Html> => page({ ...(await portal(request, section)), ...view })

/** Whoever reconciles sees every fund; others those of their own unit. */
export const seesFund = (request: AnyRequest, { payerAgency }: Fund): boolean => {
  const { permissions, organisationCode } = signedIn(request)
  return permissions.has('payment.reconcile') || payerAgency === organisationCode
}

/** A fund that the person who has signed in may see; another is not there. */
export const shownFund = async (
  { db }: FundPageDeps,
  request: AnyRequest,
  code: string,
): Promise<Fund> => {
  const fund = await findFund(db, code)
  if (fund === undefined || !seesFund(request, fund)) throw notFound()
  return fund
}
