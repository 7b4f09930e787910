import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { type PageAnswer, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import type { RouteRequest } from '#platform/http/route.ts'
import { isFresh } from '#platform/session.ts'
import { LANGUAGES } from '#ui/i18n/language.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { consentText, readTextField } from '#modules/consent/index.ts'
import { isInForce, liveRelations } from '#modules/person/index.ts'
import { standardValue } from '#modules/standard/index.ts'
import { E_CARD_CONSENT } from './consent-to-e-card.ts'
import { setECardPassword } from './e-card-password.ts'
import { E_CARD_CHANNELS } from './e-card-channel.ts'
import { issueECard } from './issue-e-card.ts'
import { eCardMessages as t } from './messages-e-card.ts'
import { eCardLossMessages as lossWords } from './messages-e-card-loss.ts'
import { E_CARD_PATH, type ECardData, eCardPage } from './pages-e-card.ts'
import { passwordPage, type PasswordFormFault, typedPassword } from './pages-e-card-password.ts'
import { aboutCard, type CardPageDeps, framed } from './pages-frame.ts'
import { permitECard } from './permit-e-card.ts'
import type { Card } from './store.ts'
import { channelsOf, eCardHistory, eCardOf } from './store-e-card.ts'
import { setECardChannels } from './use-e-card.ts'

const OWN = { kind: 'resident', scope: 'oneself' } as const
const stepUp = (path: string): { readonly redirect: string } => ({
  redirect: `/sign-in/resident?${new URLSearchParams({ 'step-up': '1', return: path }).toString()}`,
})

const isProven = async (
  { db }: CardPageDeps,
  card: Card,
  request: AnyRequest,
): Promise<boolean> => {
  const { at } = request.context
  const on = provinceDate(at)
  const minutes = await standardValue(db, 'stepUpFreshMinutes', card.issuingRegion, on)
  return isFresh(signedIn(request).authenticatedAt, at, minutes)
}

const dataOf = async (
  { db }: CardPageDeps,
  card: Card,
  request: AnyRequest,
  more: Pick<ECardData, 'done' | 'error'> = {},
): Promise<ECardData> => {
  const { subjectId: personId, csrfToken: csrf } = signedIn(request)
  const { language } = request.display
  const { at } = request.context
  const on = provinceDate(at)
  const [eCard, history, relations, text, issueWords] = await Promise.all([
    eCardOf(db, personId),
    eCardHistory(db, personId),
    liveRelations(db, personId),
    consentText(db, 'eCardOnTemporaryLoss', language, at),
    consentText(db, E_CARD_CONSENT, language, at),
  ])
  return {
    language,
    csrf,
    card,
    eCard,
    channels: eCard === undefined ? [] : await channelsOf(db, eCard.id),
    onLoss: await standardValue(db, 'eCardOnTemporaryLoss', card.issuingRegion, on),
    text,
    issueWords,
    family: relations
      .filter(
        (one) => one.agentId === personId && one.scopes.includes('showCode') && isInForce(one, on),
      )
      .map(({ id, personLabel = '' }) => ({ relationId: id, label: personLabel })),
    history,
    ...more,
  }
}

const refused = async (
  deps: CardPageDeps,
  card: Card,
  request: AnyRequest,
  error: NonNullable<ECardData['error']>,
  status = 409,
): Promise<PageAnswer> => ({
  html: framed(deps, request, eCardPage(await dataOf(deps, card, request, { error }))),
  status,
})

const IssueForm = z.object({
  agreed: z.string().optional().catch(undefined),
  words: z.string().max(100).optional().catch(undefined),
})
type IssueRequest = RouteRequest<undefined, undefined, z.output<typeof IssueForm>>

/** 领取 on the words that stood on the page; the box is the holder's own. */
const issue = async (
  deps: CardPageDeps,
  card: Card,
  request: IssueRequest,
): Promise<PageAnswer> => {
  const { body, display } = request
  const { subjectId: personId, assuranceLevel } = signedIn(request)
  const text = body.agreed === 'yes' ? readTextField(body.words) : undefined
  const consent = text && ({ text, channel: 'portal', assuranceLevel } as const)
  const decision = await issueECard(deps, request.context, { personId, consent })
  if (decision.granted) return { redirect: E_CARD_PATH }
  const { refusal } = decision
  if (refusal === 'CONSENT_MISSING') {
    const missing = t(display.language, 'issueMissing')
    return refused(deps, card, request, { text: missing, href: '#agreed' }, 422)
  }
  if (refusal === 'HIGHER_ASSURANCE_NEEDED') return stepUp(E_CARD_PATH)
  const told = lossWords(display.language, refusal === 'TEXT_CHANGED' ? refusal : 'OTHER')
  return refused(deps, card, request, { text: told })
}

const Done = z.object({ done: z.enum(['saved', 'channelsSaved']).optional().catch(undefined) })

const showRoutes = (deps: CardPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: E_CARD_PATH,
    operationId: 'seeMyECard',
    summary: { zh: '电子社保卡', en: 'My electronic card' },
    access: OWN,
    basis: ['YKT-3', 'YKT-22'],
    query: Done,
    handle: aboutCard(
      deps,
      async (card, request: RouteRequest<undefined, z.output<typeof Done>, undefined>) =>
        eCardPage(await dataOf(deps, card, request, request.query)),
    ),
  }),
  pageRoute({
    method: 'POST',
    path: E_CARD_PATH,
    operationId: 'getMyECard',
    summary: { zh: '领取电子社保卡', en: 'Get my electronic card' },
    access: OWN,
    basis: ['YKT-3'],
    body: IssueForm,
    handle: aboutCard(deps, (card, request: IssueRequest) => issue(deps, card, request)),
  }),
]

