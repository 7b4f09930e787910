import { z } from 'zod'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import { isFresh } from '#platform/session.ts'
import type { Language } from '#ui/i18n/language.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { ONLINE_CONSENT_LEVEL } from '#modules/consent/index.ts'
import { loadSettings, standardValue } from '#modules/standard/index.ts'
import { bankNameOf, bankOf, feeOf, outletsFor } from './apply-facts.ts'
import {
  APPLY,
  type Filled,
  materialsIn,
  ownerOf,
  readForm,
  serviceIn,
  sharedIn,
  unanswered,
} from './apply-form.ts'
import { dropDraft } from './draft.ts'
import { choiceMessages as c } from './messages-choices.ts'
import { limitsOf } from './opening.ts'
import { type ApplyPageDeps, formPage } from './pages-apply-frame.ts'
import { applyCheckPage, applyRefusedPage, type CheckData } from './pages-apply-check.ts'
import { applyPath } from './pages-apply.ts'
import { framed } from './pages-frame.ts'
import { casePath, CASES_PATH } from './pages-tracker.ts'
import { openAndAct } from './perform-act.ts'
import { SERVICES } from './service.ts'
import { feeFigures, limitFigures } from './service-limit.ts'
import { asksFreshSignIn } from './wish.ts'

const Service = z.object({ service: z.string().max(40) })
type ServiceRequest<Body = undefined> = RouteRequest<z.output<typeof Service>, undefined, Body>

const deliveryText = async (
  deps: ApplyPageDeps,
  language: Language,
  { facts, wish }: Filled,
): Promise<string> => {
  const { delivery, instant } = wish
  if (delivery?.to !== 'outlet') return c(language, 'mail')
  const outlets = await outletsFor(deps, facts.issueRegion, bankOf(facts, wish))
  const name = outlets.find(({ code }) => code === delivery.outletCode)?.name[language]
  return [name ?? delivery.outletCode, instant === true ? c(language, 'atOnce') : undefined]
    .filter((part) => part !== undefined)
    .join(' · ')
}

/** What was chosen, in words, and where it is changed. */
const chosenIn = async (
  deps: ApplyPageDeps,
  language: Language,
  filled: Filled,
): Promise<CheckData['chosen']> => {
  const { facts, wish } = filled
  const path = applyPath(facts.service)
  const lines: CheckData['chosen'][number][] = []
  const add = (question: CheckData['chosen'][number]['question'], value: string, href?: string) =>
    lines.push({ question, value, href })
  for (const question of facts.questions)
    if (question === 'photo')
      add('photo', c(language, wish.photo === 'counter' ? 'photoCounter' : 'photoDocument'), path)
    else if (question === 'damage')
      add('damage', c(language, wish.damage === 'own' ? 'damageOwn' : 'damageNotOwn'), path)
    else if (question === 'change')
      add('change', c(language, wish.change === 'photo' ? 'changePhoto' : 'changeData'), path)
    else if (question === 'eCard' && wish.eCard !== undefined)
      add('eCard', c(language, 'eCardAgreed'), path)
  const bankCode = bankOf(facts, wish)
  if (facts.questions.includes('delivery') && bankCode !== undefined)
    add(
      'bank',
      await bankNameOf(deps, bankCode, language),
      facts.ownBank === undefined ? `${path}/bank` : undefined,
    )
  if (facts.questions.includes('delivery'))
    add('delivery', await deliveryText(deps, language, filled), `${path}/delivery`)
  return lines
}

/** The page of the form that still asks something; none when all is answered. */
const openPage = (filled: Filled): string | undefined => {
  const [first] = unanswered(filled)
  const path = applyPath(filled.facts.service)
  if (first === undefined) return undefined
  return first === 'bank' || first === 'delivery' ? `${path}/${first}` : path
}

