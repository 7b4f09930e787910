import { z } from 'zod'
import type { Refused } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import { stepUpPath } from '#platform/oidc/sign-in-path.ts'
import { isFresh } from '#platform/session.ts'
import { LANGUAGES } from '#ui/i18n/language.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { consentText } from '#modules/consent/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import { LEAST_LEVEL, MOMENTS } from './bank-change.ts'
import type { AffectedProgramme } from './bank-change-impact.ts'
import { keepBankChangeDraft } from './keep-bank-change-draft.ts'
import { bankChangePath } from './pages-bank-change.ts'
import {
  aboutChange,
  again,
  draftUpTo,
  moneyOf,
  ONESELF,
  outletsOffered,
  readerOf,
  termsOf,
} from './pages-bank-change-frame.ts'
import { cannotChangePage } from './pages-bank-change-refusal.ts'
import { checkPage, momentPage, programmesPage } from './pages-bank-change-signing.ts'
import { aboutCard, type BankChangePageDeps, type CardPageDeps, framed } from './pages-frame.ts'
import type { View } from './pages-loss.ts'
import type { Card } from './store.ts'
import { latestBankChange } from './store-bank-change.ts'
import type { BankChangeDraft } from './store-bank-change-draft.ts'

/** The identity provider asks again who the holder is, then comes back to the signature. */
const STEP_UP = stepUpPath('resident', bankChangePath('check'))

const Code = z.string().max(20)
const ProgrammesForm = z.object({
  programmes: z
    .union([Code.transform((one) => [one]), z.array(Code).max(50)])
    .optional()
    .catch(undefined),
  all: z.literal('1').optional().catch(undefined),
})

/** What was ticked, of what can be; the rest is gone or was never offered. */
const possibleOf = (affected: readonly AffectedProgramme[]): readonly string[] =>
  affected.filter(({ possible }) => possible).map(({ paid }) => paid.programme.code)

const pick = (affected: readonly AffectedProgramme[], codes: readonly string[] = []) =>
  affected.filter(({ paid }) => codes.includes(paid.programme.code))

/** Whether everything was just ticked at once. */
const All = z.object({ all: z.literal('1').optional().catch(undefined) })
type All = z.output<typeof All>

const showProgrammes = (deps: CardPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: bankChangePath('programmes'),
    operationId: 'showProgrammesToMove',
    summary: { zh: '选择换账户的项目', en: 'Choose what moves to the new bank' },
    access: ONESELF,
    basis: ['YKT-19'],
    query: All,
    handle: aboutChange(deps, async (card, request: RouteRequest<undefined, All>) => {
      const { at } = request.context
      const draft = await draftUpTo(deps, card, at, 'programmes')
      if ('redirect' in draft) return draft
      const { banks, affected } = await moneyOf(deps, card, at)
      if (possibleOf(affected).length === 0) {
        const kept = { ...draft, programmes: [] }
        await deps.db.transaction((tx) => keepBankChangeDraft(tx, card.personId, kept, at))
        return { redirect: bankChangePath('check') }
      }
      const chosen = draft.programmes ?? []
      const all = request.query.all === '1' && chosen.length > 0
      return programmesPage(readerOf(request), { banks, affected, chosen, all })
    }),
  })

const keepProgrammes = (deps: CardPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: bankChangePath('programmes'),
    operationId: 'chooseProgrammesToMove',
    summary: { zh: '保存选择的项目', en: 'Keep what was ticked' },
    access: ONESELF,
    basis: ['YKT-19'],
    body: ProgrammesForm,
    handle: aboutChange(deps, async (card, request): Promise<PageAnswer> => {
      const { at } = request.context
      const draft = await draftUpTo(deps, card, at, 'programmes')
      if ('redirect' in draft) return draft
      const { programmes: ticked = [], all } = ProgrammesForm.parse(request.body)
      const possible = possibleOf((await moneyOf(deps, card, at)).affected)
      const programmes = possible.filter((code) => all === '1' || ticked.includes(code))
      const kept = { ...draft, programmes }
      await deps.db.transaction((tx) => keepBankChangeDraft(tx, card.personId, kept, at))
      // All at once is shown once more, ticked, before anything follows from it.
      if (all === '1') return { redirect: `${bankChangePath('programmes')}?all=1` }
      return { redirect: bankChangePath(programmes.length === 0 ? 'check' : 'moment') }
    }),
  })

