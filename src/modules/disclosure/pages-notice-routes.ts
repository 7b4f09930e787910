import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { staffNames, staffWithRole } from '#modules/organisation/index.ts'
import { findProgramme } from '#modules/programme/index.ts'
import { bucketsOf, ownRoster } from '#modules/roster/index.ts'
import { loadCalendar } from '#modules/standard/index.ts'
import { addEvidence, readPicture } from './add-evidence.ts'
import { daysLeft } from './notice.ts'
import { type DisclosurePageDeps, inPortal, noticePathOf, SECTION } from './pages-frame.ts'
import { noticeOfRosterPage, type NoticePageData } from './pages-notice.ts'
import { periodFor, putUp } from './put-up.ts'
import { reopenRoster } from './reopen-roster.ts'
import { settleRoster } from './settle-roster.ts'
import { noticeOfRoster } from './store.ts'
import { evidenceOf } from './store-evidence.ts'
import { objectionsOf } from './store-objections.ts'
import { clearTotals, settlementOf } from './store-settlement.ts'

const READ = { kind: 'staff', permission: 'roster.read' } as const
const EDIT = { kind: 'staff', permission: 'roster.edit' } as const
const SETTLE = { kind: 'staff', permission: 'roster.settle' } as const
const BASIS = ['YKT-13'] as const
const PATH = `${SECTION}/:rosterId/notice`
/** A picture of a phone, with its form. */
const LARGEST = (4 << 20) + 20_000

/** Colleagues of a department who may settle lists and decide on objections. */
export const settlersOf = async (
  { db }: Pick<DisclosurePageDeps, 'db'>,
  agencyCode: string,
): Promise<readonly string[]> =>
  (await staffWithRole(db, 'departmentChecker'))
    .filter((one) => one.agencyCode === agencyCode)
    .map(({ displayName }) => displayName)

type Said = Partial<Pick<NoticePageData, 'fault' | 'saved' | 'place'>>

const read = async (
  deps: DisclosurePageDeps,
  request: AnyRequest,
  rosterId: string,
  said: Said,
): Promise<NoticePageData> => {
  const { db } = deps
  const roster = await ownRoster(deps, request, rosterId)
  const { permissions, csrfToken, subjectId, organisationCode } = signedIn(request)
  const today = provinceDate(request.context.at)
  const programme = await findProgramme(db, roster.programmeCode, today)
  const notice = await noticeOfRoster(db, rosterId)
  const evidence = notice === undefined ? [] : await evidenceOf(db, notice.id)
  const settlement = notice && (await settlementOf(db, notice.id))
  const staff = [...evidence.map((one) => one.enteredBy), settlement?.settledBy ?? '']
  return {
    roster,
    programme: programme?.name['zh-Hans'] ?? roster.programmeCode,
    csrf: csrfToken,
    today,
    may: {
      edit: permissions.has('roster.edit'),
      settle: permissions.has('roster.settle') && notice?.putUpBy !== subjectId,
    },
    buckets: await bucketsOf(db, rosterId),
    period: programme && (await db.transaction((tx) => periodFor(tx, roster, today))),
    notice,
    daysLeft: notice === undefined ? 0 : daysLeft(await loadCalendar(db), notice, today),
    objections: notice === undefined ? [] : await objectionsOf(db, notice.id),
    evidence,
    names: await staffNames(db, staff),
    settlers: await settlersOf(deps, organisationCode),
    settlement,
    clear: await clearTotals(db, rosterId),
    place: said.place ?? '',
    fault: said.fault,
    saved: said.saved ?? false,
  }
}

const show = async (
  deps: DisclosurePageDeps,
  request: AnyRequest,
  rosterId: string,
  said: Said = {},
) => inPortal(deps, request, noticeOfRosterPage(await read(deps, request, rosterId, said)))

const Params = z.object({ rosterId: z.uuid() })
const text = (most: number) => z.string().trim().max(most).default('')

const seeRoute = (deps: DisclosurePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: PATH,
    operationId: 'seeNoticeOfRoster',
    summary: { zh: '名册的公示', en: 'The public notice of a list' },
    access: READ,
    basis: BASIS,
    params: Params,
    query: z.object({ saved: z.literal('1').optional().catch(undefined) }),
    handle: async (request) =>
      show(deps, request, request.params.rosterId, { saved: request.query.saved === '1' }),
  })

/** Back to the page with what was done, or the page with what is wrong. */
const answer = async (
  deps: DisclosurePageDeps,
  request: AnyRequest,
  rosterId: string,
  outcome: { readonly done: boolean } & Said,
) =>
  outcome.done
    ? { redirect: `${noticePathOf({ id: rosterId })}?saved=1` }
    : { html: await show(deps, request, rosterId, outcome), status: 422 }

