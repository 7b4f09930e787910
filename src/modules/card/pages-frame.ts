import type { Decision } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { type PageAnswer, signedIn } from '#platform/http/route.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import type { Html } from '#kernel/html.ts'
import type { Language } from '#ui/i18n/language.ts'
import { page } from '#ui/layout.ts'
import type { AnyRequest, ResidentFrame } from '#ui/portal.ts'
import { bankNames } from '#modules/bank/index.ts'
import { listRegions } from '#modules/organisation/index.ts'
import type { View } from './pages-loss.ts'
import { noCardPage } from './pages-restore.ts'
import type { BankChangeWish } from './sign-bank-change.ts'
import { type Card, currentCard } from './store.ts'

/** What the card's pages need; the portal's frame comes from the app, which knows all sections. */
export interface CardPageDeps {
  readonly db: Database
  readonly clock: Clock
  readonly pii: PersonalInformation
  /** Navigation, settings and sign-out of the resident portal, for a page of that section. */
  readonly portal: ResidentFrame
}

/** The case of a change of bank, as its holder finds it. */
export interface CaseLink {
  /** As people quote it. */
  readonly number: string
  readonly href: string
}

/**
 * A change of bank is one case with its act. Cases come after the card in the order of modules, so
 * what is done to both at once is handed in by the app.
 */
export interface BankChangePageDeps extends CardPageDeps {
  readonly bankChanges: {
    /** Opens the case and signs, or neither; the same key is the same case. */
    readonly sign: (
      context: ActionContext,
      wish: Omit<BankChangeWish, 'channel'> & { readonly key: string },
    ) => Promise<Decision<unknown, string>>
    /** Ends order and case, or neither. */
    readonly withdraw: (
      context: ActionContext,
      order: { readonly personId: string; readonly orderId: string },
    ) => Promise<Decision<unknown, string> | undefined>
    /** None for a change that was signed before there were cases of it. */
    readonly caseOf: (orderId: string) => Promise<CaseLink | undefined>
  }
}

/** The card's pages belong to 我的卡. */
const SECTION = '/me'

export const framed = (deps: CardPageDeps, request: AnyRequest, view: View): Html =>
  page({ ...deps.portal(request, SECTION), ...view })

/** Names of a card's city and bank in the reader's language. */
export const cardNames = async (
  { db }: { readonly db: Database },
  language: Language,
  card: Pick<Card, 'issuingRegion' | 'bankCode'>,
): Promise<{ readonly city: string; readonly bank: string }> => {
  const [regions, banks] = await Promise.all([listRegions(db), bankNames(db)])
  const region = regions.find(({ code }) => code === card.issuingRegion)
  return {
    city: region?.name[language] ?? card.issuingRegion,
    bank: banks.get(card.bankCode)?.[language] ?? card.bankCode,
  }
}

/** A page about the holder's card; who has none learns where one comes from. */
export const aboutCard =
  <Request extends AnyRequest>(
    deps: CardPageDeps,
    show: (card: Card, request: Request) => Promise<View | PageAnswer>,
  ) =>
  async (request: Request): Promise<PageAnswer> => {
    const card = await currentCard(deps.db, signedIn(request).subjectId)
    const answer =
      card === undefined ? noCardPage(request.display.language) : await show(card, request)
    return 'main' in answer ? framed(deps, request, answer) : answer
  }