const check = async (deps: ApplyPageDeps, request: AnyRequest, filled: Filled) => {
  const { facts, wish } = filled
  const { language } = request.display
  const { service, issueRegion, on } = facts
  const settings = await loadSettings(deps.db)
  const addWorkingDays = await deps.workingDays()
  const limits = limitsOf(service, 'online', issueRegion, on, addWorkingDays, settings.value)
  const limit = limitFigures(SERVICES[service], on, settings)
  const view = applyCheckPage({
    ...formPage(request, filled, 'check'),
    materials: await materialsIn(deps, filled),
    chosen: await chosenIn(deps, language, filled),
    fee: feeOf(facts, wish, settings.value),
    promiseOn: limits.promiseOn,
    confirmed:
      feeFigures(SERVICES[service], issueRegion, on, settings).confirmed &&
      (limit.kind === 'atOnce' || limit.confirmed),
  })
  return framed(deps, request, view)
}

/** Where a sign-in of the last minutes is asked for, and back to the last page of the form. */
const stepUp = (path: string): string =>
  `/sign-in/resident?${new URLSearchParams({ 'step-up': '1', return: path }).toString()}`

const needsStepUp = async (
  { db }: ApplyPageDeps,
  request: AnyRequest,
  { facts, wish }: Filled,
): Promise<boolean> => {
  const { acting, assuranceLevel } = signedIn(request)
  // Nobody proves to be whom they act for; what an agent may do here was given to them (N7).
  if (acting !== undefined) return false
  if (wish.eCard !== undefined && assuranceLevel < ONLINE_CONSENT_LEVEL) return true
  if (!asksFreshSignIn(facts.service)) return false
  const minutes = await standardValue(db, 'stepUpFreshMinutes', facts.issueRegion, facts.on)
  return !isFresh(signedIn(request).authenticatedAt, request.context.at, minutes)
}

const submit = async (deps: ApplyPageDeps, request: ServiceRequest): Promise<PageAnswer> => {
  const service = serviceIn(request)
  const owner = ownerOf(request)
  const filled = await readForm(deps, request, service)
  const { facts, applicant, draftId, presented, wish } = filled
  // Handed in from another window already, or never begun.
  if (draftId === undefined) return { redirect: CASES_PATH }
  const open = openPage(filled)
  if (open !== undefined) return { redirect: open }
  if (await needsStepUp(deps, request, filled))
    return { redirect: stepUp(`${applyPath(service)}/check`) }
  const { authenticatedAt, assuranceLevel } = signedIn(request)
  const bankCode = bankOf(facts, wish)
  const decision = await openAndAct(deps, request.context, {
    key: draftId,
    personId: owner.id,
    service,
    applicant: applicant.applicant,
    applicantId: applicant.applicantId,
    relationId: applicant.relationId,
    channel: 'online',
    issueRegion: facts.issueRegion,
    acceptRegion: facts.issueRegion,
    cardId: facts.card?.id,
    presented: [...presented, ...applicant.presented],
    shared: sharedIn(filled),
    wish: { ...wish, ...(bankCode !== undefined && { bankCode }) },
    proof: { authenticatedAt, assuranceLevel },
  })
  if (!decision.granted) {
    const view = applyRefusedPage(request.display.language, service, decision)
    return { html: framed(deps, request, view), status: 409 }
  }
  await dropDraft(deps, owner, service)
  const { acting } = signedIn(request)
  const sees = acting === undefined || acting.scopes.has('seeCases')
  const next = sees ? casePath(decision.outcome.case) : '/me/apply'
  return { redirect: `${next}?news=handedIn` }
}

/** Checking and handing in. */
export const submitRoutes = (deps: ApplyPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/me/apply/:service/check',
    operationId: 'checkApplication',
    summary: { zh: '提交前核对', en: 'Check before handing in' },
    access: APPLY,
    basis: ['YKT-17'],
    params: Service,
    handle: async (request): Promise<PageAnswer> => {
      const service = serviceIn(request)
      const filled = await readForm(deps, request, service)
      const open = filled.draftId === undefined ? applyPath(service) : openPage(filled)
      if (open !== undefined) return { redirect: open }
      if (await needsStepUp(deps, request, filled))
        return { redirect: stepUp(`${applyPath(service)}/check`) }
      return check(deps, request, filled)
    },
  }),
  pageRoute({
    method: 'POST',
    path: '/me/apply/:service/submit',
    operationId: 'submitApplication',
    summary: { zh: '提交申请', en: 'Hand in an application' },
    access: APPLY,
    basis: ['YKT-17'],
    params: Service,
    handle: (request: ServiceRequest) => submit(deps, request),
  }),
]
