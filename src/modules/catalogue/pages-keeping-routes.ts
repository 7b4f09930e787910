import { z } from 'zod'
import type { Html } from '#kernel/html.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database } from '#platform/db.ts'
import { notFound } from '#platform/http/problem.ts'
import { pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { type AnyRequest, type Frame, inFrame } from '#ui/portal.ts'
import { findStaff, listRegions } from '#modules/organisation/index.ts'
import { DRAFT_KINDS, type Keeper } from './draft.ts'
import { openDraft } from './edit-draft.ts'
import { KEEPING_REFUSALS } from './messages-keeping.ts'
import { draftPath, KEEPING_PATH } from './pages-draft-act.ts'
import { layerPage, layersPage } from './pages-keeping.ts'
import type { CatalogueReader } from './reader.ts'
import type { Scene } from './scene.ts'
import { waitingVersions } from './superseded.ts'
import { listVersions } from './store.ts'
import { openDrafts } from './store-drafts.ts'

/** Terminals that offer a scene and people who used it within the last days. */
export interface Touched {
  readonly terminals: number
  readonly people: number
}

export interface KeepingPageDeps {
  readonly db: Database
  readonly keys: KeyRing
  readonly catalogue: CatalogueReader
  readonly demo: boolean
  /** The frame of the bureau's portal. */
  readonly portal: Frame
  /** By scene, everywhere or at some places; verification is the business of a later module. */
  readonly touched: (
    codes: readonly string[],
    placeIds: readonly string[] | undefined,
    since: Temporal.Instant,
  ) => Promise<ReadonlyMap<string, Touched>>
  /** What an operator sees of a holder who passed, as the terminal itself draws it. */
  readonly terminalFace: (scene: Scene) => Html
}

export const READ = { kind: 'staff', permission: 'catalogue.read' } as const
export const EDIT = { kind: 'staff', permission: 'catalogue.edit' } as const
export const OPINE = { kind: 'staff', permission: 'catalogue.opine' } as const
export const PUBLISH = { kind: 'staff', permission: 'catalogue.publish' } as const

const Region = z.object({ region: z.string().regex(/^\d{6}$/) })

/** Who asks, with the region of their unit: they keep that layer and no other. */
export const keeperOf = async (
  { db }: Pick<KeepingPageDeps, 'db'>,
  request: AnyRequest,
): Promise<Keeper> => {
  const { subjectId, organisationCode } = signedIn(request)
  const staff = await findStaff(db, subjectId)
  return {
    staffId: subjectId,
    agencyCode: organisationCode,
    regionCode: staff?.regionCode ?? '',
  }
}

/** The province and its cities: each may have a layer. */
export const layerRegions = async ({ db }: Pick<KeepingPageDeps, 'db'>) =>
  (await listRegions(db)).filter(({ level }) => level === 'province' || level === 'city')

const layersRoute = (deps: KeepingPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: KEEPING_PATH,
    operationId: 'seeCatalogueLayers',
    summary: { zh: '应用目录各层', en: 'The layers of the catalogue with what is on its way' },
    access: READ,
    basis: ['YKT-8'],
    handle: async (request) => {
      const { at } = request.context
      const [regions, catalogue, versions, drafts] = await Promise.all([
        layerRegions(deps),
        deps.catalogue.scenes(deps.db, at),
        listVersions(deps.db),
        openDrafts(deps.db),
      ])
      const waiting = waitingVersions(versions, at)
      const view = layersPage({ regions, catalogue, waiting, drafts })
      return inFrame(deps.portal, request, KEEPING_PATH, view)
    },
  })

const showLayer = async (
  deps: KeepingPageDeps,
  request: AnyRequest,
  regionCode: string,
  fault?: string,
) => {
  const { db } = deps
  const { at } = request.context
  const region = (await layerRegions(deps)).find(({ code }) => code === regionCode)
  if (region === undefined) throw notFound()
  const [keeper, catalogue, versions, drafts] = await Promise.all([
    keeperOf(deps, request),
    deps.catalogue.scenes(db, at),
    listVersions(db, regionCode),
    openDrafts(db),
  ])
  const { csrfToken: csrf, permissions } = signedIn(request)
  const view = layerPage({
    csrf,
    regionCode,
    regionName: region.name['zh-Hans'],
    catalogue,
    versions,
    at,
    drafts: drafts.filter((draft) => draft.regionCode === regionCode),
    canOpen: permissions.has('catalogue.edit') && keeper.regionCode === regionCode,
    fault,
  })
  return inFrame(deps.portal, request, KEEPING_PATH, view)
}

const layerRoute = (deps: KeepingPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: `${KEEPING_PATH}/:region`,
    operationId: 'seeCatalogueLayer',
    summary: { zh: '应用目录的一层', en: 'One layer: what is provincial, added or tightened' },
    access: READ,
    basis: ['YKT-8'],
    params: Region,
    handle: (request) => showLayer(deps, request, request.params.region),
  })

const openRoute = (deps: KeepingPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${KEEPING_PATH}/:region/drafts`,
    operationId: 'openCatalogueDraft',
    summary: {
      zh: '起草目录下一版、紧急暂停或者撤回待生效版本',
      en: 'Opens the next version of a layer, an urgent one, or a withdrawal',
    },
    access: EDIT,
    basis: ['YKT-8'],
    params: Region,
    body: z.object({
      kind: z.enum(DRAFT_KINDS).default('regular'),
      number: z.coerce.number().int().optional().catch(undefined),
    }),
    handle: async (request) => {
      const { region: regionCode } = request.params
      const by = await keeperOf(deps, request)
      const wish = { regionCode, by, ...request.body }
      const decision = await openDraft(deps, request.context, wish)
      if (decision.granted) return { redirect: draftPath(decision.outcome.id) }
      const fault = KEEPING_REFUSALS[decision.refusal]
      return { html: await showLayer(deps, request, regionCode, fault), status: 422 }
    },
  })

/** M5: the layers of the catalogue for those who keep them. */
export const layerRoutes = (deps: KeepingPageDeps): RouteDefinition[] => [
  layersRoute(deps),
  layerRoute(deps),
  openRoute(deps),
]
