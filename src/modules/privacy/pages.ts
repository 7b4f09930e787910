import { z } from 'zod'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { encodeCursor } from '#platform/http/cursor.ts'
import { notFound } from '#platform/http/problem.ts'
import {
  pageRoute,
  type RouteDefinition,
  type RouteRequest,
  signedIn,
} from '#platform/http/route.ts'
import type { Html } from '#kernel/html.ts'
import { page } from '#ui/layout.ts'
import type { AnyRequest, ResidentFrame } from '#ui/portal.ts'
import { listAgencies } from '#modules/organisation/index.ts'
import type { AccessEntry } from './access-entry.ts'
import { accessEntryOf, type AccessLog, accessLog } from './access-log.ts'
import {
  LOG_PATH,
  logPage,
  ORGANISATION_KINDS,
  type OrganisationKind,
  type View,
} from './pages-log.ts'
import { LONGEST_STATEMENT, notMePage, notMeReceiptPage } from './pages-not-me.ts'
import { reportNotMe } from './report-not-me.ts'
import { parseEntryId } from './routes.ts'

export interface AccessLogPageDeps {
  readonly db: Database
  readonly clock: Clock
  /** Navigation, settings and sign-out of the resident portal, for a page of that section. */
  readonly portal: ResidentFrame
}

const framed = (deps: AccessLogPageDeps, request: AnyRequest, view: View): Html =>
  page({ ...deps.portal(request, LOG_PATH), ...view })

const PAGE = 20
/** How far a narrowed list looks back for one page, in entries of all kinds. */
const ROUND = 50
const ROUNDS = 6

interface Wanted {
  readonly cursor: string | undefined
  readonly kind: OrganisationKind | undefined
  readonly includeOwn: boolean
}

/** A page of the log; narrowed to a kind, it reads on until the page is full. */
const readLog = async (
  deps: AccessLogPageDeps,
  personId: string,
  { cursor, kind, includeOwn }: Wanted,
): Promise<AccessLog> => {
  if (kind === undefined) return accessLog(deps, personId, { cursor, includeOwn, limit: PAGE })
  const agencies = await listAgencies(deps.db)
  const codes = new Set(agencies.filter((one) => one.kind === kind).map(({ code }) => code))
  const entries: AccessEntry[] = []
  let next = cursor
  for (let round = 0; round < ROUNDS; round += 1) {
    const found = await accessLog(deps, personId, { cursor: next, includeOwn, limit: ROUND })
    for (const entry of found.entries) {
      if (!codes.has(entry.organisation.code)) continue
      entries.push(entry)
      if (entries.length === PAGE) return { entries, nextCursor: encodeCursor(entry) }
    }
    next = found.nextCursor
    if (next === undefined) break
  }
  return { entries, nextCursor: next }
}

const logRoute = (deps: AccessLogPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: LOG_PATH,
    operationId: 'seeMyAccessLog',
    summary: { zh: '谁查过我', en: 'Who viewed my data' },
    access: { kind: 'resident' },
    basis: ['PIPL-44', 'YKT-22'],
    query: z.object({
      kind: z.enum(ORGANISATION_KINDS).optional().catch(undefined),
      own: z.string().optional().catch(undefined),
      cursor: z.string().max(200).optional().catch(undefined),
    }),
    handle: async (request) => {
      const { language, elder } = request.display
      const wanted = {
        cursor: request.query.cursor,
        kind: request.query.kind,
        includeOwn: request.query.own === '1',
      }
      const log = await readLog(deps, signedIn(request).subjectId, wanted)
      return framed(deps, request, logPage({ language, elder, ...wanted, ...log }))
    },
  })

const EntryPath = z.object({ entryId: z.string().max(60) })

/** The entry that an address names, if it is the reader's own. */
const entryOf = async (
  deps: AccessLogPageDeps,
  request: RouteRequest<z.output<typeof EntryPath>, unknown, unknown>,
): Promise<AccessEntry> => {
  const named = parseEntryId(request.params.entryId)
  const entry =
    named === undefined ? undefined : await accessEntryOf(deps, signedIn(request).subjectId, named)
  if (entry === undefined) throw notFound()
  return entry
}

const notMeRoute = (deps: AccessLogPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/me/access-log/:entryId/not-me',
    operationId: 'startNotMe',
    summary: { zh: '不是我', en: 'This was not me' },
    access: { kind: 'resident' },
    basis: ['YKT-22', 'YKT-24'],
    params: EntryPath,
    handle: async (request) => {
      const entry = await entryOf(deps, request)
      const { language } = request.display
      const { csrfToken: csrf } = signedIn(request)
      const view =
        entry.notMe === undefined
          ? notMePage({ language, csrf, entry })
          : notMeReceiptPage(language, entry, entry.notMe.reference)
      return framed(deps, request, view)
    },
  })

const sendRoute = (deps: AccessLogPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: '/me/access-log/:entryId/not-me',
    operationId: 'sendNotMe',
    summary: { zh: '提交“不是我”', en: 'Say that it was not me' },
    access: { kind: 'resident' },
    basis: ['YKT-22', 'YKT-24'],
    params: EntryPath,
    body: z.object({ statement: z.string().trim().default('') }),
    perMinute: 30,
    handle: async (request) => {
      const entry = await entryOf(deps, request)
      const { language } = request.display
      const { subjectId: personId, csrfToken: csrf } = signedIn(request)
      const { statement } = request.body
      if (Array.from(statement).length > LONGEST_STATEMENT) {
        const view = notMePage({ language, csrf, entry, statement })
        return { html: framed(deps, request, view), status: 422 }
      }
      const decision = await reportNotMe(deps, request.context, {
        personId,
        entryKind: entry.kind,
        entryId: entry.id,
        statement,
      })
      if (decision === undefined) throw notFound()
      // The same address shows the receipt from now on, also after a reload.
      return { redirect: `${LOG_PATH}/${request.params.entryId}/not-me` }
    },
  })

/** 谁查过我 and 不是我, as pages. */
export const accessLogPages = (deps: AccessLogPageDeps): RouteDefinition[] => [
  logRoute(deps),
  notMeRoute(deps),
  sendRoute(deps),
]
