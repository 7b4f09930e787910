import type { Html } from '#kernel/html.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { type RouteRequest, signedIn } from '#platform/http/route.ts'
import type { Spool } from '#platform/spool.ts'
import { page, type PageOptions } from '#ui/layout.ts'
import { type Bank, bankOfAgency } from '#modules/bank/index.ts'
import type { TakeDeps } from './take-answer-file.ts'
import type { PayingBanks } from './paying-bank.ts'

/** What a page says; the portal puts it into its frame. */
export type BankView = Pick<PageOptions, 'title' | 'main' | 'beforeMain' | 'scripts'>

export type BankRequest = RouteRequest<unknown, unknown, unknown>

export interface BankPaymentDeps extends TakeDeps {
  readonly db: Database
  readonly clock: Clock
  readonly spool: Spool
  readonly banks: PayingBanks
  /** Signs the file beside an instruction; absent where nothing is there to sign with. */
  readonly signFile: ((text: string) => string) | undefined
  /** The frame of the banks' portal. */
  readonly bankPortal: (
    request: BankRequest,
    section: string,
  ) => Promise<Omit<PageOptions, 'title' | 'main'>>
}

export const SECTION = '/bank/payments'

/** A page in the frame of the banks' portal. */
export const inBankPortal = async (
  { bankPortal }: Pick<BankPaymentDeps, 'bankPortal'>,
  request: BankRequest,
  view: BankView,
  section = SECTION,
): Promise<Html> => page({ ...(await bankPortal(request, section)), ...view })

/** The bank that the person who has signed in works for; nobody else sees anything of it. */
export const ownBank = async (
  { db }: Pick<BankPaymentDeps, 'db'>,
  request: BankRequest,
): Promise<Bank> => {
  const bank = await bankOfAgency(db, signedIn(request).organisationCode)
  if (bank === undefined) throw notFound()
  return bank
}
