import { z } from 'zod'
import type { Decision } from '#kernel/decision.ts'
import { PROVINCE_ZONE } from '#kernel/period.ts'
import { notFound } from '#platform/http/problem.ts'
import { type PageAnswer, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { type AnyRequest, inFrame } from '#ui/portal.ts'
import { agencyNames, staffNames } from '#modules/organisation/index.ts'
import { codeOf } from './changes.ts'
import { type DraftStep, type Keeper, maySee, mayOpine } from './draft.ts'
import { giveOpinion, saveScene, undoScene } from './edit-draft.ts'
import { FORM_FAULTS, KEEPING_REFUSALS } from './messages-keeping.ts'
import { draftPath, type Impact, KEEPING_PATH } from './pages-draft-act.ts'
import { draftPage } from './pages-draft.ts'
import { STATUS_WISH } from './pages-draft-urgent.ts'
import {
  EDIT,
  keeperOf,
  type KeepingPageDeps,
  layerRegions,
  OPINE,
  PUBLISH,
  READ,
} from './pages-keeping-routes.ts'
import { PROVINCE } from './snapshot.ts'
import { stepDraft } from './step-draft.ts'
import { STANCES } from './store-drafts.ts'
import { countOffering, placesOffering } from './store-scenes-at-places.ts'
import { type DraftView, viewDraft } from './view-draft.ts'

export const DraftParams = z.object({ draftId: z.uuid() })
const DRAFT = `${KEEPING_PATH}/drafts/:draftId`
const IMPACT_DAYS = 30

/** A draft for those of its region and those who are asked; nobody else sees that it is there. */
export const ownDraft = async (
  deps: KeepingPageDeps,
  request: AnyRequest,
  draftId: string,
): Promise<{ readonly seen: DraftView; readonly keeper: Keeper }> => {
  const seen = await viewDraft(deps.db, draftId, request.context.at)
  const keeper = await keeperOf(deps, request)
  if (seen === undefined || !maySee(seen.draft, keeper)) throw notFound()
  return { seen, keeper }
}

/** Whom each change touches, before anything is published. */
const impactOf = async (
  { db, touched }: KeepingPageDeps,
  { draft, changes }: DraftView,
  at: Temporal.Instant,
): Promise<ReadonlyMap<string, Impact>> => {
  const codes = changes.map(codeOf)
  const city = draft.regionCode === PROVINCE ? undefined : draft.regionCode
  const offered = await countOffering(db, codes, city)
  const places = city === undefined ? undefined : await placesOffering(db, codes, city)
  const found = await touched(codes, places, at.subtract({ hours: 24 * IMPACT_DAYS }))
  return new Map(
    codes.map((code) => [
      code,
      {
        places: offered.get(code) ?? 0,
        terminals: found.get(code)?.terminals ?? 0,
        people: found.get(code)?.people ?? 0,
      },
    ]),
  )
}

interface Said {
  readonly fault?: string | undefined
  readonly saved?: boolean
  /** Whether somebody asked whom it touches; counting takes a while. */
  readonly impact?: boolean
}

const showDraft = async (
  deps: KeepingPageDeps,
  request: AnyRequest,
  draftId: string,
  { fault, saved, impact: asked = false }: Said = {},
) => {
  const { db } = deps
  const { seen, keeper } = await ownDraft(deps, request, draftId)
  const { draft, opinions } = seen
  const { csrfToken: csrf, permissions } = signedIn(request)
  const isOwn = keeper.regionCode === draft.regionCode
  const people = [draft.openedBy, draft.proposedBy, draft.publishedBy]
  const [regions, staff, agencies, impact] = await Promise.all([
    layerRegions(deps),
    staffNames(
      db,
      [...people, ...opinions.map(({ givenBy }) => givenBy)].filter((id) => id !== undefined),
    ),
    agencyNames(
      db,
      opinions.map(({ agencyCode }) => agencyCode),
    ),
    asked ? impactOf(deps, seen, request.context.at) : undefined,
  ])
  const view = draftPage({
    csrf,
    seen,
    staff,
    agencies,
    impact,
    regionName: regions.find(({ code }) => code === draft.regionCode)?.name['zh-Hans'] ?? '',
    rights: {
      edit: isOwn && permissions.has('catalogue.edit'),
      publish: isOwn && permissions.has('catalogue.publish'),
      opine: permissions.has('catalogue.opine') && mayOpine(draft, keeper),
    },
    fault,
    saved,
  })
  return inFrame(deps.portal, request, KEEPING_PATH, view)
}

const draftRoute = (deps: KeepingPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: DRAFT,
    operationId: 'seeCatalogueDraft',
    summary: { zh: '目录草案', en: 'A draft with its changes, their reasons and whom they touch' },
    access: READ,
    basis: ['YKT-8'],
    params: DraftParams,
    query: z.object({
      saved: z.literal('1').optional().catch(undefined),
      impact: z.literal('1').optional().catch(undefined),
    }),
    handle: (request) =>
      showDraft(deps, request, request.params.draftId, {
        saved: request.query.saved === '1',
        impact: request.query.impact === '1',
      }),
  })

