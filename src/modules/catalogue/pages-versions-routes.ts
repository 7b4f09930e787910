import { z } from 'zod'
import { parseIsoDay } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import { endOfDay } from './as-of.ts'
import { type CataloguePagesDeps, regionNames } from './pages-query.ts'
import { versionPage } from './pages-version.ts'
import { VERSIONS_PATH, versionsPage } from './pages-versions.ts'
import { publicView } from './public-page.ts'
import { sealPoint } from './seal.ts'
import { PROVINCE } from './snapshot.ts'
import { findVersion, listVersions, type StoredVersion, versionBefore } from './store.ts'
import { replacedBy, replacements } from './superseded.ts'

type Deps = Pick<CataloguePagesDeps, 'db' | 'keys' | 'catalogue' | 'demo'>

const askedDay = async ({ db, catalogue }: Deps, typed: string) => {
  const day = parseIsoDay(typed.normalize('NFKC').trim())
  return {
    typed,
    day,
    catalogue: day === undefined ? undefined : await catalogue.asOf(db, endOfDay(day)),
  }
}

const versionsRoute = (deps: Deps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: VERSIONS_PATH,
    operationId: 'catalogueVersionsPage',
    summary: { zh: '目录版本', en: 'Every version, and the catalogue of any day' },
    access: { kind: 'public' },
    basis: ['YKT-8'],
    query: z.object({ on: z.string().max(20).optional().catch(undefined) }),
    handle: async (request) => {
      const { on } = request.query
      return versionsPage({
        view: publicView(request, deps.demo),
        versions: await listVersions(deps.db),
        regions: await regionNames(deps.db),
        asked: on === undefined || on === '' ? undefined : await askedDay(deps, on),
      })
    },
  })

/** The provincial scenes that were in force when a city's version began. */
const provinceThen = async ({ db, catalogue }: Deps, version: StoredVersion) =>
  version.regionCode === PROVINCE
    ? []
    : (await catalogue.asOf(db, version.effectiveFrom)).scenes.filter(
        ({ regionCode }) => regionCode === PROVINCE,
      )

const versionRoute = (deps: Deps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${VERSIONS_PATH}/:region/:number`,
    operationId: 'catalogueVersionPage',
    summary: { zh: '目录的一个版本', en: 'One version with what it changed and its signature' },
    access: { kind: 'public' },
    basis: ['YKT-8'],
    params: z.object({
      region: z.string().regex(/^\d{6}$/),
      number: z.coerce.number().int().min(1).max(1_000_000),
    }),
    handle: async (request) => {
      const { db, keys, catalogue } = deps
      const { region, number } = request.params
      const version = await findVersion(db, region, number)
      if (version === undefined) throw notFound()
      const layer = await catalogue.layer(db, version)
      const previous = await versionBefore(db, version)
      const replaced = replacements(await listVersions(db, region))
      return versionPage({
        view: publicView(request, deps.demo),
        layer,
        before: previous && (await catalogue.layer(db, previous)).scenes,
        province: await provinceThen(deps, version),
        regions: await regionNames(db),
        replacedBy: replacedBy(replaced, version),
        publicKey: sealPoint(keys, version.seal?.keyNumber ?? keys.current),
      })
    },
  })

/** 目录版本, for anyone. */
export const versionRoutes = (deps: Deps): RouteDefinition[] => [
  versionsRoute(deps),
  versionRoute(deps),
]
