import { z } from 'zod'
import { parseIsoDay, provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { actingStaff, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { LANGUAGES } from '#ui/i18n/language.ts'
import { type AnyRequest, type Frame, inFrame, type Said } from '#ui/portal.ts'
import { staffNames } from '#modules/organisation/index.ts'
import {
  ANNOUNCEMENT_KINDS,
  type AnnouncementAction,
  REVIEWERS_ACTIONS,
  type Wordings,
  WRITERS_ACTIONS,
} from './announcement.ts'
import { stepAnnouncement, writeAnnouncement } from './keep-announcements.ts'
import { REFUSAL_WORDS } from './messages-announcements.ts'
import {
  ADMIN_ANNOUNCEMENTS,
  announcementPage,
  announcementsPage,
  fieldNames,
  newAnnouncementPage,
  type Typed,
} from './pages-announcements.ts'
import { allAnnouncements, findAnnouncement } from './store-announcements.ts'

export interface PublicityPageDeps {
  readonly db: Database
  /** The frame of the bureau's portal. */
  readonly portal: Frame
}

export const READ = { kind: 'staff', permission: 'publicity.read' } as const
export const WRITE = { kind: 'staff', permission: 'publicity.write' } as const
export const REVIEW = { kind: 'staff', permission: 'publicity.review' } as const
const ONE = `${ADMIN_ANNOUNCEMENTS}/:id`
const Id = z.object({ id: z.uuid() })
const Saved = z.object({ saved: z.literal('1').optional().catch(undefined) })
const line = z.string().trim().max(300).default('')
const text = z.string().max(20_000).default('')
const Writing = z.object({
  kind: z.enum(ANNOUNCEMENT_KINDS).catch('service'),
  shownUntil: line,
  seen: z.coerce.number().int().min(0).max(100_000).catch(0),
  'title-zh-Hans': line,
  'body-zh-Hans': text,
  'title-zh-Hant': line,
  'body-zh-Hant': text,
  'title-en': line,
  'body-en': text,
  'title-pt': line,
  'body-pt': text,
})
type Writing = z.output<typeof Writing>

/** Languages of which anything was typed; line ends as the database keeps them. */
const wordingsOf = (typed: Writing): Wordings =>
  Object.fromEntries(
    LANGUAGES.flatMap((each) => {
      const { title, body } = fieldNames(each)
      const wording = { title: typed[title], body: typed[body].replaceAll('\r\n', '\n').trim() }
      return wording.title === '' && wording.body === '' ? [] : [[each, wording]]
    }),
  )

const asTyped = (typed: Writing): Typed => ({ ...typed, seen: String(typed.seen) })

const show = async (
  { db, portal }: PublicityPageDeps,
  request: AnyRequest,
  id: string,
  more: Said & { readonly typed?: Typed },
) => {
  const announcement = await findAnnouncement(db, id)
  if (announcement === undefined) throw notFound()
  const names = await staffNames(db, [...new Set(announcement.steps.map(({ by }) => by))])
  const { csrfToken: csrf, permissions } = signedIn(request)
  const view = announcementPage({
    csrf,
    announcement,
    nameOf: (staffId) => names.get(staffId) ?? staffId,
    mayWrite: permissions.has('publicity.write'),
    mayReview: permissions.has('publicity.review'),
    ...more,
  })
  return inFrame(portal, request, ADMIN_ANNOUNCEMENTS, view)
}

const listRoute = ({ db, portal }: PublicityPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: ADMIN_ANNOUNCEMENTS,
    operationId: 'seeAnnouncements',
    summary: { zh: '公告', en: 'Announcements with where each stands' },
    access: READ,
    basis: ['YKT-20'],
    handle: async (request) => {
      const mayWrite = signedIn(request).permissions.has('publicity.write')
      const view = announcementsPage(await allAnnouncements(db), { mayWrite })
      return inFrame(portal, request, ADMIN_ANNOUNCEMENTS, view)
    },
  })

/** Saves, and shows the form again with the reason when it could not. */
const save = async (
  deps: PublicityPageDeps,
  request: AnyRequest & { readonly body: Writing },
  id: string | undefined,
) => {
  const { body } = request
  const shownUntil = parseIsoDay(body.shownUntil)
  const again = async (fault: string, typed: Typed | undefined) => {
    if (id !== undefined)
      return {
        html: await show(deps, request, id, { fault, ...(typed && { typed }) }),
        status: 422,
      }
    const view = newAnnouncementPage(signedIn(request).csrfToken, asTyped(body), { fault })
    return { html: await inFrame(deps.portal, request, ADMIN_ANNOUNCEMENTS, view), status: 422 }
  }
  if (shownUntil === undefined) return again(REFUSAL_WORDS.ANNOUNCEMENT_DAY_WRONG, asTyped(body))
  const decision = await writeAnnouncement(deps, request.context, {
    id,
    kind: body.kind,
    shownUntil,
    wordings: wordingsOf(body),
    seen: body.seen,
    staffId: actingStaff(request).staffId,
  })
  if (decision === undefined) throw notFound()
  if (decision.granted) return { redirect: `${ADMIN_ANNOUNCEMENTS}/${decision.outcome}?saved=1` }
  // What a colleague wrote meanwhile is shown, so that it is read before anything is saved.
  const stale = decision.refusal === 'ANNOUNCEMENT_CHANGED'
  return again(REFUSAL_WORDS[decision.refusal], stale ? undefined : asTyped(body))
}

const writingRoutes = (deps: PublicityPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: `${ADMIN_ANNOUNCEMENTS}/new`,
    operationId: 'beginAnnouncement',
    summary: { zh: '起草公告', en: 'The form of a new announcement' },
    access: WRITE,
    basis: ['YKT-20'],
    handle: async (request) => {
      const until = provinceDate(request.context.at).add({ days: 90 })
      const typed = { shownUntil: until.toString() }
      const view = newAnnouncementPage(signedIn(request).csrfToken, typed, {})
      return inFrame(deps.portal, request, ADMIN_ANNOUNCEMENTS, view)
    },
  }),
  pageRoute({
    method: 'POST',
    path: ADMIN_ANNOUNCEMENTS,
    operationId: 'writeAnnouncement',
    summary: { zh: '保存新公告', en: 'Begins an announcement' },
    access: WRITE,
    basis: ['YKT-20'],
    body: Writing,
    handle: (request) => save(deps, request, undefined),
  }),
  pageRoute({
    method: 'POST',
    path: ONE,
    operationId: 'rewriteAnnouncement',
    summary: { zh: '修改公告草稿', en: 'Writes into the draft of an announcement' },
    access: WRITE,
    basis: ['YKT-20'],
    params: Id,
    body: Writing,
    handle: (request) => save(deps, request, request.params.id),
  }),
]

