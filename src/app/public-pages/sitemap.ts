import { z } from 'zod'
import { html, type Html, trusted } from '#kernel/html.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import { alternatesOf, localPath } from '#ui/i18n/language.ts'
import {
  type CatalogueReader,
  findScenes,
  placeCodes,
  placeExtent,
} from '#modules/catalogue/index.ts'
import { SERVICE_CODES } from '#modules/handling/index.ts'
import { listOutlets } from '#modules/organisation/index.ts'

export interface SitemapDeps {
  readonly db: Database
  readonly clock: Clock
  readonly catalogue: CatalogueReader
  /** Without a slash at the end. */
  readonly publicUrl: string
}

/** Public pages that nobody looks for, with what they are; the beginning of a path is enough. */
export const UNLISTED_PATHS: Readonly<Record<string, string>> = {
  '/settings': 'changes a setting and comes back',
  '/sign-in/': 'the way to what is behind sign-in',
  '/track': 'about one case',
  '/notices': 'about people, for a while',
  '/help/accessibility': 'another address of a page',
  '/programmes/list.csv': 'a file',
  '/assets/': 'files of pages',
  '/openapi.json': 'a file',
  '/dev': 'for developers, in two languages',
  '/robots.txt': 'for robots themselves',
  '/sitemap': 'for robots themselves',
}

/** The public pages that stand at one address each, in the order of the program. */
export const listedPaths = (routes: readonly RouteDefinition[]): readonly string[] =>
  routes
    .filter(({ method, kind, access, path }) => {
      const open = method === 'GET' && kind === 'page' && access.kind === 'public'
      return open && !path.includes(':')
    })
    .map(({ path }) => path)
    .filter((path) => !Object.keys(UNLISTED_PATHS).some((begins) => path.startsWith(begins)))

const XML = 'application/xml; charset=utf-8'
const HOUR = 'public, max-age=3600'
const DECLARATION = trusted('<?xml version="1.0" encoding="utf-8"?>')

/** A page with its four languages. */
const entry = (publicUrl: string, path: string): Html =>
  html`<url><loc>${publicUrl}${localPath('zh-Hans', path)}</loc>${alternatesOf(publicUrl, path).map(
    ({ hreflang, href }) =>
      html`<xhtml:link rel="alternate" hreflang="${hreflang}" href="${href}"/>`,
  )}</url>
`

const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const SPACES = trusted(`${SPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml"`)

const urlSet = (publicUrl: string, paths: readonly string[]) => ({
  bytes: html`${DECLARATION}
<urlset ${SPACES}>
${paths.map((path) => entry(publicUrl, path))}</urlset>
`.toString(),
  type: XML,
  cache: HOUR,
})

const indexRoute = ({ db, publicUrl }: SitemapDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/sitemap.xml',
    operationId: 'sitemapIndex',
    summary: { zh: '站点地图', en: 'The addresses of the public pages, for search engines' },
    access: { kind: 'public' },
    handle: async () => {
      const { cityCodes } = await placeExtent(db)
      return {
        bytes: html`${DECLARATION}
<sitemapindex ${trusted(SPACE)}>
${['pages', ...cityCodes].map(
  (part) => html`<sitemap><loc>${publicUrl}/sitemaps/${part}.xml</loc></sitemap>
`,
)}</sitemapindex>
`.toString(),
        type: XML,
        cache: HOUR,
      }
    },
  })

/** Pages of scenes and guides beside those that stand alone. */
const pagePaths = async (
  { db, clock, catalogue }: SitemapDeps,
  routes: readonly RouteDefinition[],
): Promise<readonly string[]> => {
  const { scenes } = await catalogue.scenes(db, clock.now())
  return [
    ...listedPaths(routes),
    ...SERVICE_CODES.map((service) => `/guide/${service}`),
    ...findScenes(scenes, {}).map(({ code }) => `/catalogue/${code}`),
  ]
}

/** A protocol for 50,000 addresses a file: the places and outlets of each city have their own. */
const partRoute = (deps: SitemapDeps, routes: () => readonly RouteDefinition[]): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/sitemaps/:part',
    operationId: 'sitemapPart',
    summary: { zh: '站点地图分册', en: 'A part of the addresses, for search engines' },
    access: { kind: 'public' },
    params: z.object({ part: z.string().regex(/^(?:pages|\d{6})\.xml$/) }),
    handle: async ({ params: { part } }) => {
      if (part === 'pages.xml') return urlSet(deps.publicUrl, await pagePaths(deps, routes()))
      const regionCode = part.slice(0, 6)
      const codes = await placeCodes(deps.db, regionCode)
      if (codes.length === 0) throw notFound()
      const outlets = await listOutlets(deps.db, { regionCode })
      return urlSet(deps.publicUrl, [
        ...codes.map((code) => `/places/${code}`),
        ...outlets.map(({ code }) => `/outlets/${code}`),
      ])
    },
  })

const robotsRoute = ({ publicUrl }: SitemapDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: '/robots.txt',
    operationId: 'robots',
    summary: { zh: '搜索引擎须知', en: 'What search engines may read' },
    access: { kind: 'public' },
    handle: async () => ({
      bytes: [
        'User-agent: *',
        ...['/sign-in/', '/settings', '/track', '/notices'].map((path) => `Disallow: ${path}`),
        `Sitemap: ${publicUrl}/sitemap.xml`,
        '',
      ].join('\n'),
      type: 'text/plain; charset=utf-8',
      cache: HOUR,
    }),
  })

/** 站点地图: what search engines find of the public portal, in four languages. */
export const sitemapRoutes = (
  deps: SitemapDeps,
  routes: () => readonly RouteDefinition[],
): RouteDefinition[] => [indexRoute(deps), partRoute(deps, routes), robotsRoute(deps)]
