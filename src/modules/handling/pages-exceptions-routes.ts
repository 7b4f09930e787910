import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { type PageAnswer, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { staffNames } from '#modules/organisation/index.ts'
import { closeException } from './close-exception.ts'
import type { ExceptionRefusal } from './exception.ts'
import { OUTCOMES, ruleOf } from './exception-kind.ts'
import { handOnException } from './hand-on-exception.ts'
import { exceptionWords as w } from './messages-exception.ts'
import { openPersonOfException } from './open-exception-person.ts'
import { clerkOf, deskCasePath, type DeskDeps } from './pages-desk-frame.ts'
import { personPath } from './pages-desk-person.ts'
import { exceptionPath, EXCEPTIONS, exceptionsPage, LIST_VIEWS } from './pages-exceptions.ts'
import {
  draw,
  type ExceptionRequest,
  framed,
  NOTHING,
  Reference,
  RESOLVE,
  SEE,
  seen,
} from './pages-exceptions-detail.ts'
import { exceptionReportRoutes } from './pages-exceptions-report-routes.ts'
import { type Exception, type ExceptionList, listExceptions } from './store-exception.ts'

const listOf = (
  view: ExceptionList['view'],
  staffId: string,
  agencyCode: string,
  on: Temporal.PlainDate,
): ExceptionList => {
  if (view === 'mine') return { view, staffId }
  return view === 'overdue' ? { view, agencyCode, on } : { view, agencyCode }
}

const Query = z.object({ view: z.enum(LIST_VIEWS).optional().catch(undefined) })

const listRoute = (deps: DeskDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: EXCEPTIONS,
    operationId: 'seeExceptions',
    summary: { zh: '疑难件', en: 'Exceptions: mine, of my unit, overdue' },
    access: SEE,
    basis: ['YKT-17'],
    query: Query,
    handle: async (request) => {
      const { subjectId, organisationCode, permissions } = signedIn(request)
      const on = provinceDate(request.context.at)
      const first = permissions.has(RESOLVE.permission) ? 'mine' : 'reported'
      const view = request.query.view ?? first
      const exceptions = await listExceptions(
        deps.db,
        listOf(view, subjectId, organisationCode, on),
      )
      const ids = exceptions.flatMap(({ resolverId: id }) => (id === undefined ? [] : [id]))
      const names = await staffNames(deps.db, ids)
      return framed(deps, request, exceptionsPage({ view, exceptions, names, on }))
    },
  })

const Refused = z.object({ refused: z.string().max(60).optional().catch(undefined) })

const detailRoute = (deps: DeskDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${EXCEPTIONS}/:reference`,
    operationId: 'seeException',
    summary: { zh: '疑难件详情', en: 'One exception' },
    access: SEE,
    basis: ['YKT-17', 'YKT-22'],
    params: Reference,
    query: Refused,
    handle: (request: ExceptionRequest<z.output<typeof Refused>>) =>
      draw(
        deps,
        request,
        request.query.refused === undefined ? {} : { code: request.query.refused },
      ),
  })

const back = (one: Exception, refusal: ExceptionRefusal | undefined): PageAnswer => ({
  redirect:
    refusal === undefined
      ? exceptionPath(one)
      : `${exceptionPath(one)}?${new URLSearchParams({ refused: refusal }).toString()}`,
})

const Words = z.string().trim().max(500).catch('')
const CloseForm = z.object({ outcome: z.enum(OUTCOMES).optional().catch(undefined), note: Words })

const closeRoute = (deps: DeskDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${EXCEPTIONS}/:reference/close`,
    operationId: 'closeException',
    summary: { zh: '疑难件结案', en: 'Say what came of an exception' },
    access: RESOLVE,
    basis: ['YKT-17', 'YKT-22'],
    params: Reference,
    body: CloseForm,
    handle: async (
      request: ExceptionRequest<undefined, z.output<typeof CloseForm>>,
    ): Promise<PageAnswer> => {
      const one = await seen(deps, request)
      const { outcome, note } = request.body
      const errors = [
        ...(outcome === undefined ? [{ text: w.outcomeMissing, href: '#outcome' }] : []),
        ...(note === '' ? [{ text: w.noteMissing, href: '#note' }] : []),
      ]
      if (outcome === undefined || errors.length > 0) {
        const typed = { ...NOTHING, outcome: outcome ?? '', note }
        return { html: await draw(deps, request, { typed, errors }), status: 422 }
      }
      const by = await clerkOf(deps.db, request)
      const input = { exceptionId: one.id, by, outcome, note }
      const decision = await closeException(deps, request.context, input)
      if (decision === undefined) throw notFound()
      return back(one, decision.granted ? undefined : decision.refusal)
    },
  })

const HandOnForm = z.object({ to: z.uuid().optional().catch(undefined), reason: Words })

const handOnRoute = (deps: DeskDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${EXCEPTIONS}/:reference/hand-on`,
    operationId: 'handOnException',
    summary: { zh: '疑难件转办', en: 'Hand an exception on, with the reason' },
    access: RESOLVE,
    basis: ['YKT-17'],
    params: Reference,
    body: HandOnForm,
    handle: async (
      request: ExceptionRequest<undefined, z.output<typeof HandOnForm>>,
    ): Promise<PageAnswer> => {
      const one = await seen(deps, request)
      const { to = '', reason } = request.body
      if (reason === '') {
        const errors = [{ text: w.handOnReason, href: '#reason' }]
        return { html: await draw(deps, request, { errors }), status: 422 }
      }
      const by = await clerkOf(deps.db, request)
      const input = { exceptionId: one.id, by, toStaffId: to, reason }
      const decision = await handOnException(deps, request.context, input)
      if (decision === undefined) throw notFound()
      if (!decision.granted) return back(one, decision.refusal)
      // Handed to another unit, it is no more this one's to see.
      return { redirect: EXCEPTIONS }
    },
  })

/** Where the act stands that puts it right. */
const actPath = (one: Exception, lookupId: string): string => {
  const { next } = ruleOf(one.kind)
  const person = personPath({ lookupId })
  if (next === 'change' || next === 'merge') return `${person}/${next}`
  return next === 'case' && one.caseId !== undefined ? deskCasePath({ id: one.caseId }) : person
}

const personRoute = (deps: DeskDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${EXCEPTIONS}/:reference/person`,
    operationId: 'openPersonOfException',
    summary: { zh: '打开疑难件的人', en: 'Open the person of an exception' },
    access: RESOLVE,
    basis: ['YKT-22', 'PIPL-6'],
    params: Reference,
    handle: async (request: ExceptionRequest): Promise<PageAnswer> => {
      const one = await seen(deps, request)
      const by = await clerkOf(deps.db, request)
      const input = { exceptionId: one.id, by }
      const decision = await openPersonOfException(deps, request.context, input)
      if (decision === undefined) throw notFound()
      if (!decision.granted) return back(one, decision.refusal)
      return { redirect: actPath(one, decision.outcome) }
    },
  })

/** 疑难件: report, list, and what its resolver does. */
export const exceptionPages = (deps: DeskDeps): RouteDefinition[] => [
  ...exceptionReportRoutes(deps),
  listRoute(deps),
  detailRoute(deps),
  closeRoute(deps),
  handOnRoute(deps),
  personRoute(deps),
]