const putUpRoute = (deps: DisclosurePageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: PATH,
    operationId: 'putRosterUp',
    summary: { zh: '开始公示', en: 'Hangs a list in public' },
    access: EDIT,
    basis: BASIS,
    params: Params,
    body: z.object({ place: text(200), setAside: z.literal('yes').optional().catch(undefined) }),
    handle: async (request) => {
      const { rosterId } = request.params
      await ownRoster(deps, request, rosterId)
      const { place, setAside } = request.body
      const input = { rosterId, place, setAside: setAside === 'yes', by: actingStaff(request) }
      const decision = await putUp(deps, request.context, input)
      if (decision === undefined) throw notFound()
      if (decision.granted) return answer(deps, request, rosterId, { done: true })
      const code = decision.refusal
      const field =
        code === 'PLACE_MISSING' ? 'place' : code === 'ROWS_WAIT' ? 'setAside' : undefined
      const fault = { code, ...(field !== undefined && { field }) }
      return answer(deps, request, rosterId, { done: false, fault, place })
    },
  })

const evidenceRoute = (deps: DisclosurePageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${PATH}/evidence`,
    operationId: 'addNoticeEvidence',
    summary: { zh: '保存张贴凭证', en: 'Keeps proof that a list hung' },
    access: EDIT,
    basis: BASIS,
    params: Params,
    bodyLimit: LARGEST,
    body: z.object({
      note: text(500),
      picture: z.instanceof(Uint8Array).optional().catch(undefined),
    }),
    handle: async (request) => {
      const { rosterId } = request.params
      const { agencyCode } = actingStaff(request)
      await ownRoster(deps, request, rosterId)
      const { note, picture } = request.body
      const given = picture !== undefined && picture.length > 0 ? picture : undefined
      const input = { rosterId, agencyCode, note, picture: given }
      const decision = await addEvidence(deps, request.context, input)
      if (decision === undefined) throw notFound()
      if (decision.granted) return answer(deps, request, rosterId, { done: true })
      const fault = { code: decision.refusal, field: 'picture' }
      return answer(deps, request, rosterId, { done: false, fault })
    },
  })

const pictureRoute = (deps: DisclosurePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${PATH}/evidence/:evidenceId`,
    operationId: 'seeNoticeEvidence',
    summary: { zh: '张贴凭证的照片', en: 'The picture of the board' },
    access: READ,
    basis: BASIS,
    params: Params.extend({ evidenceId: z.uuid() }),
    handle: async (request) => {
      const { rosterId, evidenceId } = request.params
      await ownRoster(deps, request, rosterId)
      const notice = await noticeOfRoster(deps.db, rosterId)
      if (notice === undefined) throw notFound()
      const picture = await deps.db.transaction((tx) =>
        readPicture(tx, deps.pii, notice.id, evidenceId),
      )
      if (picture === undefined) throw notFound()
      return picture
    },
  })

const settleRoute = (deps: DisclosurePageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${PATH}/settle`,
    operationId: 'settleRoster',
    summary: { zh: '核定清册', en: 'Makes a list final after its notice' },
    access: SETTLE,
    basis: BASIS,
    params: Params,
    handle: async (request) => {
      const { rosterId } = request.params
      await ownRoster(deps, request, rosterId)
      const input = { rosterId, by: actingStaff(request) }
      const decision = await settleRoster(deps, request.context, input)
      if (decision === undefined) throw notFound()
      return decision.granted
        ? answer(deps, request, rosterId, { done: true })
        : answer(deps, request, rosterId, { done: false, fault: { code: decision.refusal } })
    },
  })

const reopenRoute = (deps: DisclosurePageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${PATH}/reopen`,
    operationId: 'reopenRoster',
    summary: { zh: '撤下公示，退回修改', en: 'Takes a list down to be mended' },
    access: EDIT,
    basis: BASIS,
    params: Params,
    body: z.object({ reason: text(300) }),
    handle: async (request) => {
      const { rosterId } = request.params
      await ownRoster(deps, request, rosterId)
      const { agencyCode } = actingStaff(request)
      const input = { rosterId, agencyCode, reason: request.body.reason }
      const decision = await reopenRoster(deps, request.context, input)
      if (decision === undefined) throw notFound()
      const fault = decision.granted ? undefined : { code: decision.refusal, field: 'reason' }
      return answer(deps, request, rosterId, { done: decision.granted, fault })
    },
  })

/** 公示 of a list, as pages of its department (P3). */
export const noticeRoutes = (deps: DisclosurePageDeps): RouteDefinition[] => [
  seeRoute(deps),
  putUpRoute(deps),
  evidenceRoute(deps),
  pictureRoute(deps),
  settleRoute(deps),
  reopenRoute(deps),
]
