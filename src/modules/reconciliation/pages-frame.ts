import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { signedIn } from '#platform/http/route.ts'
import type { AnyRequest, Frame } from '#ui/portal.ts'
import { findFund, type Fund } from '#modules/ledger/index.ts'

/** 对账 in the departments' portal. */
export const FUNDS_PATH = '/dept/funds'

export interface FundPageDeps {
  readonly db: Database
  readonly clock: Clock
  /** The frame of the departments' portal. */
  readonly portal: Frame
}

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
