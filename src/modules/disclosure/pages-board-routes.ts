import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import type { Handle } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import { localPath, type Text } from '#ui/i18n/language.ts'
import type { AnyRequest } from '#ui/portal.ts'
import { publicView } from '#modules/catalogue/index.ts'
import { agencyNames, listRegions } from '#modules/organisation/index.ts'
import { listProgrammes } from '#modules/programme/index.ts'
import { hangs } from './notice.ts'
import { objectTo } from './object.ts'
import { OBJECTION_KINDS, objectionNumber, parseObjectionNumber } from './objection.ts'
import { BOARD, boardPage, lookUpPage, noticePage, type ShownNotice } from './pages-board.ts'
import type { DisclosurePageDeps } from './pages-frame.ts'
import { EMPTY_FORM, objectPage, type ObjectionFault, type ObjectionForm } from './pages-object.ts'
import { entriesOf, findNotice, hangingNotices, type Notice, villagesOf } from './store.ts'
import { objectionOfNumber } from './store-objections.ts'

const PUBLIC = { kind: 'public' } as const
const BASIS = ['YKT-13'] as const
/** Lines on a page: a village fits, and a street takes a few. */
const PAGE = 300
/** Objections a minute and address. */
const PER_MINUTE = 10

const asText = (code: string): Text => ({ 'zh-Hans': code, 'zh-Hant': code, en: code, pt: code })

/** The names of what notices are about, in three statements for all of them. */
export const shownNotices = async (
  handle: Handle,
  notices: readonly Notice[],
  on: Temporal.PlainDate,
): Promise<readonly ShownNotice[]> => {
  const owners = await agencyNames(
    handle,
    notices.map(({ ownerAgency }) => ownerAgency),
  )
  const programmes = new Map((await listProgrammes(handle, on)).map((one) => [one.code, one.name]))
  const regions = new Map((await listRegions(handle)).map((one) => [one.code, one.name]))
  return notices.map((notice) => ({
    notice,
    programme: programmes.get(notice.programmeCode) ?? asText(notice.programmeCode),
    owner: owners.get(notice.ownerAgency) ?? asText(notice.ownerAgency),
    region: regions.get(notice.regionCode) ?? asText(notice.regionCode),
  }))
}

/** A notice with its names; whether it hangs or not. */
export const shownNotice = async (
  handle: Handle,
  noticeId: string,
  on: Temporal.PlainDate,
): Promise<ShownNotice> => {
  const notice = await findNotice(handle, noticeId)
  const [shown] = notice === undefined ? [] : await shownNotices(handle, [notice], on)
  if (shown === undefined) throw notFound()
  return shown
}

const todayOf = ({ context }: AnyRequest): Temporal.PlainDate => provinceDate(context.at)

/** A notice that hangs today; of what was taken down nothing is shown. */
const hangingOne = async (
  { db }: DisclosurePageDeps,
  request: AnyRequest,
  noticeId: string,
): Promise<ShownNotice> => {
  const on = todayOf(request)
  const shown = await shownNotice(db, noticeId, on)
  if (shown.notice.takenDown !== undefined || !hangs(shown.notice, on)) throw notFound()
  return shown
}

const boardRoute = (deps: DisclosurePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: BOARD,
    operationId: 'noticesPage',
    summary: { zh: '补贴公示', en: 'Lists that hang in public' },
    access: PUBLIC,
    basis: BASIS,
    handle: async (request) => {
      const on = todayOf(request)
      const notices = await shownNotices(deps.db, await hangingNotices(deps.db, on), on)
      return boardPage(publicView(request, deps.demo), notices)
    },
  })

const Params = z.object({ noticeId: z.uuid() })

