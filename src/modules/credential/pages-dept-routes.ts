import { z } from 'zod'
import type { Decision } from '#kernel/decision.ts'
import { notFound } from '#platform/http/problem.ts'
import {
  actingStaff,
  type PageAnswer,
  pageRoute,
  type RouteDefinition,
  signedIn,
} from '#platform/http/route.ts'
import { type AnyRequest, inFrame } from '#ui/portal.ts'
import { listRegions } from '#modules/organisation/index.ts'
import { VERDICTS } from './credential.ts'
import { fileCredential, withdrawCredential } from './file-credential.ts'
import { FilingBody, type FilingForm, FilingQuery, wishOf } from './filing-form.ts'
import { overlapsWith } from './find-overlaps.ts'
import { decideDraft } from './gate.ts'
import { giveOpinion } from './give-opinion.ts'
import { enterMoved, reachMilestone } from './keep-plan.ts'
import { REFUSAL_WORDS } from './messages.ts'
import { deptListPage, deptOnePage } from './pages-dept.ts'
import { comparisonPage, filingPage } from './pages-filing.ts'
import { type CredentialPageDeps, DEPT, FILE, Params, type Said, Saved } from './pages-frame.ts'
import { MILESTONES } from './plan.ts'
import { readCredential, readNames, withOpinions } from './read-credential.ts'
import { credentialsOfAgency, isKnown } from './store.ts'

/** The province first, then its cities. */
const regionsOf = async ({ db }: CredentialPageDeps) =>
  (await listRegions(db))
    .filter(({ level }) => level === 'province' || level === 'city')
    .map(({ code, name }) => ({ code, name: name['zh-Hans'] }))

const listRoute = (deps: CredentialPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: DEPT,
    operationId: 'seeDepartmentCredentials',
    summary: { zh: '卡证码审查（部门）', en: 'What a department filed and is asked about' },
    access: FILE,
    basis: ['YKT-7'],
    query: Saved,
    handle: async (request) => {
      const { db } = deps
      const { organisationCode: agency } = signedIn(request)
      const all = await withOpinions(db, await credentialsOfAgency(db, agency))
      const own = all.filter(({ credential }) => credential.issuerAgency === agency)
      const awaited = all.filter(
        ({ credential, opinions }) =>
          credential.status === 'filed' &&
          opinions.some(({ agencyCode, given }) => agencyCode === agency && given === undefined),
      )
      const names = await readNames(
        db,
        all.map(({ credential }) => credential.issuerAgency),
      )
      const view = deptListPage({ awaited, own, names, saved: request.query.saved === '1' })
      return inFrame(deps.portal, request, DEPT, view)
    },
  })

const showForm = async (
  deps: CredentialPageDeps,
  request: AnyRequest,
  typed: FilingForm,
  fault?: string,
) => {
  const { csrfToken: csrf } = signedIn(request)
  const view = filingPage({ csrf, typed, fault, regions: await regionsOf(deps) })
  return inFrame(deps.portal, request, DEPT, view)
}

const startRoute = (deps: CredentialPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${DEPT}/new`,
    operationId: 'startCredential',
    summary: { zh: '申报卡证码', en: 'Begins to file a card, certificate or code' },
    access: FILE,
    basis: ['YKT-7'],
    query: FilingQuery,
    handle: (request) => showForm(deps, request, request.query),
  })

const showComparison = async (
  deps: CredentialPageDeps,
  request: AnyRequest,
  typed: FilingForm,
  fault?: string,
) => {
  const { csrfToken: csrf } = signedIn(request)
  const { db: handle, catalogue } = deps
  const overlaps = await overlapsWith({ handle, catalogue }, wishOf(typed), request.context.at)
  const names = await readNames(
    deps.db,
    overlaps.map(({ agencyCode }) => agencyCode),
  )
  const view = comparisonPage({ csrf, typed, fault, regions: [], overlaps, names })
  return inFrame(deps.portal, request, DEPT, view)
}

const checkRoute = (deps: CredentialPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${DEPT}/check`,
    operationId: 'checkCredential',
    summary: { zh: '查重', en: 'Shows what is like it, before it is filed' },
    access: FILE,
    basis: ['YKT-7'],
    body: FilingBody,
    handle: async (request) => {
      const { body } = request
      const issuerAgency = signedIn(request).organisationCode
      const wish = wishOf(body)
      const decision = decideDraft(wish, await isKnown(deps.db, { ...wish, issuerAgency }))
      if (decision.granted) return showComparison(deps, request, body)
      const fault = REFUSAL_WORDS[decision.refusal]
      return { html: await showForm(deps, request, body, fault), status: 422 }
    },
  })

