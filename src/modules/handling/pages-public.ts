import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import { publicView } from '#modules/catalogue/index.ts'
import { listRegions } from '#modules/organisation/index.ts'
import { loadSettings } from '#modules/standard/index.ts'
import { guidePage, guideServicePage } from './pages-guide.ts'
import { isServiceCode } from './service.ts'

export interface GuideDeps {
  readonly db: Database
  readonly demo: boolean
}

/** 办事指南, without signing in: it is read before anybody sets out. */
export const guidePages = ({ db, demo }: GuideDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/guide',
    operationId: 'guidePage',
    summary: { zh: '我能办什么', en: 'What can be asked for' },
    access: { kind: 'public' },
    basis: ['CARD-16', 'YKT-17'],
    handle: async (request) => guidePage(publicView(request, demo)),
  }),
  pageRoute({
    method: 'GET',
    path: '/guide/:service',
    operationId: 'guideServicePage',
    summary: { zh: '办事指南', en: 'Guide to one service' },
    access: { kind: 'public' },
    basis: ['CARD-16', 'YKT-16', 'YKT-17'],
    params: z.object({ service: z.string().max(40) }),
    handle: async (request) => {
      const { service } = request.params
      if (!isServiceCode(service)) throw notFound()
      const { language } = request.display
      const regions = new Map((await listRegions(db)).map((one) => [one.code, one.name]))
      return guideServicePage({
        view: publicView(request, demo),
        service,
        on: provinceDate(request.context.at),
        settings: await loadSettings(db),
        cityName: (code) => regions.get(code)?.[language] ?? code,
      })
    },
  }),
]