const MomentForm = z.object({ moment: z.enum(MOMENTS).optional().catch(undefined) })

const momentRoutes = (deps: CardPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: bankChangePath('moment'),
    operationId: 'showMomentsToMove',
    summary: { zh: '选择切换时间', en: 'Choose when payments move' },
    access: ONESELF,
    basis: ['YKT-19'],
    handle: aboutChange(deps, async (card, request) => {
      const { at } = request.context
      const draft = await draftUpTo(deps, card, at, 'moment')
      if ('redirect' in draft) return draft
      const chosen = pick((await moneyOf(deps, card, at)).affected, draft.programmes)
      if (chosen.length === 0) return { redirect: bankChangePath('check') }
      return momentPage(readerOf(request), { chosen, moment: draft.moment, missing: false })
    }),
  }),
  pageRoute({
    method: 'POST',
    path: bankChangePath('moment'),
    operationId: 'chooseMomentToMove',
    summary: { zh: '保存切换时间', en: 'Keep when payments move' },
    access: ONESELF,
    basis: ['YKT-19'],
    body: MomentForm,
    handle: aboutChange(deps, async (card, request): Promise<PageAnswer> => {
      const { at } = request.context
      const draft = await draftUpTo(deps, card, at, 'moment')
      if ('redirect' in draft) return draft
      const { moment } = MomentForm.parse(request.body)
      if (moment === undefined) {
        const chosen = pick((await moneyOf(deps, card, at)).affected, draft.programmes)
        const page = momentPage(readerOf(request), { chosen, moment: undefined, missing: true })
        return again(deps, request, page)
      }
      const kept = { ...draft, moment }
      await deps.db.transaction((tx) => keepBankChangeDraft(tx, card.personId, kept, at))
      return { redirect: bankChangePath('check') }
    }),
  }),
]

/** The last page before the signature, with the words as they are in force now. */
const checkView = async (
  deps: CardPageDeps,
  request: AnyRequest,
  card: Card,
  draft: BankChangeDraft,
  textChanged: boolean,
): Promise<View | PageAnswer> => {
  const { at } = request.context
  const { language } = request.display
  const { delivery, programmes = [], bankCode } = draft
  const text = await consentText(deps.db, 'payToNewAccount', language, at)
  if (text === undefined) throw new Error('no text of consent is published')
  if (delivery === undefined) return { redirect: bankChangePath('collect') }
  const { banks, affected } = await moneyOf(deps, card, at)
  const chosen = pick(affected, programmes)
  return checkPage({
    ...readerOf(request),
    ...(await termsOf(deps, card, at)),
    banks,
    fromBank: card.bankCode,
    toBank: bankCode,
    outlets: await outletsOffered(deps, card, bankCode),
    delivery,
    chosen,
    staying: affected.filter((one) => !chosen.includes(one)),
    moment: chosen.length === 0 ? undefined : draft.moment,
    text,
    textChanged,
    key: uuidv7(at),
  })
}

