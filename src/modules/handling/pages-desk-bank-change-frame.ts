import { PROVINCE } from '#law/setting.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type PageAnswer, type RouteRequest, signedIn } from '#platform/http/route.ts'
import type { SelectItem } from '#ui/components.ts'
import { bankNames, showBanks, type ShownBanks } from '#modules/bank/index.ts'
import {
  affectedProgrammes,
  bankChangeTerms,
  canBegin,
  type Card,
  outletsIn,
  type ShownStatement,
  shownStatement,
} from '#modules/card/index.ts'
import { consentText } from '#modules/consent/index.ts'
import { listRegions, type Outlet } from '#modules/organisation/index.ts'
import { loadStandards, standardValue } from '#modules/standard/index.ts'
import type { Clerk } from './clerk.ts'
import { issuerOf } from './issue-region.ts'
import { bankChangeWords as w } from './messages-desk-bank-change.ts'
import { limitsOf } from './opening.ts'
import { BY_MAIL } from './pages-apply-choices.ts'
import {
  type BankChangeDeskData,
  bankChangeDeskPage,
  cannotChangeDeskPage,
} from './pages-desk-bank-change.ts'
import { clerkOf, type DeskDeps, framed } from './pages-desk-frame.ts'
import { type Lookup, personIdOf } from './pages-desk-person-routes.ts'
import { screenVersion } from './pages-screen.ts'
import { readPerson } from './read-person.ts'
import { screenOf } from './store-screen.ts'

const language = 'zh-Hans' as const

type AnyChange = RouteRequest<Lookup, unknown, unknown>

/** What this page is about: one person, their card, and the clerk before them. */
export interface About {
  readonly personId: string
  readonly card: Card
  readonly clerk: Clerk
}

/** Where the card can be fetched: in the city of this counter, then in that of the card. */
const collectItems = async (
  { db }: DeskDeps,
  { card, clerk }: About,
  { banks }: ShownBanks,
): Promise<readonly SelectItem[]> => {
  const names = await bankNames(db)
  const ofAgency = new Map(banks.map(({ bank }) => [bank.agencyCode, bank.code]))
  const cities = new Map((await listRegions(db)).map(({ code, name }) => [code, name[language]]))
  const cityOf = (outlet: Outlet) => cities.get(`${outlet.districtCode.slice(0, 4)}00`) ?? ''
  const list: SelectItem[] = []
  const known = new Set<string>()
  const add = (outlet: Outlet, text: string) => {
    if (!known.has(outlet.code)) list.push({ value: outlet.code, text })
    known.add(outlet.code)
  }
  for (const region of new Set([clerk.regionCode, card.issuingRegion])) {
    const shown = banks.map(({ bank }) => bank)
    const { halls, ofBanks } = await outletsIn(db, region, shown)
    for (const one of halls) add(one, w.hall(cityOf(one), one.name[language]))
    for (const one of ofBanks) {
      const bank = names.get(ofAgency.get(one.agencyCode) ?? '')?.[language] ?? ''
      add(one, w.ofBank(bank, cityOf(one), one.name[language]))
    }
  }
  return [...list, { value: BY_MAIL, text: w.mail }]
}

/** The neutral list without the bank that the holder leaves; each showing is logged. */
const banksFor = async (
  { db }: DeskDeps,
  request: AnyChange,
  { personId, card, clerk }: About,
): Promise<ShownBanks> => {
  const { regionCode } = clerk
  const shown = await db.transaction((tx) =>
    showBanks(tx, request.context, { personId, regionCode }),
  )
  return { ...shown, banks: shown.banks.filter(({ bank }) => bank.code !== card.bankCode) }
}

/** What of the page depends on what was sent. */
export type Drawn = Pick<BankChangeDeskData, 'form' | 'missing' | 'refused' | 'statement'>

export const draw = async (deps: DeskDeps, request: AnyChange, about: About, drawn: Drawn) => {
  const { db } = deps
  const { at } = request.context
  const { personId, card, clerk } = about
  const on = provinceDate(at)
  const shown = await banksFor(deps, request, about)
  const [person, text, screen] = await Promise.all([
    readPerson(deps, request.context, personId, 'handling'),
    consentText(db, 'payToNewAccount', language, at),
    screenOf(db, clerk.id),
  ])
  if (text === undefined) throw new Error('no text of consent is published')
  const standard = await loadStandards(db)
  const addWorkingDays = await deps.workingDays()
  const region = card.issuingRegion
  const limits = limitsOf('changeBank', 'counter', region, on, addWorkingDays, standard)
  const isShown = screen?.statementId !== undefined && screen.statementId === drawn.statement?.id
  const view = bankChangeDeskPage({
    ...drawn,
    csrf: signedIn(request).csrfToken,
    person: { ...person, lookupId: request.params.lookup },
    banks: await bankNames(db),
    fromBank: card.bankCode,
    shown,
    collect: await collectItems(deps, about, shown),
    affected: await affectedProgrammes(db, personId, at),
    fee: (await bankChangeTerms(db, card, 'counter', at)).fee,
    promiseOn: limits.promiseOn,
    watchDays: await standardValue(db, 'accountWatchDays', PROVINCE, on),
    text,
    key: uuidv7(at),
    screen: isShown ? screenVersion(screen) : undefined,
  })
  return framed(deps, request, view)
}

/** The page as a clerk opens it; who cannot begin is told why, and what instead. */
export const opened =
  <Request extends AnyChange>(
    deps: DeskDeps,
    show: (about: About, request: Request) => Promise<PageAnswer>,
  ) =>
  async (request: Request): Promise<PageAnswer> => {
    const { lookup } = request.params
    const { at } = request.context
    const personId = await personIdOf(deps, request, lookup)
    const [issuer, clerk] = await Promise.all([
      issuerOf(deps.db, personId),
      clerkOf(deps.db, request),
    ])
    const card = issuer?.card
    const beginning = card && (await deps.db.transaction((tx) => canBegin(tx, card, at)))
    if (card !== undefined && beginning?.granted === true)
      return show({ personId, card, clerk }, request)
    const person = await readPerson(deps, request.context, personId, 'handling')
    const refusal = beginning?.granted === false ? beginning.refusal : 'CASE_ACT_NOT_POSSIBLE'
    const view = cannotChangeDeskPage({ ...person, lookupId: lookup }, refusal)
    const html = await framed(deps, request, view)
    return { html, status: request.body === undefined ? 200 : 409 }
  }

/** What was shown to this person before this clerk. */
export const statementFor = async (
  { db }: DeskDeps,
  { personId, clerk }: About,
  id: string | undefined,
): Promise<ShownStatement | undefined> => {
  const shown = id === undefined ? undefined : await shownStatement(db, id)
  return shown?.personId === personId && shown.witnessId === clerk.id ? shown : undefined
}
