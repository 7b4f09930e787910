import type { Database } from '#platform/db.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import { publicView } from '#modules/catalogue/index.ts'
import { listRegions } from '#modules/organisation/index.ts'
import { OPEN_DATA_PATH, openDataPage } from './page-open-data.ts'
import { PARITY_PATH, parityPage } from './page-parity.ts'
import { latestParityRuns } from './store-parity.ts'

export interface OpenDataPagesDeps {
  readonly db: Database
  /** 演示数据 */
  readonly demo: boolean
}

const NIGHTS_SHOWN = 30

/** 开放数据 and 港澳居民同等待遇, for anyone. */
export const openDataPages = ({ db, demo }: OpenDataPagesDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: OPEN_DATA_PATH,
    operationId: 'openDataPage',
    summary: { zh: '开放数据', en: 'Open data with its dictionary' },
    access: { kind: 'public' },
    basis: ['YKT-8'],
    handle: async (request) => openDataPage(publicView(request, demo)),
  }),
  pageRoute({
    method: 'GET',
    path: PARITY_PATH,
    operationId: 'parityPage',
    summary: { zh: '港澳居民同等待遇', en: 'What the nightly comparison of terms found' },
    access: { kind: 'public' },
    basis: ['YKT-16'],
    handle: async (request) =>
      parityPage({
        view: publicView(request, demo),
        runs: await latestParityRuns(db, NIGHTS_SHOWN),
        regions: new Map((await listRegions(db)).map(({ code, name }) => [code, name])),
      }),
  }),
]