const checkRoute = (deps: CardPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: bankChangePath('check'),
    operationId: 'checkBankChange',
    summary: { zh: '核对换银行', en: 'Check the change of bank before signing' },
    access: ONESELF,
    basis: ['YKT-19', 'PIPL-14'],
    handle: aboutChange(deps, async (card, request) => {
      const { at } = request.context
      const draft = await draftUpTo(deps, card, at, 'check')
      if ('redirect' in draft) return draft
      const { authenticatedAt, assuranceLevel } = signedIn(request)
      const on = provinceDate(at)
      const minutes = await standardValue(deps.db, 'stepUpFreshMinutes', card.issuingRegion, on)
      if (assuranceLevel < LEAST_LEVEL.portal || !isFresh(authenticatedAt, at, minutes))
        return { redirect: STEP_UP }
      return checkView(deps, request, card, draft, false)
    }),
  })

const SignForm = z.object({
  // Made with the page: however often the form is sent, it is one case.
  key: z.uuid(),
  version: z.coerce.number().int().catch(0),
  language: z.enum(LANGUAGES).catch('zh-Hans'),
  digest: z.string().max(64).catch(''),
})
type SignForm = z.output<typeof SignForm>

/** Where each refusal leads: to the provider, to the words once more, or to what is possible. */
const refused = async (
  deps: CardPageDeps,
  request: AnyRequest,
  card: Card,
  draft: BankChangeDraft,
  decision: Refused<string>,
): Promise<View | PageAnswer> => {
  const { refusal } = decision
  if (refusal === 'STEP_UP_NEEDED' || refusal === 'HIGHER_ASSURANCE_NEEDED')
    return { redirect: STEP_UP }
  // Signed in another window meanwhile: the page of its progress says so.
  const open = refusal === 'ORDER_OPEN' || refusal === 'CASE_ALREADY_OPEN'
  if (open && (await latestBankChange(deps.db, card.personId))?.status === 'signed')
    return { redirect: bankChangePath('progress') }
  const view =
    refusal === 'TEXT_CHANGED'
      ? await checkView(deps, request, card, draft, true)
      : cannotChangePage(request.display.language, decision)
  return 'main' in view ? { html: framed(deps, request, view), status: 409 } : view
}

const sign = async (
  deps: BankChangePageDeps,
  request: RouteRequest<undefined, undefined, SignForm>,
  card: Card,
): Promise<View | PageAnswer> => {
  const { at } = request.context
  const { personId, id: cardId } = card
  // Pressed twice, or in two windows: what was signed is shown.
  const last = await latestBankChange(deps.db, personId)
  if (last?.status === 'signed') return { redirect: bankChangePath('progress') }
  const draft = await draftUpTo(deps, card, at, 'check')
  if ('redirect' in draft) return draft
  const { bankCode, delivery, programmes = [], moment = 'now' } = draft
  if (delivery === undefined) return { redirect: bankChangePath('collect') }
  const { authenticatedAt, assuranceLevel } = signedIn(request)
  const { key, ...text } = request.body
  const decision = await deps.bankChanges.sign(request.context, {
    key,
    personId,
    cardId,
    terms: {
      bankCode,
      delivery,
      acceptRegion: card.issuingRegion,
      acceptChannel: 'online',
      instant: false,
    },
    moment,
    programmes,
    text: { key: 'payToNewAccount', ...text },
    assuranceLevel,
    authenticatedAt,
  })
  if (decision.granted) return { redirect: `${bankChangePath('progress')}?signed=1` }
  return refused(deps, request, card, draft, decision)
}

/** What moves, when, and the signature under it. */
export const signingRoutes = (deps: BankChangePageDeps): RouteDefinition[] => [
  showProgrammes(deps),
  keepProgrammes(deps),
  ...momentRoutes(deps),
  checkRoute(deps),
  pageRoute({
    method: 'POST',
    path: bankChangePath('sign'),
    operationId: 'signBankChange',
    summary: { zh: '签署换银行', en: 'Sign the change of bank' },
    access: ONESELF,
    basis: ['YKT-6', 'YKT-19', 'PIPL-29'],
    body: SignForm,
    handle: aboutCard(deps, (card, request: RouteRequest<undefined, undefined, SignForm>) =>
      sign(deps, request, card),
    ),
  }),
]
