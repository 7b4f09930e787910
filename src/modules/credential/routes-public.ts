import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import { type CatalogueReader, publicView } from '#modules/catalogue/index.ts'
import { agencyNames, listRegions } from '#modules/organisation/index.ts'
import { mergedCardsPage } from './pages-public.ts'
import { publicCredentials } from './store.ts'
import { plansOf } from './store-plans.ts'

export interface CredentialPublicDeps {
  readonly db: Database
  readonly clock: Clock
  readonly catalogue: CatalogueReader
  readonly demo: boolean
}

/** 并入社会保障卡的旧卡, for everybody. */
export const credentialPublicRoutes = ({
  db,
  clock,
  catalogue,
  demo,
}: CredentialPublicDeps): RouteDefinition[] => [
  pageRoute({
    method: 'GET',
    path: '/merged-cards',
    operationId: 'mergedCardsPage',
    summary: { zh: '并入社会保障卡的旧卡', en: 'Older cards that this card has taken in' },
    access: { kind: 'public' },
    basis: ['YKT-7'],
    handle: async (request) => {
      const credentials = await publicCredentials(db)
      const { scenes } = await catalogue.scenes(db, clock.now())
      return mergedCardsPage({
        view: publicView(request, demo),
        credentials,
        plans: await plansOf(
          db,
          credentials.map(({ id }) => id),
        ),
        scenes: new Map(scenes.map((scene) => [scene.code, scene])),
        agencies: await agencyNames(
          db,
          credentials.map(({ issuerAgency }) => issuerAgency),
        ),
        regions: new Map((await listRegions(db)).map(({ code, name }) => [code, name])),
      })
    },
  }),
]