const Password = z.object({
  password: z.string().max(100).catch(''),
  again: z.string().max(100).catch(''),
})

const passwordRoutes = (deps: CardPageDeps): RouteDefinition[] => {
  const path = `${E_CARD_PATH}/password`
  const show = async (card: Card, request: AnyRequest, fault?: PasswordFormFault) => {
    const eCard = await eCardOf(deps.db, card.personId)
    if (eCard === undefined) return { redirect: E_CARD_PATH }
    const view = passwordPage({
      language: request.display.language,
      csrf: signedIn(request).csrfToken,
      isSet: eCard.password !== undefined,
      fault,
    })
    return fault === undefined ? view : { html: framed(deps, request, view), status: 422 }
  }
  const common = { path, access: OWN, basis: ['YKT-22'] } as const
  return [
    pageRoute({
      ...common,
      method: 'GET',
      operationId: 'startECardPassword',
      summary: { zh: '设置电子社保卡密码', en: 'The password of my electronic card' },
      handle: aboutCard(deps, async (card, request) =>
        (await isProven(deps, card, request)) ? show(card, request) : stepUp(path),
      ),
    }),
    pageRoute({
      ...common,
      method: 'POST',
      operationId: 'saveECardPassword',
      summary: { zh: '保存电子社保卡密码', en: 'Save the password of my electronic card' },
      body: Password,
      handle: aboutCard(
        deps,
        async (card, request: RouteRequest<undefined, undefined, z.output<typeof Password>>) => {
          const password = typedPassword(request.body.password)
          if (password !== typedPassword(request.body.again))
            return show(card, request, 'AGAIN_DIFFERS')
          const { authenticatedAt } = signedIn(request)
          const decision = await setECardPassword(deps, request.context, {
            personId: card.personId,
            password,
            authenticatedAt,
          })
          if (decision === undefined) return { redirect: E_CARD_PATH }
          if (decision.granted) return { redirect: `${E_CARD_PATH}?done=saved` }
          if (decision.refusal === 'STEP_UP_NEEDED') return stepUp(path)
          return show(card, request, decision.refusal)
        },
      ),
    }),
  ]
}

const Channel = z.enum(E_CARD_CHANNELS)
const Channels = z.object({
  channels: z
    .union([Channel.transform((one) => [one]), z.array(Channel)])
    .optional()
    .catch(undefined),
})

const channelRoute = (deps: CardPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${E_CARD_PATH}/channels`,
    operationId: 'saveECardChannels',
    summary: { zh: '选择电子社保卡渠道', en: 'Choose where my electronic card can be shown' },
    access: OWN,
    basis: ['YKT-3'],
    body: Channels,
    handle: async (request) => {
      const { channels: open = [] } = request.body
      const personId = signedIn(request).subjectId
      const saved = await setECardChannels(deps, request.context, { personId, open })
      return { redirect: saved ? `${E_CARD_PATH}?done=channelsSaved` : E_CARD_PATH }
    },
  })

const PermissionForm = z.object({
  permitted: z.enum(['yes', 'no']),
  agreed: z.string().optional().catch(undefined),
  version: z.coerce.number().int().optional().catch(undefined),
  language: z.enum(LANGUAGES).optional().catch(undefined),
  digest: z.string().max(128).optional().catch(undefined),
})
type PermissionRequest = RouteRequest<undefined, undefined, z.output<typeof PermissionForm>>

const readText = ({ version, language, digest }: z.output<typeof PermissionForm>) =>
  version === undefined || language === undefined || digest === undefined
    ? undefined
    : { key: 'eCardOnTemporaryLoss', version, language, digest }

const permit = async (
  deps: CardPageDeps,
  card: Card,
  request: PermissionRequest,
): Promise<PageAnswer> => {
  const { body, display } = request
  const permitted = body.permitted === 'yes'
  if (permitted && body.agreed !== 'yes')
    return refused(
      deps,
      card,
      request,
      { text: lossWords(display.language, 'permitMissing'), href: '#agreed' },
      422,
    )
  const { authenticatedAt, assuranceLevel } = signedIn(request)
  const decision = await permitECard(deps, request.context, {
    personId: card.personId,
    permitted,
    authenticatedAt,
    assuranceLevel,
    text: permitted ? readText(body) : undefined,
  })
  if (decision === undefined || decision.granted) return { redirect: E_CARD_PATH }
  if (decision.refusal === 'STEP_UP_NEEDED') return stepUp(E_CARD_PATH)
  const known =
    decision.refusal === 'HIGHER_ASSURANCE_NEEDED' || decision.refusal === 'TEXT_CHANGED'
  const text = lossWords(display.language, known ? decision.refusal : 'OTHER')
  return refused(deps, card, request, { text })
}

/** 电子社保卡: the holder's own, also for whoever acts for somebody at the moment. */
export const eCardPages = (deps: CardPageDeps): RouteDefinition[] => [
  ...showRoutes(deps),
  ...passwordRoutes(deps),
  channelRoute(deps),
  pageRoute({
    method: 'POST',
    path: `${E_CARD_PATH}/permission`,
    operationId: 'permitMyECard',
    summary: { zh: '挂失期间电子社保卡授权', en: 'Permit my electronic card during a loss' },
    access: OWN,
    basis: ['YKT-22', 'YKT-14'],
    body: PermissionForm,
    handle: aboutCard(deps, (card, request: PermissionRequest) => permit(deps, card, request)),
  }),
]
