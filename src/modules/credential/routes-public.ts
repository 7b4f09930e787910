import { z } from 'zod'
import { publicId } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import type { Clock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { apiRoute, pageRoute, type RouteDefinition } from '#platform/http/route.ts'
import { type CatalogueReader, publicView } from '#modules/catalogue/index.ts'
import { agencyNames, listRegions } from '#modules/organisation/index.ts'
import { mergedCardsPage } from './pages-public.ts'
import { publicCredentials } from './store.ts'
import { plansOf, takenInCredentials } from './store-plans.ts'
import { acceptanceOf } from './plan.ts'

export interface CredentialPublicDeps {
  readonly db: Database
  readonly clock: Clock
  readonly catalogue: CatalogueReader
  readonly demo: boolean
}

const MergedCards = z.object({
  cards: z.array(
    z.object({
      id: z.string().describe('crd_…, as a terminal sends it with a number'),
      name: z.string().describe('as it is printed'),
      issuerAgency: z.string(),
      scene: z.string().describe('the scene that takes it over'),
      takenOverOn: z.string().nullable().describe('since when the card does what it did'),
      until: z.string().describe('its last day'),
      accepted: z.boolean().describe('whether its number is taken today'),
    }),
  ),
})

const listRoute = ({ db, clock }: CredentialPublicDeps): RouteDefinition =>
  apiRoute({
    method: 'GET',
    path: '/v1/merged-cards',
    operationId: 'listMergedCards',
    summary: { zh: '并入社会保障卡的旧卡', en: 'Older cards that this card takes in' },
    access: { kind: 'public' },
    basis: ['YKT-7'],
    response: MergedCards,
    handle: async () => {
      const on = provinceDate(clock.now())
      const cards = [...(await takenInCredentials(db)).values()]
      return {
        cards: cards.map((one) => ({
          id: publicId('credential', one.id),
          name: one.name,
          issuerAgency: one.issuerAgency,
          scene: one.sceneCode,
          takenOverOn: one.takenOverOn?.toString() ?? null,
          until: one.until.toString(),
          accepted: acceptanceOf(one, on) === 'accepted',
        })),
      }
    },
  })

const pageOfAll = ({ db, clock, catalogue, demo }: CredentialPublicDeps): RouteDefinition =>
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
        on: provinceDate(clock.now()),
      })
    },
  })

/** 并入社会保障卡的旧卡, for everybody and for terminals. */
export const credentialPublicRoutes = (deps: CredentialPublicDeps): RouteDefinition[] => [
  pageOfAll(deps),
  listRoute(deps),
]
