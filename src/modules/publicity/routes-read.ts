import { z } from 'zod'
import type { Content } from '#kernel/html.ts'
import { fromPublicId } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Database, Handle } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import type { Language } from '#ui/i18n/language.ts'
import { publicView } from '#modules/catalogue/index.ts'
import { headlineList, publicAnnouncementPage, publicAnnouncementsPage } from './pages-read.ts'
import { findAnnouncement, shownAnnouncements } from './store-announcements.ts'

export interface PublicAnnouncementDeps {
  readonly db: Database
  readonly demo: boolean
}

/** The few announcements that the front page names. */
export const headlines = async (
  handle: Handle,
  language: Language,
  on: Temporal.PlainDate,
): Promise<Content> => headlineList(language, await shownAnnouncements(handle, on), 3)

/** 公告, for everybody: without signing in, without scripts, in four languages (Art. 20). */
export const announcementRoutes = ({ db, demo }: PublicAnnouncementDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/announcements',
    operationId: 'publicAnnouncementsPage',
    summary: { zh: '公告', en: 'Announcements and warnings of fraud' },
    access: { kind: 'public' },
    basis: ['YKT-20'],
    handle: async (request) =>
      publicAnnouncementsPage(
        publicView(request, demo),
        await shownAnnouncements(db, provinceDate(request.context.at)),
      ),
  }),
  pageRoute({
    method: 'GET',
    path: '/announcements/:reference',
    operationId: 'publicAnnouncementPage',
    summary: { zh: '一则公告', en: 'One announcement' },
    access: { kind: 'public' },
    basis: ['YKT-20'],
    params: z.object({ reference: z.string().max(60) }),
    handle: async (request) => {
      const id = fromPublicId('announcement', request.params.reference)
      const one = id === undefined ? undefined : await findAnnouncement(db, id)
      // What is not published yet is nobody's business.
      if (one?.publishedAt === undefined) throw notFound()
      return publicAnnouncementPage(
        publicView(request, demo),
        one,
        provinceDate(request.context.at),
      )
    },
  }),
]
