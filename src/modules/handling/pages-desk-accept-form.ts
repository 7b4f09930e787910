import { z } from 'zod'
import { notFound } from '#platform/http/problem.ts'
import type { RouteRequest } from '#platform/http/route.ts'
import { showBanks } from '#modules/bank/index.ts'
import { listOutlets } from '#modules/organisation/index.ts'
import { loadStandards } from '#modules/standard/index.ts'
import { type ApplyFacts, bankNameOf, feeOf, outletsFor } from './apply-facts.ts'
import { agreedIn, eCardWords } from './e-card-words.ts'
import { MATERIAL_CODES } from './material.ts'
import { deskWords as w } from './messages-desk.ts'
import { actRefusalText } from './messages-refusals.ts'
import { limitsOf } from './opening.ts'
import { BY_MAIL } from './pages-apply-choices.ts'
import { AT_ONCE_PREFIX, type DeskTerms } from './pages-desk-accept.ts'
import { ORGANISATIONS } from './pages-desk-applicant.ts'
import { clerkOf, type DeskDeps } from './pages-desk-frame.ts'
import { Lookup } from './pages-desk-person-routes.ts'
import { type ApplicantKind, isServiceCode, type ServiceCode } from './service.ts'
import { Wish } from './wish.ts'

const language = 'zh-Hans' as const

/** The address of an acceptance. */
export const Accept = Lookup.extend({ service: z.string().max(40) })
/** Whoever came instead of the holder, by the search that found them, or an organisation. */
export const Applicant = z.object({
  by: z.uuid().optional().catch(undefined),
  applicant: z.enum(ORGANISATIONS).optional().catch(undefined),
})
export type Applicant = z.output<typeof Applicant>
/** Who asks, as far as the address says: somebody who came for the holder, or an organisation. */
export const capacityOf = ({ by, applicant }: Applicant): ApplicantKind =>
  by === undefined ? (applicant ?? 'holder') : 'agent'

const Code = z.enum(MATERIAL_CODES)
const Ticks = z
  .union([Code.transform((one) => [one]), z.array(Code)])
  .optional()
  .catch(undefined)
export const AcceptForm = z.object({
  key: z.string().min(8).max(64),
  applicant: z.enum(['holder', ...ORGANISATIONS]),
  by: z.uuid().optional().catch(undefined),
  doorFrom: z.string().max(40).catch(''),
  presented: Ticks,
  shared: Ticks,
  list: Wish.shape.listId.catch(undefined),
  bank: Wish.shape.bankCode.catch(undefined),
  delivery: z.string().max(60).optional().catch(undefined),
  damage: Wish.shape.damage.catch(undefined),
  change: Wish.shape.change.catch(undefined),
  eCard: z.literal('yes').optional().catch(undefined),
  words: z.string().max(100).optional().catch(undefined),
})
export type AcceptForm = z.output<typeof AcceptForm>
export type AcceptRequest<Query, Body> = RouteRequest<z.output<typeof Accept>, Query, Body>
export type AnyAccept = AcceptRequest<unknown, unknown>

export const serviceOf = ({ params: { service } }: AnyAccept): ServiceCode => {
  if (!isServiceCode(service) || service === 'changeBank') throw notFound()
  return service
}

/** What the form offers: banks in their neutral order, and outlets of this counter first. */
export const termsFor = async (
  deps: DeskDeps,
  request: AnyAccept,
  personId: string,
  facts: ApplyFacts,
): Promise<DeskTerms> => {
  const { db } = deps
  const { questions, ownBank, service, issueRegion, on } = facts
  const clerk = await clerkOf(db, request)
  const asks = questions.includes('delivery')
  const [shown, own, others, addWorkingDays, standard] = await Promise.all([
    questions.includes('bank')
      ? db.transaction((tx) =>
          showBanks(tx, request.context, { personId, regionCode: clerk.regionCode }),
        )
      : undefined,
    listOutlets(db, { agencyCode: clerk.agencyCode }),
    asks ? outletsFor(deps, issueRegion, ownBank) : [],
    deps.workingDays(),
    loadStandards(db),
  ])
  const known = new Set(own.map(({ code }) => code))
  return {
    questions,
    eCardWords: questions.includes('eCard')
      ? await eCardWords(deps, language, request.context.at)
      : undefined,
    shown,
    ownBank: ownBank && (await bankNameOf(deps, ownBank, language)),
    instant: own.filter(({ instantIssuance }) => instantIssuance),
    ownOutlets: own,
    outlets: [...own, ...others.filter(({ code }) => !known.has(code))],
    fee: feeOf(facts, {}, standard),
    promiseOn: limitsOf(service, 'counter', issueRegion, on, addWorkingDays, standard).promiseOn,
  }
}

const deliveryIn = (text: string | undefined): Pick<Wish, 'delivery' | 'instant'> => {
  if (text === undefined || text === '') return {}
  if (text === BY_MAIL) return { delivery: { to: 'mail' }, instant: false }
  const instant = text.startsWith(AT_ONCE_PREFIX)
  const outletCode = instant ? text.slice(AT_ONCE_PREFIX.length) : text
  return { delivery: { to: 'outlet', outletCode }, instant }
}

/** What was chosen besides papers. */
export const wishIn = (body: AcceptForm, ownBank: string | undefined): Wish => ({
  ...deliveryIn(body.delivery),
  listId: body.list,
  bankCode: ownBank ?? body.bank,
  damage: body.damage,
  change: body.change,
  eCard: agreedIn(body),
  photo: body.shared?.includes('photo') === true ? 'document' : 'counter',
})

/** Why it was refused, in the words of the counter where it has its own. */
export const refusedText = (code: string): string => {
  if (
    code === 'APPLICANT_NOT_ALLOWED' ||
    code === 'APPLICANT_NOT_PROVED' ||
    code === 'CHANNEL_NOT_AVAILABLE'
  )
    return w.refusals[code]
  return code === 'CASE_ALREADY_OPEN' || code === 'PERSON_WAS_MERGED'
    ? w.refusals[code]
    : actRefusalText(language, code)
}
