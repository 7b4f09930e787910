import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import type { Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import {
  type CatalogueReader,
  COMPLAINTS_PATH,
  DOMAINS,
  findScenes,
  NO_KEEPING_PATH,
  placeExtent,
  type PublicView,
  publicView,
} from '#modules/catalogue/index.ts'
import { headlines } from '#modules/publicity/index.ts'
import { cardMoneyRoute } from './card-money.ts'
import { noKeepingPage } from './no-keeping.ts'
import { accessibilityPage, complaintsPage, helpPage, privacyPage } from './help.ts'
import { homePage } from './home.ts'
import { settingsRoute } from './settings.ts'

export { registerAssets } from './assets.ts'
export { registerEntityTags } from './entity-tags.ts'
export { createProblemPage } from './problem-page.ts'
export { listedPaths, sitemapRoutes } from './sitemap.ts'
export { concessionLines } from './concession-lines.ts'

export interface PublicPagesDeps {
  readonly db: Database
  readonly clock: Clock
  readonly catalogue: CatalogueReader
  /** 演示数据 */
  readonly demo: boolean
}

const homeRoute = ({ db, clock, catalogue, demo }: PublicPagesDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/',
    operationId: 'homePage',
    summary: { zh: '公众首页', en: 'The public front page' },
    access: { kind: 'public' },
    handle: async (request) => {
      const [{ scenes: listed }, extent] = await Promise.all([
        catalogue.scenes(db, clock.now()),
        placeExtent(db),
      ])
      const scenes = findScenes(listed, {})
      return homePage({
        view: publicView(request, demo),
        scenes: scenes.length,
        places: extent.places,
        cities: extent.cityCodes.length,
        announcements: await headlines(db, request.display.language, provinceDate(clock.now())),
        domains: DOMAINS.map((domain) => ({
          domain,
          count: findScenes(scenes, { domain }).length,
        })).filter(({ count }) => count > 0),
      })
    },
  })

const PAGES: readonly {
  readonly path: string
  readonly operationId: string
  readonly summary: RouteDefinition['summary']
  readonly basis?: RouteDefinition['basis']
  readonly draw: (view: PublicView) => Html
}[] = [
  {
    path: '/help',
    operationId: 'helpPage',
    summary: { zh: '帮助', en: 'Help' },
    draw: helpPage,
  },
  {
    path: COMPLAINTS_PATH,
    operationId: 'complaintsPage',
    summary: { zh: '投诉举报', en: 'How to complain' },
    draw: complaintsPage,
  },
  {
    path: '/accessibility',
    operationId: 'accessibilityPage',
    summary: { zh: '无障碍声明', en: 'Accessibility statement' },
    draw: accessibilityPage,
  },
  {
    path: '/privacy',
    operationId: 'privacyPage',
    summary: { zh: '个人信息保护', en: 'Privacy' },
    draw: privacyPage,
  },
  {
    path: NO_KEEPING_PATH,
    operationId: 'noKeepingPoster',
    summary: { zh: '禁止押卡告示', en: 'Nobody may keep a card: a poster' },
    basis: ['YKT-23'],
    draw: noKeepingPage,
  },
]

const written = ({ demo }: PublicPagesDeps): RouteDefinition[] =>
  PAGES.map(({ draw, ...route }) =>
    pageRoute({
      ...route,
      method: 'GET',
      access: { kind: 'public' },
      handle: async (request) => draw(publicView(request, demo)),
    }),
  )

const helpAlias: RouteDefinition = pageRoute({
  method: 'GET',
  path: '/help/accessibility',
  operationId: 'accessibilityAlias',
  summary: { zh: '无障碍声明', en: 'Accessibility statement' },
  access: { kind: 'public' },
  handle: async () => ({ redirect: '/accessibility' }),
})

/** The front page, help, statements and settings: what belongs to no module. */
export const publicPages = (deps: PublicPagesDeps): RouteDefinition[] => [
  homeRoute(deps),
  settingsRoute(deps),
  ...written(deps),
  cardMoneyRoute(deps),
  helpAlias,
]
