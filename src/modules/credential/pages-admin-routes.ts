import { z } from 'zod'
import type { Decision } from '#kernel/decision.ts'
import { parseIsoDay } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { type AnyRequest, inFrame } from '#ui/portal.ts'
import { DOMAINS } from '#modules/catalogue/index.ts'
import { listAgencies } from '#modules/organisation/index.ts'
import { CREDENTIAL_STATUSES, OUTCOME_ACTIONS } from './credential.ts'
import { decideCredential, type PlanWish } from './decide-credential.ts'
import { nameAgency } from './give-opinion.ts'
import { retireCredential } from './keep-plan.ts'
import { REFUSAL_WORDS } from './messages.ts'
import { adminOnePage, registerPage } from './pages-admin.ts'
import { type CredentialPageDeps, Params, type Said, Saved } from './pages-frame.ts'
import { MILESTONES, type PlanDays } from './plan.ts'
import { readCredential, readNames, withOpinions } from './read-credential.ts'
import { listCredentials } from './store.ts'

const READ = { kind: 'staff', permission: 'credential.read' } as const
const REVIEW = { kind: 'staff', permission: 'credential.review' } as const
const DECIDE = { kind: 'staff', permission: 'credential.decide' } as const
const SECTION = '/admin/credentials'

const registerRoute = (deps: CredentialPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: SECTION,
    operationId: 'seeCredentials',
    summary: { zh: '卡证码登记册', en: 'Cards, certificates and codes of departments' },
    access: READ,
    basis: ['YKT-7'],
    query: z.object({
      query: z.string().trim().max(60).optional().catch(undefined),
      status: z.enum(CREDENTIAL_STATUSES).optional().catch(undefined),
      domain: z.enum(DOMAINS).optional().catch(undefined),
    }),
    handle: async (request) => {
      const { db } = deps
      const lines = await withOpinions(db, await listCredentials(db, request.query))
      const names = await readNames(
        db,
        lines.map(({ credential }) => credential.issuerAgency),
      )
      const view = registerPage({ lines, names, chosen: request.query })
      return inFrame(deps.adminPortal, request, SECTION, view)
    },
  })

/** Departments and bureaus: banks and operators of places are not asked. */
const askable = async ({ db }: CredentialPageDeps) =>
  (await listAgencies(db))
    .filter(({ kind }) => kind === 'department' || kind === 'bureau')
    .map(({ code, name }) => ({ code, name: name['zh-Hans'] }))

const showOne = async (deps: CredentialPageDeps, request: AnyRequest, id: string, said: Said) => {
  const { csrfToken: csrf, permissions } = signedIn(request)
  const seen = await readCredential(deps, id, request.context.at)
  if (seen === undefined) throw notFound()
  const view = adminOnePage(seen, {
    ...said,
    csrf,
    rights: {
      review: permissions.has('credential.review'),
      decide: permissions.has('credential.decide'),
    },
    agencies: await askable(deps),
  })
  return inFrame(deps.adminPortal, request, SECTION, view)
}

const oneRoute = (deps: CredentialPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${SECTION}/:credentialId`,
    operationId: 'seeCredential',
    summary: { zh: '卡证码', en: 'One credential, for the bureau' },
    access: READ,
    basis: ['YKT-7'],
    params: Params,
    query: Saved,
    handle: (request) =>
      showOne(deps, request, request.params.credentialId, { saved: request.query.saved === '1' }),
  })

/** Back to the credential when it was done, the page with the reason when it was not. */
const answerTo = async (
  deps: CredentialPageDeps,
  request: AnyRequest & { readonly params: z.output<typeof Params> },
  decision: Decision<unknown, keyof typeof REFUSAL_WORDS> | undefined,
  typed: Readonly<Record<string, string>>,
) => {
  const id = request.params.credentialId
  if (decision === undefined) throw notFound()
  if (decision.granted) return { redirect: `${SECTION}/${id}?saved=1` }
  const fault = REFUSAL_WORDS[decision.refusal]
  return { html: await showOne(deps, request, id, { fault, typed }), status: 422 }
}

const nameRoute = (deps: CredentialPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SECTION}/:credentialId/agency`,
    operationId: 'nameCredentialAgency',
    summary: { zh: '点名部门', en: 'Asks one more department' },
    access: REVIEW,
    basis: ['YKT-7'],
    params: Params,
    body: z.object({ agencyCode: z.string().max(60) }),
    handle: async (request) => {
      const { agencyCode } = request.body
      const id = request.params.credentialId
      const wish = { id, agencyCode, by: actingStaff(request) }
      const decision = await nameAgency(deps, request.context, wish)
      return answerTo(deps, request, decision, request.body)
    },
  })

const line = z.string().trim().max(300).default('')

const OutcomeBody = z.object({
  action: z.enum(OUTCOME_ACTIONS),
  words: z.string().trim().max(1000).default(''),
  stateRule: line,
  sceneCode: line,
  stopIssuing: line,
  loadUse: line,
  moveHolders: line,
  switchOff: line,
})

/** The plan as it was written; nothing where a day is none. */
const planOf = (body: z.output<typeof OutcomeBody>): PlanWish | undefined => {
  const days = MILESTONES.map((name) => [name, parseIsoDay(body[name])] as const)
  return days.some(([, day]) => day === undefined)
    ? undefined
    : { sceneCode: body.sceneCode, days: Object.fromEntries(days) as PlanDays }
}

const outcomeRoute = (deps: CredentialPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SECTION}/:credentialId/outcome`,
    operationId: 'decideCredential',
    summary: { zh: '审查结论', en: 'Blocked, exempt, cleared or taken into the card' },
    access: DECIDE,
    basis: ['YKT-7'],
    params: Params,
    body: OutcomeBody,
    handle: async (request) => {
      const { action, words, stateRule } = request.body
      const decision = await decideCredential(deps, request.context, {
        id: request.params.credentialId,
        by: actingStaff(request),
        plan: planOf(request.body),
        action,
        words,
        stateRule,
      })
      return answerTo(deps, request, decision, request.body)
    },
  })

const retireRoute = (deps: CredentialPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${SECTION}/:credentialId/retire`,
    operationId: 'retireCredential',
    summary: { zh: '结束纳入方案', en: 'Closes a plan: the card does what the old one did' },
    access: REVIEW,
    basis: ['YKT-7'],
    params: Params,
    body: z.object({}),
    handle: async (request) => {
      const wish = { id: request.params.credentialId, by: actingStaff(request) }
      return answerTo(deps, request, await retireCredential(deps, request.context, wish), {})
    },
  })

/** 卡证码审查 in the portal of the bureau. */
export const bureauCredentialRoutes = (deps: CredentialPageDeps): RouteDefinition[] => [
  registerRoute(deps),
  oneRoute(deps),
  nameRoute(deps),
  outcomeRoute(deps),
  retireRoute(deps),
]
