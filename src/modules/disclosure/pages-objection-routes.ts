import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { objectedFateOf } from '#modules/payment/index.ts'
import { decideOnObjection } from './decide-objection.ts'
import { objectTo } from './object.ts'
import { OBJECTION_ACTIONS, objectionNumber } from './objection.ts'
import { ObjectionBody, readForm, shownNotice, shownNotices } from './pages-board-routes.ts'
import { type DisclosurePageDeps, inDesk, inPortal } from './pages-frame.ts'
import { settlersOf } from './pages-notice-routes.ts'
import { EMPTY_FORM, type ObjectionFault } from './pages-object.ts'
import {
  decisionFault,
  deskNoticesPage,
  deskObjectPage,
  type ObjectionData,
  objectionPage,
} from './pages-objection.ts'
import { lateNotices } from './store.ts'
import { findObjection, type Objection, STATEMENT_COLUMN } from './store-objections.ts'
import { lastFollower } from './store-settlement.ts'
import { words as w } from './words.ts'

const READ = { kind: 'staff', permission: 'roster.read' } as const
const SETTLE = { kind: 'staff', permission: 'roster.settle' } as const
const DESK = { kind: 'staff', permission: 'desk.serve' } as const
const BASIS = ['YKT-13'] as const
const PATH = '/dept/objections/:objectionId'

/** Nobody in particular said it; whoever looks into it has to read it. */
const OF_NOBODY = { recorded: true } as const

/** Where the line of the row is by now, which says what an upheld objection makes of it. */
const fateOf = async ({ db }: DisclosurePageDeps, { rowId, status }: Objection) => {
  if (rowId === undefined || status === 'dismissed') return undefined
  return objectedFateOf(db, await lastFollower(db, rowId))
}

const show = async (
  deps: DisclosurePageDeps,
  request: AnyRequest,
  objectionId: string,
  said: Partial<Pick<ObjectionData, 'values' | 'fault' | 'saved'>> = {},
) => {
  const objection = await findObjection(deps.db, objectionId)
  if (objection === undefined) throw notFound()
  const on = provinceDate(request.context.at)
  const shown = await shownNotice(deps.db, objection.noticeId, on)
  const { permissions, csrfToken, organisationCode, subjectId } = signedIn(request)
  if (shown.notice.ownerAgency !== organisationCode) throw notFound()
  const binding = { column: STATEMENT_COLUMN, rowId: objection.id }
  const { statement } = deps.pii.open(OF_NOBODY, {
    statement: { field: 'name', binding, sealed: objection.statementSealed },
  })
  const view = objectionPage({
    objection,
    shown,
    statement: statement.reveal(),
    fate: await fateOf(deps, objection),
    csrf: csrfToken,
    mayDecide: permissions.has('roster.settle') && shown.notice.putUpBy !== subjectId,
    deciders: await settlersOf(deps, organisationCode),
    values: said.values ?? { action: '', words: '' },
    fault: said.fault,
    saved: said.saved ?? false,
  })
  return inPortal(deps, request, view)
}

const Params = z.object({ objectionId: z.uuid() })

const seeRoute = (deps: DisclosurePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'seeObjection',
    summary: { zh: '一件公示异议', en: 'One objection to a list' },
    access: READ,
    basis: BASIS,
    params: Params,
    query: z.object({ saved: z.literal('1').optional().catch(undefined) }),
    handle: async (request) =>
      show(deps, request, request.params.objectionId, { saved: request.query.saved === '1' }),
  })

const decideRoute = (deps: DisclosurePageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: PATH,
    operationId: 'decideObjection',
    summary: { zh: '核实异议', en: 'Says what came of an objection' },
    access: SETTLE,
    basis: BASIS,
    params: Params,
    body: z.object({
      action: z.enum(OBJECTION_ACTIONS).optional().catch(undefined),
      words: z.string().trim().max(500).default(''),
    }),
    handle: async (request) => {
      const { objectionId } = request.params
      const { action, words } = request.body
      const again = async (fault: ObjectionData['fault']) => ({
        html: await show(deps, request, objectionId, {
          values: { action: action ?? '', words },
          fault,
        }),
        status: 422,
      })
      if (action === undefined) return again({ text: w.noKind, field: 'action' })
      const by = actingStaff(request)
      const decision = await decideOnObjection(deps, request.context, {
        objectionId,
        by,
        action,
        words,
      })
      if (decision === undefined) throw notFound()
      return decision.granted
        ? { redirect: `/dept/objections/${objectionId}?saved=1` }
        : again(decisionFault(decision.refusal))
    },
  })

const deskListRoute = (deps: DisclosurePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/desk/notices',
    operationId: 'seeNoticesAtDesk',
    summary: { zh: '窗口登记公示异议', en: 'Lists that can be objected to at a counter' },
    access: DESK,
    basis: BASIS,
    query: z.object({ received: z.string().max(20).optional().catch(undefined) }),
    handle: async (request) => {
      const on = provinceDate(request.context.at)
      const notices = await shownNotices(deps.db, await lateNotices(deps.db, on), on)
      return inDesk(deps, request, deskNoticesPage(notices, request.query.received))
    },
  })

const NoticeParams = z.object({ noticeId: z.uuid() })

const deskFormRoute = (deps: DisclosurePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/desk/notices/:noticeId/objection',
    operationId: 'startObjectionAtDesk',
    summary: { zh: '替来人登记异议', en: 'The form of an objection at a counter' },
    access: DESK,
    basis: BASIS,
    params: NoticeParams,
    handle: async (request) => {
      const on = provinceDate(request.context.at)
      const shown = await shownNotice(deps.db, request.params.noticeId, on)
      const { csrfToken } = signedIn(request)
      return inDesk(deps, request, deskObjectPage(shown, csrfToken, EMPTY_FORM, undefined))
    },
  })

const deskObjectRoute = (deps: DisclosurePageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: '/desk/notices/:noticeId/objection',
    operationId: 'makeObjectionAtDesk',
    summary: { zh: '登记异议', en: 'Takes an objection in at a counter' },
    access: DESK,
    basis: BASIS,
    params: NoticeParams,
    body: ObjectionBody,
    handle: async (request) => {
      const { noticeId } = request.params
      const on = provinceDate(request.context.at)
      const shown = await shownNotice(deps.db, noticeId, on)
      const { csrfToken } = signedIn(request)
      const again = async (fault: ObjectionFault) => ({
        html: await inDesk(deps, request, deskObjectPage(shown, csrfToken, request.body, fault)),
        status: 422,
      })
      const read = readForm(request.body)
      if (typeof read === 'string') return again(read)
      const { statement, phone } = request.body
      const about = { noticeId, statement, phone, language: 'zh-Hans', channel: 'counter' } as const
      const decision = await objectTo(deps, request.context, { ...about, ...read })
      if (decision === undefined) throw notFound()
      if (!decision.granted) return again(decision.refusal)
      const received = objectionNumber(decision.outcome.id)
      return { redirect: `/desk/notices?${new URLSearchParams({ received }).toString()}` }
    },
  })

/** 异议: decided by the department, taken in at counters. */
export const objectionRoutes = (deps: DisclosurePageDeps): RouteDefinition[] => [
  seeRoute(deps),
  decideRoute(deps),
  deskListRoute(deps),
  deskFormRoute(deps),
  deskObjectRoute(deps),
]
