import { z } from 'zod'
import { notFound } from '#platform/http/problem.ts'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import { stepUpPath } from '#platform/oidc/sign-in-path.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { affectedProgrammes, MOMENTS, permitAccount } from '#modules/card/index.ts'
import {
  consentsOf,
  consentText,
  ONLINE_CONSENT_LEVEL,
  readTextField,
} from '#modules/consent/index.ts'
import { isFreshlySignedIn } from '#modules/standard/index.ts'
import { ACCOUNTS_PATH, accountsPage, type PermitData, permitPage } from './pages-money-accounts.ts'
import { framed, type MoneyPageDeps, readerMoney } from './pages-money-frame.ts'
import { permitPath } from './pages-money-parts.ts'
import { otherAccounts } from './permission-state.ts'

/** Nobody permits anything for another (A6). */
const ONESELF = { kind: 'resident' } as const
const TEXT = 'payToNewAccount'

const listRoute = (deps: MoneyPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: ACCOUNTS_PATH,
    operationId: 'seeMyPayAccounts',
    summary: { zh: '每笔钱发到哪个账户', en: 'Where each payment to me goes' },
    access: ONESELF,
    basis: ['YKT-19', 'PIPL-44'],
    query: z.object({ permitted: z.literal('1').optional().catch(undefined) }),
    handle: async (request) => {
      const view = await readerMoney(deps, request)
      const consents = await consentsOf(deps.db, signedIn(request).subjectId)
      const permitted = request.query.permitted === '1'
      return framed(deps, request, accountsPage(view, { consents, permitted }))
    },
  })

const Named = z.object({ programme: z.string().max(20) })
const To = z.object({ to: z.uuid().optional().catch(undefined) })
type PermitRequest = RouteRequest<z.output<typeof Named>, unknown, unknown>

/** What the page needs, for a programme that pays the reader now. */
const dataOf = async (
  deps: MoneyPageDeps,
  request: PermitRequest,
  more: Pick<PermitData, 'moment' | 'missing' | 'problem'> = {},
): Promise<PermitData> => {
  const { at } = request.context
  const { subjectId: personId, csrfToken: csrf } = signedIn(request)
  const view = await readerMoney(deps, request)
  const affected = (await affectedProgrammes(deps.db, personId, at)).find(
    ({ paid }) => paid.programme.code === request.params.programme,
  )
  const text = await consentText(deps.db, TEXT, view.language, at)
  if (affected === undefined || text === undefined) throw notFound()
  return { view, csrf, affected, text, at, ...more }
}

/** The account that was chosen, or the only one there is. */
const targetOf = ({ view, affected }: PermitData, to: string | undefined) => {
  const targets = otherAccounts(affected.paid, view.money.accounts)
  return targets.find(({ id }) => id === to) ?? (targets.length === 1 ? targets[0] : undefined)
}

const isProven = async ({ db }: MoneyPageDeps, request: AnyRequest): Promise<boolean> => {
  const { assuranceLevel } = signedIn(request)
  return assuranceLevel >= ONLINE_CONSENT_LEVEL && isFreshlySignedIn(db, request)
}

const stepUp = ({ params }: PermitRequest): PageAnswer => ({
  redirect: stepUpPath('resident', permitPath(params.programme)),
})

const showRoute = (deps: MoneyPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${ACCOUNTS_PATH}/:programme`,
    operationId: 'startPayAccount',
    summary: { zh: '授权改发到另一个账户', en: 'Have a programme pay another account of mine' },
    access: ONESELF,
    basis: ['YKT-19', 'PIPL-14'],
    params: Named,
    query: To,
    handle: async (request) => {
      const data = await dataOf(deps, request)
      if (data.affected.paid.change !== undefined) return { redirect: ACCOUNTS_PATH }
      const target = targetOf(data, request.query.to)
      if (target !== undefined && !(await isProven(deps, request))) return stepUp(request)
      return framed(deps, request, permitPage(data, target))
    },
  })

const Form = z.object({
  to: z.uuid(),
  moment: z.enum(MOMENTS).optional().catch(undefined),
  agreed: z.literal('yes').optional().catch(undefined),
  words: z.string().max(100).optional().catch(undefined),
})

const again = async (
  deps: MoneyPageDeps,
  request: PermitRequest,
  to: string,
  status: number,
  more: Pick<PermitData, 'moment' | 'missing' | 'problem'>,
): Promise<PageAnswer> => {
  const data = await dataOf(deps, request, more)
  return { html: framed(deps, request, permitPage(data, targetOf(data, to))), status }
}

const permitRoute = (deps: MoneyPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${ACCOUNTS_PATH}/:programme`,
    operationId: 'permitPayAccount',
    summary: {
      zh: '同意改发到另一个账户',
      en: 'Permit a programme to pay another account of mine',
    },
    access: ONESELF,
    basis: ['YKT-19', 'PIPL-14'],
    params: Named,
    body: Form,
    handle: async (request): Promise<PageAnswer> => {
      const { to, moment, agreed, words } = request.body
      const text = readTextField(words)
      const missing = [
        ...(moment === undefined ? (['moment'] as const) : []),
        ...(agreed === undefined ? (['agreed'] as const) : []),
      ]
      if (moment === undefined || missing.length > 0)
        return again(deps, request, to, 422, { moment, missing })
      if (text === undefined) return again(deps, request, to, 409, { problem: 'textChanged' })
      const { subjectId: personId, assuranceLevel, authenticatedAt } = signedIn(request)
      const decision = await permitAccount(deps, request.context, {
        personId,
        programmeCode: request.params.programme,
        accountId: to,
        moment,
        text: { key: TEXT, ...text },
        assuranceLevel,
        authenticatedAt,
      })
      if (decision.granted) return { redirect: `${ACCOUNTS_PATH}?permitted=1` }
      const { refusal } = decision
      if (refusal === 'STEP_UP_NEEDED' || refusal === 'HIGHER_ASSURANCE_NEEDED')
        return stepUp(request)
      const problem = refusal === 'TEXT_CHANGED' ? 'textChanged' : 'notPossible'
      return again(deps, request, to, 409, { moment, problem })
    },
  })

/** 每笔钱发到哪个账户, as pages of the resident portal. */
export const moneyAccountPages = (deps: MoneyPageDeps): RouteDefinition[] => [
  listRoute(deps),
  showRoute(deps),
  permitRoute(deps),
]
