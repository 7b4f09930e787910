import { z } from 'zod'
import type { Decision } from '#kernel/decision.ts'
import type { Database, Handle } from '#platform/db.ts'
import { notFound, ProblemError } from '#platform/http/problem.ts'
import { apiRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { ReadText } from '#modules/consent/index.ts'
import { E_CARD_STATUSES, type ECard, isPermitted } from './e-card.ts'
import { E_CARD_CHANNELS } from './e-card-channel.ts'
import { setECardPassword } from './e-card-password.ts'
import { issueECard } from './issue-e-card.ts'
import { permitECard } from './permit-e-card.ts'
import { currentCard } from './store.ts'
import { channelsOf, eCardOf } from './store-e-card.ts'
import { setECardChannels } from './use-e-card.ts'

interface Deps {
  readonly db: Database
  readonly pii: PersonalInformation
}

const ECardAnswer = z.object({
  status: z.enum(E_CARD_STATUSES),
  signNumber: z.string(),
  issuedAt: z.iso.datetime(),
  passwordSet: z.boolean(),
  channels: z.array(z.string()),
  permittedDuringLoss: z
    .boolean()
    .describe('whether the holder permits its use while the card is lost now'),
})

const answerOf = async (handle: Handle, eCard: ECard): Promise<z.input<typeof ECardAnswer>> => {
  const card = await currentCard(handle, eCard.personId)
  return {
    status: eCard.status,
    signNumber: eCard.signNumber,
    issuedAt: eCard.issuedAt.toString(),
    passwordSet: eCard.password !== undefined,
    channels: await channelsOf(handle, eCard.id),
    permittedDuringLoss: card !== undefined && isPermitted({ ...card, eCard }),
  }
}

/** Codes that a better proof of identity answers. */
const FORBIDDEN: ReadonlySet<string> = new Set(['STEP_UP_NEEDED', 'HIGHER_ASSURANCE_NEEDED'])

const granted = <Outcome>(decision: Decision<Outcome, string> | undefined): Outcome => {
  if (decision === undefined) throw notFound()
  if (decision.granted) return decision.outcome
  const { refusal: code, basis, instead } = decision
  throw new ProblemError({ status: FORBIDDEN.has(code) ? 403 : 409, code, basis, instead })
}

const OWN = { kind: 'resident', scope: 'oneself' } as const
const PATH = '/v1/me/e-card'
const change = { method: 'POST', access: OWN, response: ECardAnswer, idempotent: true } as const

const readRoutes = ({ db }: Deps): RouteDefinition[] => [
  apiRoute({
    method: 'GET',
    path: PATH,
    operationId: 'readMyECard',
    summary: { zh: '查看电子社保卡', en: 'My electronic card' },
    access: OWN,
    basis: ['YKT-3'],
    response: ECardAnswer,
    problems: ['NOT_FOUND'],
    handle: async (request) => {
      const eCard = await eCardOf(db, signedIn(request).subjectId)
      if (eCard === undefined) throw notFound()
      return answerOf(db, eCard)
    },
  }),
  apiRoute({
    ...change,
    path: PATH,
    operationId: 'issueMyECard',
    summary: { zh: '领取电子社保卡', en: 'Get an electronic card; whoever has one keeps it' },
    basis: ['YKT-3'],
    body: z.strictObject({
      text: ReadText.optional().describe(
        'the words of synchronousECard that were read; not needed by whoever has one',
      ),
    }),
    problems: [
      'E_CARD_NEEDS_CARD',
      'PERSON_NOT_ELIGIBLE',
      'CONSENT_MISSING',
      'HIGHER_ASSURANCE_NEEDED',
      'TEXT_CHANGED',
    ],
    handle: async (request) => {
      const { subjectId: personId, assuranceLevel } = signedIn(request)
      const { text } = request.body
      const consent = text && ({ text, channel: 'portal', assuranceLevel } as const)
      const decision = await issueECard({ db }, request.context, { personId, consent })
      return answerOf(db, granted(decision))
    },
  }),
]

const passwordRoute = (deps: Deps): RouteDefinition =>
  apiRoute({
    ...change,
    path: `${PATH}/passwords`,
    operationId: 'setMyECardPassword',
    summary: { zh: '设置、重置电子社保卡密码', en: 'Set the password of my electronic card' },
    basis: ['YKT-22'],
    body: z.strictObject({
      password: z
        .string()
        .max(40)
        .describe('six digits: not in a row, not repeated, no part of an identity number'),
    }),
    problems: [
      'NOT_FOUND',
      'STEP_UP_NEEDED',
      'PASSWORD_NOT_SIX_DIGITS',
      'PASSWORD_REPEATED',
      'PASSWORD_CONSECUTIVE',
      'PASSWORD_FROM_NUMBER',
    ],
    handle: async (request) => {
      const { subjectId: personId, authenticatedAt } = signedIn(request)
      const { password } = request.body
      const wish = { personId, password, authenticatedAt }
      return answerOf(deps.db, granted(await setECardPassword(deps, request.context, wish)))
    },
  })

const channelRoute = ({ db }: Deps): RouteDefinition =>
  apiRoute({
    ...change,
    path: `${PATH}/channels`,
    operationId: 'chooseMyECardChannels',
    summary: { zh: '选择电子社保卡渠道', en: 'Open these applications and close all others' },
    basis: ['YKT-3'],
    body: z.strictObject({ open: z.array(z.enum(E_CARD_CHANNELS)).max(E_CARD_CHANNELS.length) }),
    problems: ['NOT_FOUND'],
    handle: async (request) => {
      const personId = signedIn(request).subjectId
      const { open } = request.body
      const saved = await setECardChannels({ db }, request.context, { personId, open })
      const eCard = saved ? await eCardOf(db, personId) : undefined
      if (eCard === undefined) throw notFound()
      return answerOf(db, eCard)
    },
  })

const permissionRoute = ({ db }: Deps): RouteDefinition =>
  apiRoute({
    ...change,
    path: `${PATH}/permissions`,
    operationId: 'permitMyECardDuringLoss',
    summary: {
      zh: '临时挂失期间继续使用的授权',
      en: 'Permit the use while my card is lost for the time being, or take it back',
    },
    basis: ['YKT-14', 'YKT-22'],
    body: z.strictObject({
      permitted: z.boolean(),
      text: ReadText.optional().describe('the words of eCardOnTemporaryLoss that were read'),
    }),
    problems: [
      'NOT_FOUND',
      'STEP_UP_NEEDED',
      'HIGHER_ASSURANCE_NEEDED',
      'E_CARD_LOCKED',
      'NO_PERMISSION_NEEDED',
      'CONSENT_MISSING',
      'TEXT_CHANGED',
    ],
    handle: async (request) => {
      const { subjectId: personId, authenticatedAt, assuranceLevel } = signedIn(request)
      const { permitted, text } = request.body
      const decision = await permitECard({ db }, request.context, {
        personId,
        permitted,
        authenticatedAt,
        assuranceLevel,
        text: text && { key: 'eCardOnTemporaryLoss', ...text },
      })
      return answerOf(db, granted(decision))
    },
  })

/** The electronic card of whoever has signed in, also while they act for somebody else. */
export const eCardRoutes = (deps: Deps): RouteDefinition[] => [
  ...readRoutes(deps),
  passwordRoute(deps),
  channelRoute(deps),
  permissionRoute(deps),
]
