import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import {
  type CatalogueReader,
  type ConcessionLine,
  countPlaces,
  publicView,
} from '#modules/catalogue/index.ts'
import { listRegions } from '#modules/organisation/index.ts'
import { USE_GUIDE, useGuideIndex, useGuidePage } from './pages-use.ts'

export interface UseGuideDeps {
  readonly db: Database
  readonly catalogue: CatalogueReader
  readonly demo: boolean
  /** The concessions of a price list on a day; the app knows the prices. */
  readonly concessions: (kind: string, on: Temporal.PlainDate) => Promise<readonly ConcessionLine[]>
}

const published = async ({ db, catalogue }: UseGuideDeps, at: Temporal.Instant) => {
  const { scenes } = await catalogue.scenes(db, at)
  return scenes.filter(({ status }) => status === 'published')
}

/** 用卡指南, made out of the catalogue in force: nobody writes it a second time. */
export const useGuidePages = (deps: UseGuideDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: USE_GUIDE,
    operationId: 'useGuideIndex',
    summary: { zh: '卡怎么用', en: 'Guides to the uses of the card' },
    access: { kind: 'public' },
    basis: ['YKT-20'],
    handle: async (request) =>
      useGuideIndex(publicView(request, deps.demo), await published(deps, request.context.at)),
  }),
  pageRoute({
    method: 'GET',
    path: `${USE_GUIDE}/:sceneCode`,
    operationId: 'useGuidePage',
    summary: { zh: '用卡指南', en: 'Guide to one use of the card' },
    access: { kind: 'public' },
    basis: ['YKT-20'],
    params: z.object({ sceneCode: z.string().max(40) }),
    handle: async (request) => {
      const { db, concessions } = deps
      const { at } = request.context
      const { sceneCode } = request.params
      const scene = (await published(deps, at)).find(({ code }) => code === sceneCode)
      if (scene === undefined) throw notFound()
      const regions = new Map((await listRegions(db)).map(({ code, name }) => [code, name]))
      const { concessionKind, regionCode } = scene
      return useGuidePage({
        view: publicView(request, deps.demo),
        scene,
        regionName: regions.get(regionCode)?.[request.display.language] ?? regionCode,
        placeCount: await countPlaces(db, { sceneCode }),
        concessions:
          concessionKind === undefined ? [] : await concessions(concessionKind, provinceDate(at)),
      })
    },
  }),
]
