import { z } from 'zod'
import { provinceDate } from '#kernel/period.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { apiRoute, fileRoute, type RouteDefinition } from '#platform/http/route.ts'
import { LANGUAGES } from '#ui/i18n/language.ts'
import { AsOf, type CatalogueReader, drawnOf, placesAfter } from '#modules/catalogue/index.ts'
import { loadPriceList } from '#modules/concession/index.ts'
import { listRegions } from '#modules/organisation/index.ts'
import { ATOM_PATH, atomFeed } from './atom.ts'
import { CHANGES_FILE } from './columns-changes.ts'
import { PLACES_FILE } from './columns-places.ts'
import { SCENES_FILE } from './columns-scenes.ts'
import { changeLines, dataLines, dataText, headingLine, sceneLines } from './data-files.ts'
import { dataPackage } from './data-package.ts'
import { RSS_PATH, rssFeed } from './rss.ts'
import { FARES_PATH, fareArchive, fareFeed } from './gtfs.ts'
import { parityRoute } from './routes-parity.ts'
import { Shelf } from './shelf.ts'

export interface OpenDataDeps {
  readonly db: Database
  readonly clock: Clock
  readonly catalogue: CatalogueReader
  /** Without a slash at the end. */
  readonly publicUrl: string
}

const CSV = {
  mediaType: 'text/csv; charset=utf-8',
  description: '首行为栏名 / first line: columns',
}
const ACCESS = { kind: 'public' } as const
const BASIS = ['YKT-8'] as const

/** A feed reader comes back long before so many versions are published. */
const ENTRIES = 50
const EVERY_VERSION = Number.MAX_SAFE_INTEGER

const scenesRoute = (deps: OpenDataDeps): RouteDefinition =>
  fileRoute({
    method: 'GET',
    path: '/v1/open-data/scenes.csv',
    operationId: 'downloadScenes',
    summary: {
      zh: '下载应用场景：现行的，或者某一天的',
      en: 'The scenes in force as a file, now or on any day',
    },
    access: ACCESS,
    basis: BASIS,
    file: CSV,
    query: AsOf,
    problems: ['REQUEST_INVALID'],
    handle: ({ query }) =>
      drawnOf(deps, query, (inForce) => dataText(SCENES_FILE, sceneLines(inForce))),
  })

const PLACES_AT_ONCE = 1000
const KEPT_SECONDS = 60

/** Read piece by piece, so that others are answered meanwhile. */
const placesFile = async (db: Database): Promise<Uint8Array> => {
  const pieces = [Buffer.from(headingLine(PLACES_FILE))]
  let after = ''
  for (;;) {
    const places = await placesAfter(db, {}, { after, limit: PLACES_AT_ONCE })
    pieces.push(Buffer.from(dataLines(PLACES_FILE, places)))
    const last = places.at(-1)
    if (last === undefined || places.length < PLACES_AT_ONCE) return Buffer.concat(pieces)
    after = last.code
  }
}

const placesRoute = ({ db }: OpenDataDeps, shelf: Shelf): RouteDefinition =>
  fileRoute({
    method: 'GET',
    path: '/v1/open-data/places.csv',
    operationId: 'downloadPlaces',
    summary: { zh: '下载应用场所', en: 'The places as a file' },
    access: ACCESS,
    basis: ['YKT-8', 'YKT-18'],
    file: CSV,
    handle: () => shelf.file('places', () => placesFile(db)),
  })

const changesRoute = ({ db, catalogue }: OpenDataDeps): RouteDefinition =>
  fileRoute({
    method: 'GET',
    path: '/v1/open-data/changes.csv',
    operationId: 'downloadChanges',
    summary: { zh: '下载历次目录变更', en: 'What every version changed, as a file' },
    access: ACCESS,
    basis: BASIS,
    file: CSV,
    handle: async () =>
      dataText(CHANGES_FILE, changeLines(await catalogue.newest(db, EVERY_VERSION))),
  })

/** The same versions in each of the two forms that feed readers know. */
const FEEDS = [
  {
    path: ATOM_PATH,
    operationId: 'followCatalogue',
    summary: { zh: '订阅目录变更', en: 'A feed of what is published' },
    file: { mediaType: 'application/atom+xml; charset=utf-8', description: 'RFC 4287' },
    write: atomFeed,
  },
  {
    path: RSS_PATH,
    operationId: 'followCatalogueByRss',
    summary: { zh: '订阅目录变更（RSS）', en: 'The same feed as RSS 2.0' },
    file: { mediaType: 'application/rss+xml; charset=utf-8', description: 'RSS 2.0' },
    write: rssFeed,
  },
] as const

const feedRoutes = ({ db, catalogue, publicUrl }: OpenDataDeps): RouteDefinition[] =>
  FEEDS.map(({ write, ...route }) =>
    fileRoute({
      method: 'GET',
      ...route,
      access: ACCESS,
      basis: BASIS,
      query: z.strictObject({ language: z.enum(LANGUAGES).default('zh-Hans') }),
      handle: async ({ query: { language } }) => {
        const regions = await listRegions(db)
        return write({
          language,
          publicUrl,
          layers: await catalogue.newest(db, ENTRIES),
          regions: new Map(regions.map(({ code, name }) => [code, name])),
        })
      },
    }),
  )

const fareFile = async ({ db, clock, catalogue, publicUrl }: OpenDataDeps): Promise<Uint8Array> => {
  const at = clock.now()
  const regions = await listRegions(db)
  const feed = fareFeed({
    catalogue: await catalogue.scenes(db, at),
    prices: await loadPriceList(db),
    cities: regions.filter(({ level }) => level === 'city'),
    publicUrl,
    on: provinceDate(at),
  })
  return fareArchive(feed)
}

/** 交通优惠 for journey planners. */
const fareRoute = (deps: OpenDataDeps, shelf: Shelf): RouteDefinition =>
  fileRoute({
    method: 'GET',
    path: FARES_PATH,
    operationId: 'downloadFares',
    summary: {
      zh: '下载交通优惠（GTFS Fares v2）',
      en: 'Concessions of transport as GTFS Fares v2',
    },
    access: ACCESS,
    basis: ['YKT-12', 'YKT-16'],
    file: { mediaType: 'application/zip', description: 'GTFS Fares v2，不含线路 / fares only' },
    handle: () => shelf.file('fares', () => fareFile(deps)),
  })

const packageRoute = (): RouteDefinition =>
  apiRoute({
    method: 'GET',
    path: '/v1/open-data/datapackage.json',
    operationId: 'readDataPackage',
    summary: { zh: '读取数据字典', en: 'The data dictionary, as a Data Package' },
    access: ACCESS,
    basis: BASIS,
    response: z.looseObject({ name: z.string(), resources: z.array(z.looseObject({})) }),
    handle: async () => dataPackage(),
  })

/** 开放数据 for systems: files, feed and dictionary, open to everybody (Art. 8). */
export const openDataRoutes = (deps: OpenDataDeps): RouteDefinition[] => {
  const shelf = new Shelf(deps.clock, KEPT_SECONDS)
  return [
    scenesRoute(deps),
    placesRoute(deps, shelf),
    changesRoute(deps),
    ...feedRoutes(deps),
    fareRoute(deps, shelf),
    packageRoute(),
    parityRoute(deps),
  ]
}
