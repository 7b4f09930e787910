import { z } from 'zod'
import {
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import { agencyNames } from '#modules/organisation/index.ts'
import { askIdentityReview, identityOfPerson } from '#modules/person/index.ts'
import { identityText } from './messages-identity.ts'
import { SERVE } from './pages-desk-frame.ts'
import {
  type FormError,
  framed,
  lookedUp,
  Lookup,
  type LookupParams,
  type PeopleDeps,
  personHref,
} from './pages-people-frame.ts'
import { CLERK_REASONS, type IdentityData, identityPage } from './pages-people-identity.ts'

const PATH = '/desk/persons/:lookup/identity'

/** Where the identity of a person stands, in the words of the counter. */
export const shownIdentity = async ({ db }: Pick<PeopleDeps, 'db'>, personId: string) => {
  const { state, review } = await identityOfPerson(db, personId)
  const code = review?.withAgency
  const names = code === undefined ? undefined : await agencyNames(db, [code])
  const text = identityText(state, review, code && names?.get(code)?.['zh-Hans'])
  return { state, text }
}

const Form = z.object({
  reason: z.enum(CLERK_REASONS).optional().catch(undefined),
  evidence: z.string().max(300).catch(''),
})
type AskRequest = RouteRequest<LookupParams, undefined, z.output<typeof Form>>

const show = async (
  deps: PeopleDeps,
  request: RouteRequest<LookupParams>,
  typed: IdentityData['typed'] = { reason: '', evidence: '' },
  errors: readonly FormError[] = [],
) => {
  const personId = await lookedUp(deps, request)
  const { csrfToken: csrf } = signedIn(request)
  const identity = await shownIdentity(deps, personId)
  const view = identityPage({ csrf, lookup: request.params.lookup, ...identity, typed, errors })
  return framed(deps, request, view)
}

const ask = async (deps: PeopleDeps, request: AskRequest): Promise<PageAnswer> => {
  const personId = await lookedUp(deps, request)
  const { reason, evidence } = request.body
  const seen = evidence.trim()
  const errors = [
    ...(reason === undefined ? [{ text: '选原因', href: '#reason' }] : []),
    ...(seen === '' ? [{ text: '写看到了什么', href: '#evidence' }] : []),
  ]
  if (reason === undefined || errors.length > 0)
    return {
      html: await show(deps, request, { reason: reason ?? '', evidence }, errors),
      status: 422,
    }
  await deps.db.transaction((tx) =>
    askIdentityReview(tx, request.context, { personId, reason, evidence: seen }),
  )
  return { redirect: personHref(request.params.lookup) }
}

/** 身份核对 at the counter (K5). */
export const deskIdentityRoutes = (deps: PeopleDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'seeIdentityAtDesk',
    summary: { zh: '身份核对', en: 'How sure it is who the person at the counter is' },
    access: SERVE,
    basis: ['YKT-6'],
    params: Lookup,
    handle: (request) => show(deps, request),
  }),
  pageRoute({
    method: 'POST',
    path: PATH,
    operationId: 'askIdentityReviewAtDesk',
    summary: { zh: '送身份复核', en: 'Put a person before a second unit' },
    access: SERVE,
    basis: ['YKT-6', 'YKT-22'],
    params: Lookup,
    body: Form,
    handle: (request: AskRequest) => ask(deps, request),
  }),
]