const fileRoute = (deps: CredentialPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: DEPT,
    operationId: 'fileCredential',
    summary: { zh: '申报卡证码', en: 'Files it; whoever answers for what is alike is asked' },
    access: FILE,
    basis: ['YKT-7'],
    body: FilingBody,
    handle: async (request) => {
      const { body } = request
      const wish = { ...wishOf(body), by: actingStaff(request) }
      const decision = await fileCredential(deps, request.context, wish)
      if (decision.granted) return { redirect: `${DEPT}/${decision.outcome.id}?saved=1` }
      const fault = REFUSAL_WORDS[decision.refusal]
      return { html: await showComparison(deps, request, body, fault), status: 422 }
    },
  })

/** A credential, for whoever filed it and whoever is asked; nobody else sees that it is there. */
const concerned = async (deps: CredentialPageDeps, request: AnyRequest, id: string) => {
  const { organisationCode } = signedIn(request)
  const seen = await readCredential(deps, id, request.context.at)
  if (seen === undefined) throw notFound()
  const theirs =
    seen.credential.issuerAgency === organisationCode ||
    seen.opinions.some(({ agencyCode }) => agencyCode === organisationCode)
  if (!theirs) throw notFound()
  return seen
}

const showOne = async (deps: CredentialPageDeps, request: AnyRequest, id: string, said: Said) => {
  const { csrfToken: csrf, organisationCode: agencyCode } = signedIn(request)
  const seen = await concerned(deps, request, id)
  const view = deptOnePage(seen, { csrf, agencyCode, ...said })
  return inFrame(deps.portal, request, DEPT, view)
}

const oneRoute = (deps: CredentialPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${DEPT}/:credentialId`,
    operationId: 'seeDepartmentCredential',
    summary: { zh: '卡证码（部门）', en: 'One credential, for those it concerns' },
    access: FILE,
    basis: ['YKT-7'],
    params: Params,
    query: Saved,
    handle: (request) =>
      showOne(deps, request, request.params.credentialId, { saved: request.query.saved === '1' }),
  })

type Act<Body> = (
  deps: CredentialPageDeps,
  context: AnyRequest['context'],
  wish: Body & { readonly id: string; readonly by: ReturnType<typeof actingStaff> },
) => Promise<Decision<unknown, keyof typeof REFUSAL_WORDS> | undefined>

/** A form on the page of a credential: does something, and comes back to it. */
const actRoute = <Body extends z.ZodObject>(
  deps: CredentialPageDeps,
  about: Pick<RouteDefinition, 'operationId' | 'summary'> & { readonly at: string },
  body: Body,
  act: Act<z.output<Body>>,
): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${DEPT}/:credentialId/${about.at}`,
    operationId: about.operationId,
    summary: about.summary,
    access: FILE,
    basis: ['YKT-7'],
    params: Params,
    body,
    handle: async (request): Promise<PageAnswer> => {
      const id = request.params.credentialId
      const wish = { ...(request.body as z.output<Body>), id, by: actingStaff(request) }
      // Whoever may not see it is not told that it is there.
      await concerned(deps, request, id)
      const decision = await act(deps, request.context, wish)
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: `${DEPT}/${id}?saved=1` }
      const fault = REFUSAL_WORDS[decision.refusal]
      const typed = Object.fromEntries(
        Object.entries(wish).filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string',
        ),
      )
      return { html: await showOne(deps, request, id, { fault, typed }), status: 422 }
    },
  })

const actRoutes = (deps: CredentialPageDeps): RouteDefinition[] => [
  actRoute(
    deps,
    {
      at: 'opinion',
      operationId: 'giveCredentialOpinion',
      summary: { zh: '发表意见', en: 'A department that was named says what it thinks' },
    },
    z.object({ verdict: z.enum(VERDICTS), words: z.string().trim().max(1000).default('') }),
    giveOpinion,
  ),
  actRoute(
    deps,
    {
      at: 'withdraw',
      operationId: 'withdrawCredential',
      summary: { zh: '撤回申报', en: 'The department gives up what it filed' },
    },
    z.object({}),
    withdrawCredential,
  ),
  actRoute(
    deps,
    {
      at: 'milestone',
      operationId: 'reachMilestone',
      summary: { zh: '完成节点', en: 'A step of the plan is done' },
    },
    z.object({ name: z.enum(MILESTONES), reached: z.string().trim().max(300).default('') }),
    (all, context, { reached, ...wish }) =>
      reachMilestone(all, context, { ...wish, words: reached }),
  ),
  actRoute(
    deps,
    {
      at: 'moved',
      operationId: 'enterMovedHolders',
      summary: { zh: '登记转移人数', en: 'How many holders have been moved so far' },
    },
    z.object({ holders: z.string().trim().max(12).default('') }),
    (all, context, { holders, ...wish }) =>
      enterMoved(all, context, {
        ...wish,
        holders: /^\d{1,9}$/.test(holders) ? Number(holders) : Number.NaN,
      }),
  ),
]

/** 卡证码审查 in the portal of departments. */
export const departmentCredentialRoutes = (deps: CredentialPageDeps): RouteDefinition[] => [
  listRoute(deps),
  startRoute(deps),
  checkRoute(deps),
  fileRoute(deps),
  oneRoute(deps),
  ...actRoutes(deps),
]
