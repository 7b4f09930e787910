import type { Handle } from '#platform/db.ts'
import { type PageAnswer, signedIn } from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { type Bank, bankNames, listBanks } from '#modules/bank/index.ts'
import { listAgencies, listOutlets, type Outlet } from '#modules/organisation/index.ts'
import { type AffectedProgramme, affectedProgrammes } from './bank-change-impact.ts'
import {
  BANK_CHANGE_PATH,
  bankChangePath,
  type BankNames,
  type Reader,
} from './pages-bank-change.ts'
import { cannotChangePage } from './pages-bank-change-refusal.ts'
import { aboutCard, type CardPageDeps, framed } from './pages-frame.ts'
import type { View } from './pages-loss.ts'
import { bankChangeTerms } from './read-bank-change-statement.ts'
import { canBegin } from './sign-bank-change.ts'
import type { Card } from './store.ts'
import { type BankChangeDraft, bankChangeDraft } from './store-bank-change-draft.ts'

/** Every page here is the holder's own: no agent opens one (A6). */
export const ONESELF = { kind: 'resident' } as const

export const readerOf = (request: AnyRequest): Reader => ({
  language: request.display.language,
  csrf: signedIn(request).csrfToken,
})

/** A page of the way to the signature: who cannot begin learns why and what to do instead. */
export const aboutChange = <Request extends AnyRequest>(
  deps: CardPageDeps,
  show: (card: Card, request: Request) => Promise<View | PageAnswer>,
) =>
  aboutCard<Request>(deps, async (card, request) => {
    const decision = await deps.db.transaction((tx) => canBegin(tx, card, request.context.at))
    return decision.granted
      ? show(card, request)
      : cannotChangePage(request.display.language, decision)
  })

/** A page that comes back because something is missing. */
export const again = (deps: CardPageDeps, request: AnyRequest, view: View): PageAnswer => ({
  html: framed(deps, request, view),
  status: 422,
})

/** Fee and promise of a change that is ordered online now. */
export const termsOf = ({ db }: CardPageDeps, card: Card, at: Temporal.Instant) =>
  bankChangeTerms(db, card, 'online', at)

/** What stands on every page about money: the programmes, and the banks by their names. */
export const moneyOf = async (
  { db }: CardPageDeps,
  card: Card,
  at: Temporal.Instant,
): Promise<{ readonly banks: BankNames; readonly affected: readonly AffectedProgramme[] }> => ({
  banks: await bankNames(db),
  affected: await affectedProgrammes(db, card.personId, at),
})

/** Few enough for one page: of a bank, and halls, which give out the cards of all. */
const OFFERED = { ofBank: 4, halls: 2 } as const

/**
 * Halls of the bureau and outlets of banks in a city or district, in neutral order; the banks as
 * they were shown.
 */
export const outletsIn = async (
  handle: Handle,
  regionCode: string,
  banks: readonly Pick<Bank, 'agencyCode'>[],
): Promise<{ readonly halls: readonly Outlet[]; readonly ofBanks: readonly Outlet[] }> => {
  const agencies = await listAgencies(handle)
  const bureaus = new Set(agencies.flatMap(({ kind, code }) => (kind === 'bureau' ? code : [])))
  const outlets = await listOutlets(handle, { regionCode })
  return {
    halls: outlets.filter((one) => bureaus.has(one.agencyCode)).slice(0, OFFERED.halls),
    ofBanks: banks.flatMap(({ agencyCode }) =>
      outlets.filter((one) => one.agencyCode === agencyCode).slice(0, OFFERED.ofBank),
    ),
  }
}

/** Outlets of the new bank in the city of the card, then halls. */
export const outletsOffered = async (
  { db }: CardPageDeps,
  { issuingRegion }: Card,
  bankCode: string,
): Promise<readonly Outlet[]> => {
  const banks = (await listBanks(db)).filter(({ code }) => code === bankCode)
  const { halls, ofBanks } = await outletsIn(db, issuingRegion, banks)
  return [...ofBanks, ...halls]
}

/** A draft in which the questions up to here are answered, or where to answer first. */
export const draftUpTo = async (
  { db }: CardPageDeps,
  card: Card,
  at: Temporal.Instant,
  page: 'collect' | 'programmes' | 'moment' | 'check',
): Promise<BankChangeDraft | { readonly redirect: string }> => {
  const draft = await bankChangeDraft(db, card.personId, at)
  const { delivery, programmes, moment } = draft ?? {}
  if (draft === undefined || draft.bankCode === card.bankCode)
    return { redirect: draft === undefined ? BANK_CHANGE_PATH : bankChangePath('bank') }
  if (page === 'collect') return draft
  if (delivery === undefined) return { redirect: bankChangePath('collect') }
  if (page === 'programmes') return draft
  if (programmes === undefined) return { redirect: bankChangePath('programmes') }
  if (page === 'check' && programmes.length > 0 && moment === undefined)
    return { redirect: bankChangePath('moment') }
  return draft
}
