import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import { notFound } from '#platform/http/problem.ts'
import { bankMeasure, bankNames, listBanks, MEASURE_EFFECTS } from '#modules/bank/index.ts'
import { type Card, eCardOf, type Fee, orderFee } from '#modules/card/index.ts'
import { listOutlets, type Outlet } from '#modules/organisation/index.ts'
import { primaryDocumentKind } from '#modules/person/index.ts'
import { type ReadStandard } from '#modules/standard/index.ts'
import type { HandlingDeps } from './deps.ts'
import { issuerOf } from './issue-region.ts'
import { type DocumentGroup, documentGroup } from './material.ts'
import { type ApplicantKind, makesCard, type ServiceCode } from './service.ts'
import { questionsOf, type Question, type Wish } from './wish.ts'

/** What a form of application rests on, read for one page. */
export interface ApplyFacts {
  readonly service: ServiceCode
  readonly group: DocumentGroup
  /** City that issued the card, or will. */
  readonly issueRegion: string
  readonly card: Card | undefined
  readonly on: Temporal.PlainDate
  /** What is asked, in order: the bank only where there is none to stay with. */
  readonly questions: readonly Question[]
  /** The bank of the card, where it still takes new ones. */
  readonly ownBank: string | undefined
}

/** Whether it is asked at all: nobody chooses a bank who stays, or agrees to an e-card twice. */
const isAsked = (
  question: Question,
  known: { readonly ownBank: string | undefined; readonly asksECard: boolean },
): boolean => {
  if (question === 'bank') return known.ownBank === undefined
  return question !== 'eCard' || known.asksECard
}

/** Reads what decides the form: who asks for whom, the document, the card, and its bank. */
export const applyFacts = async (
  { db }: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
  { personId, applicant }: { readonly personId: string; readonly applicant: ApplicantKind },
  service: ServiceCode,
): Promise<ApplyFacts> => {
  const kind = await primaryDocumentKind(db, personId)
  const issuer = await issuerOf(db, personId)
  if (kind === undefined || issuer === undefined) throw notFound()
  const { card } = issuer
  const measure = card && (await bankMeasure(db, card.bankCode))
  const stays =
    service !== 'firstCard' && measure !== undefined && MEASURE_EFFECTS[measure].takesApplications
  const ownBank = stays ? card?.bankCode : undefined
  const group = documentGroup(kind)
  // The consent to an electronic card is the holder's own, whoever else may do the rest (A6).
  const asksECard = applicant === 'holder' && (await eCardOf(db, personId)) === undefined
  return {
    service,
    group,
    issueRegion: issuer.issueRegion,
    card,
    on: provinceDate(context.at),
    ownBank,
    questions: questionsOf(service, group).filter((one) => isAsked(one, { ownBank, asksECard })),
  }
}

/** The bank of an order: the one that was chosen, or the card's own. */
export const bankOf = (facts: ApplyFacts, wish: Wish): string | undefined =>
  facts.ownBank ?? wish.bankCode

const REASONS = {
  firstCard: 'first',
  replaceLost: 'loss',
  renewDamaged: 'damage',
  renewExpired: 'expiry',
  renewChangedData: 'changedData',
} as const

/** 工本费 of an order as it was filled in; none of a service without a card. */
export const feeOf = (
  { service, issueRegion, card, on }: ApplyFacts,
  wish: Wish,
  standard: ReadStandard,
): Fee => {
  const reason = Object.hasOwn(REASONS, service)
    ? REASONS[service as keyof typeof REASONS]
    : undefined
  if (reason === undefined || !makesCard(service)) return { feeFen: 0n, exemption: undefined }
  return orderFee(
    {
      reason,
      causedByHolder: wish.damage === undefined ? undefined : wish.damage === 'own',
      photoOnly: wish.change === 'photo',
      issuedOn: card?.issuedOn,
    },
    issueRegion,
    on,
    standard,
  )
}

/**
 * Where a card of a bank can be handed over in a region: at the bank's own outlets and at those of
 * the bureau; those that make it at once first.
 */
export const outletsFor = async (
  { db }: Pick<HandlingDeps, 'db'>,
  regionCode: string,
  bankCode: string | undefined,
): Promise<readonly Outlet[]> => {
  const [outlets, banks] = await Promise.all([listOutlets(db, { regionCode }), listBanks(db)])
  const ofBanks = new Map(banks.map(({ agencyCode, code }) => [agencyCode, code]))
  return outlets
    .filter(({ agencyCode }) => (ofBanks.get(agencyCode) ?? bankCode) === bankCode)
    .toSorted((a, b) => Number(b.instantIssuance) - Number(a.instantIssuance))
}

/** The name of a bank in the reader's language. */
export const bankNameOf = async (
  { db }: Pick<HandlingDeps, 'db'>,
  code: string,
  language: 'zh-Hans' | 'zh-Hant' | 'en' | 'pt',
): Promise<string> => (await bankNames(db)).get(code)?.[language] ?? code