const noticeRoute = (deps: DisclosurePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${BOARD}/:noticeId`,
    operationId: 'noticePage',
    summary: { zh: '公示名单', en: 'One list that hangs, village by village' },
    access: PUBLIC,
    basis: BASIS,
    params: Params,
    query: z.object({
      village: z.string().max(100).optional().catch(undefined),
      after: z.coerce.number().int().min(0).max(10_000_000).catch(0),
    }),
    handle: async (request) => {
      const { noticeId } = request.params
      const shown = await hangingOne(deps, request, noticeId)
      const villages = await villagesOf(deps.db, noticeId)
      const village = request.query.village ?? (villages.length === 1 ? villages[0] : undefined)
      const view = publicView(request, deps.demo)
      if (village === undefined) return noticePage({ ...shown, view, villages, list: undefined })
      const { after } = request.query
      const wanted = { noticeId, village, after, limit: PAGE + 1 }
      const found = await entriesOf(deps.db, wanted)
      const entries = found.slice(0, PAGE)
      const nextAfter = found.length > PAGE ? entries.at(-1)?.number : undefined
      return noticePage({ ...shown, view, villages, list: { village, entries, nextAfter } })
    },
  })

const lookUpRoute = (deps: DisclosurePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${BOARD}/objections`,
    operationId: 'objectionPage',
    summary: { zh: '查异议的结果', en: 'What came of an objection' },
    access: PUBLIC,
    basis: BASIS,
    perMinute: 60,
    query: z.object({
      number: z.string().max(60).catch(''),
      received: z.literal('1').optional().catch(undefined),
    }),
    handle: async (request) => {
      const { number, received } = request.query
      const parsed = parseObjectionNumber(number)
      const found = parsed === undefined ? undefined : await objectionOfNumber(deps.db, parsed)
      const fresh = received === '1' && found !== undefined
      const html = lookUpPage(publicView(request, deps.demo), { number, found, fresh })
      return number === '' || found !== undefined ? html : { html, status: 404 }
    },
  })

const text = (most: number) => z.string().trim().max(most).default('')

/** The fields of an objection as they come in. */
export const ObjectionBody = z.object({
  number: text(10),
  kind: text(20),
  statement: text(500),
  phone: text(30),
})

/** What was typed, read; a number that is none is an unknown one. */
export const readForm = (
  values: ObjectionForm,
):
  | { readonly kind: (typeof OBJECTION_KINDS)[number]; readonly number: number | undefined }
  | ObjectionFault => {
  const kind = OBJECTION_KINDS.find((one) => one === values.kind)
  if (kind === undefined) return 'KIND_MISSING'
  if (values.number === '') return { kind, number: undefined }
  const digits = values.number.normalize('NFKC')
  return /^[1-9]\d{0,6}$/.test(digits) ? { kind, number: Number(digits) } : 'ROW_UNKNOWN'
}

const formRoute = (deps: DisclosurePageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${BOARD}/:noticeId/objection`,
    operationId: 'startObjection',
    summary: { zh: '提异议', en: 'The form of an objection' },
    access: PUBLIC,
    basis: BASIS,
    params: Params,
    handle: async (request) => {
      const shown = await hangingOne(deps, request, request.params.noticeId)
      const typed = { values: EMPTY_FORM, fault: undefined }
      return objectPage(publicView(request, deps.demo), shown, typed)
    },
  })

const objectRoute = (deps: DisclosurePageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${BOARD}/:noticeId/objection`,
    operationId: 'makeObjection',
    summary: { zh: '提交异议', en: 'Objects to a list, without a name' },
    access: PUBLIC,
    basis: BASIS,
    params: Params,
    body: ObjectionBody,
    perMinute: PER_MINUTE,
    handle: async (request) => {
      const { noticeId } = request.params
      const { language } = request.display
      const shown = await shownNotice(deps.db, noticeId, todayOf(request))
      const again = (fault: ObjectionFault) => ({
        html: objectPage(publicView(request, deps.demo), shown, { values: request.body, fault }),
        status: 422,
      })
      const read = readForm(request.body)
      if (typeof read === 'string') return again(read)
      const { statement, phone } = request.body
      const about = { noticeId, statement, phone, language, channel: 'page' as const }
      const decision = await objectTo(deps, request.context, { ...about, ...read })
      if (decision === undefined) throw notFound()
      if (!decision.granted) return again(decision.refusal)
      const number = objectionNumber(decision.outcome.id).replaceAll(' ', '')
      const query = new URLSearchParams({ number, received: '1' }).toString()
      return { redirect: `${localPath(language, `${BOARD}/objections`)}?${query}` }
    },
  })

/** 公示 for everybody, readable without signing in and without scripts. */
export const boardRoutes = (deps: DisclosurePageDeps): RouteDefinition[] => [
  boardRoute(deps),
  lookUpRoute(deps),
  noticeRoute(deps),
  formRoute(deps),
  objectRoute(deps),
]