const step = async (
  deps: PublicityPageDeps,
  request: AnyRequest & { readonly params: z.output<typeof Id> },
  { action, words }: { readonly action: AnnouncementAction; readonly words: string },
) => {
  const { id } = request.params
  const wish = { id, action, words, staffId: actingStaff(request).staffId }
  const decision = await stepAnnouncement(deps, request.context, wish)
  if (decision === undefined) throw notFound()
  if (decision.granted) return { redirect: `${ADMIN_ANNOUNCEMENTS}/${id}?saved=1` }
  const fault = REFUSAL_WORDS[decision.refusal]
  return { html: await show(deps, request, id, { fault }), status: 422 }
}

const oneRoutes = (deps: PublicityPageDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: ONE,
    operationId: 'seeAnnouncement',
    summary: { zh: '一则公告', en: 'An announcement, its texts and its history' },
    access: READ,
    basis: ['YKT-20'],
    params: Id,
    query: Saved,
    handle: (request) =>
      show(deps, request, request.params.id, { saved: request.query.saved === '1' }),
  }),
  pageRoute({
    method: 'POST',
    path: `${ONE}/steps`,
    operationId: 'handInAnnouncement',
    summary: { zh: '提交审校或者作废公告', en: 'Hands an announcement in, or discards it' },
    access: WRITE,
    basis: ['YKT-20'],
    params: Id,
    body: z.object({ action: z.enum(WRITERS_ACTIONS) }),
    handle: (request) => step(deps, request, { ...request.body, words: '' }),
  }),
  pageRoute({
    method: 'POST',
    path: `${ONE}/verdicts`,
    operationId: 'judgeAnnouncement',
    summary: { zh: '审校、发布、退回、撤下公告', en: 'Reviews, publishes, gives back, takes down' },
    access: REVIEW,
    basis: ['YKT-20'],
    params: Id,
    body: z.object({ action: z.enum(REVIEWERS_ACTIONS), words: line }),
    handle: (request) => step(deps, request, request.body),
  }),
]

/** Pages of the bureau about announcements. */
export const announcementPages = (deps: PublicityPageDeps): RouteDefinition[] => [
  listRoute(deps),
  ...writingRoutes(deps),
  ...oneRoutes(deps),
]