/** Back to the draft after an act on it, or the draft again with what is wrong. */
const answer = async (
  deps: KeepingPageDeps,
  request: AnyRequest,
  draftId: string,
  decision: Decision<unknown, keyof typeof KEEPING_REFUSALS> | undefined,
): Promise<PageAnswer> => {
  if (decision === undefined) throw notFound()
  if (decision.granted) return { redirect: `${draftPath(draftId)}?saved=1` }
  const fault = KEEPING_REFUSALS[decision.refusal]
  return { html: await showDraft(deps, request, draftId, { fault }), status: 422 }
}

const undoRoute = (deps: KeepingPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${DRAFT}/undo`,
    operationId: 'undoCatalogueScene',
    summary: { zh: '撤销场景改动', en: 'Takes a change of a draft back' },
    access: EDIT,
    basis: ['YKT-8'],
    params: DraftParams,
    body: z.object({ code: z.string().max(12) }),
    handle: async (request) => {
      const { draftId } = request.params
      const { keeper: by } = await ownDraft(deps, request, draftId)
      const wish = { draftId, by, code: request.body.code }
      return answer(deps, request, draftId, await undoScene(deps, request.context, wish))
    },
  })

const statusRoute = (deps: KeepingPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${DRAFT}/status`,
    operationId: 'setStatusInCatalogueDraft',
    summary: { zh: '紧急暂停或者恢复场景', en: 'Suspends a scene, or takes it up again, at once' },
    access: EDIT,
    basis: ['YKT-8'],
    params: DraftParams,
    body: z.object({
      wish: z.string().max(30).default(''),
      reason: z.string().max(300).default(''),
    }),
    handle: async (request) => {
      const { draftId } = request.params
      const { seen, keeper: by } = await ownDraft(deps, request, draftId)
      const [, status, code] = STATUS_WISH.exec(request.body.wish) ?? []
      const found = seen.base.find((scene) => scene.code === code)
      if (found === undefined) throw notFound()
      const scene = { ...found, status: status === 'suspended' ? status : 'published' } as const
      // Only scenes that the draft does not name yet are offered: a second writer is told.
      const wish = { draftId, by, scene, reason: request.body.reason, revision: 0, isNew: false }
      return answer(deps, request, draftId, await saveScene(deps, request.context, wish))
    },
  })

const opinionRoute = (deps: KeepingPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: `${DRAFT}/opinions`,
    operationId: 'giveCatalogueOpinion',
    summary: { zh: '对目录草案提意见', en: 'A unit that was asked says what it thinks' },
    access: OPINE,
    basis: ['YKT-8'],
    params: DraftParams,
    body: z.object({
      stance: z.enum(STANCES).catch('agrees'),
      words: z.string().max(500).default(''),
    }),
    handle: async (request) => {
      const { draftId } = request.params
      const { keeper: by } = await ownDraft(deps, request, draftId)
      const wish = { ...request.body, draftId, by }
      return answer(deps, request, draftId, await giveOpinion(deps, request.context, wish))
    },
  })

/** `2026-12-01` or `2026-12-01 08:00` of the province's clock. Throws for anything else. */
const readEffective = (typed: string): Temporal.Instant | undefined => {
  const text = typed.normalize('NFKC').trim().replace(' ', 'T')
  if (text === '') return undefined
  return Temporal.PlainDateTime.from(text).toZonedDateTime(PROVINCE_ZONE).toInstant()
}

const STEPS = [
  ['consult', EDIT, { zh: '目录草案征求意见', en: 'Asks other units about a draft' }],
  ['revise', EDIT, { zh: '收回目录草案', en: 'Takes a draft back to change it' }],
  ['propose', EDIT, { zh: '目录草案提交复核', en: 'Proposes a draft for publication' }],
  ['discard', EDIT, { zh: '作废目录草案', en: 'Gives a draft up' }],
  ['publish', PUBLISH, { zh: '公布目录新版本', en: 'Publishes a signed version' }],
  ['giveBack', PUBLISH, { zh: '退回目录草案', en: 'Sends a draft back to be changed' }],
] as const satisfies readonly (readonly [DraftStep, unknown, unknown])[]

const line = (most: number) => z.string().trim().max(most).default('')

const stepRoutes = (deps: KeepingPageDeps): RouteDefinition[] =>
  STEPS.map(([step, access, summary]) =>
    pageRoute({
      method: 'POST',
      path: `${DRAFT}/${step}`,
      operationId: `${step}CatalogueDraft`,
      summary,
      access,
      basis: ['YKT-8'],
      params: DraftParams,
      body: z.object({ reason: line(300), effective: line(30), remark: line(300) }),
      handle: async (request) => {
        const { draftId } = request.params
        const { reason, effective, remark } = request.body
        const { keeper: by } = await ownDraft(deps, request, draftId)
        let effectiveFrom: Temporal.Instant | undefined
        try {
          effectiveFrom = readEffective(effective)
        } catch {
          const fault = FORM_FAULTS.effective
          return { html: await showDraft(deps, request, draftId, { fault }), status: 422 }
        }
        const wish = { draftId, step, by, reason, effectiveFrom, remark: remark || undefined }
        return answer(deps, request, draftId, await stepDraft(deps, request.context, wish))
      },
    }),
  )

/** M1, M4: a draft on its way, for those who keep its layer and those who are asked. */
export const draftRoutes = (deps: KeepingPageDeps): RouteDefinition[] => [
  draftRoute(deps),
  undoRoute(deps),
  statusRoute(deps),
  opinionRoute(deps),
  ...stepRoutes(deps),
]
