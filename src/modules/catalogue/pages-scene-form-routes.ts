import { z } from 'zod'
import { html, type Html } from '#kernel/html.ts'
import { notFound } from '#platform/http/problem.ts'
import { type PageAnswer, pageRoute, type RouteDefinition, signedIn } from '#platform/http/route.ts'
import { paragraph } from '#ui/components.ts'
import { type AnyRequest, inFrame } from '#ui/portal.ts'
import { publicAgencies } from '#modules/organisation/index.ts'
import type { Keeper } from './draft.ts'
import { type EditRefusal, saveScene } from './edit-draft.ts'
import { KEEPING_REFUSALS, keepingWords as w } from './messages-keeping.ts'
import { DraftParams, ownDraft } from './pages-draft-routes.ts'
import { draftPath, KEEPING_PATH } from './pages-draft-act.ts'
import { EDIT, type KeepingPageDeps } from './pages-keeping-routes.ts'
import { aroundScene } from './pages-query.ts'
import { sceneBody, seenList } from './pages-scene.ts'
import type { SceneFormPage } from './pages-scene-fields.ts'
import { sceneFormPage, scenePreview } from './pages-scene-form.ts'
import { publicView } from './public-page.ts'
import type { Scene } from './scene.ts'
import {
  asMet,
  readScene,
  type ReadScene,
  readTightening,
  SceneForm,
  type TypedScene,
  typedOf,
} from './scene-form.ts'
import { PROVINCE } from './snapshot.ts'
import { SCENE_TEMPLATES } from './templates.ts'
import type { DraftView } from './view-draft.ts'

const language = 'zh-Hans' as const
const SCENES = `${KEEPING_PATH}/drafts/:draftId/scenes`

/** The scene of the province that a layer does not bring itself; what a city can tighten. */
const tightenable = ({ province }: DraftView, code: string): Scene | undefined =>
  province.find((scene) => scene.code === code)

/** The form as it opens: of a scene of the draft, of the layer, of the province, or new. */
const opened = (
  seen: DraftView,
  { code, like }: { readonly code?: string | undefined; readonly like?: string | undefined },
  { agencyCode }: Keeper,
): TypedScene => {
  const { draft, base, entries } = seen
  if (code === undefined) {
    const template = SCENE_TEMPLATES.find(({ key }) => key === like) ?? SCENE_TEMPLATES[0]
    if (template === undefined) throw notFound()
    const { regionCode } = draft
    return typedOf({ ...template.scene, code: '', regionCode, ownerAgency: agencyCode }, '', 0)
  }
  const entry = entries.find(({ scene }) => scene.code === code)
  if (entry !== undefined) return typedOf(entry.scene, entry.reason, entry.revision)
  const scene = base.find((one) => one.code === code) ?? tightenable(seen, code)
  if (scene === undefined) throw notFound()
  return typedOf(scene, '', 0)
}

const readTyped = (seen: DraftView, typed: TypedScene): ReadScene => {
  const province = tightenable(seen, typed.code)
  const { regionCode } = seen.draft
  return province === undefined
    ? readScene(typed, regionCode)
    : readTightening(typed, province, regionCode)
}

const consentFace = (scene: Scene): Html =>
  html`${[paragraph(scene.purpose[language]), seenList(language, scene)]}`

/** What holders, terminals and the public will see of a scene that nobody has published yet. */
const previewOf = async (
  { db, demo, terminalFace }: KeepingPageDeps,
  request: AnyRequest,
  scene: Scene,
): Promise<Html> => {
  const view = { ...publicView(request, demo), language }
  return scenePreview({
    consent: consentFace(scene),
    terminal: terminalFace(scene),
    publicPage: sceneBody({
      view,
      scene,
      ...(await aroundScene(db, scene)),
      concessions: [],
    }),
  })
}

type Shown = Pick<
  SceneFormPage,
  'typed' | 'isNew' | 'fault' | 'faultAt' | 'wrong' | 'clash' | 'preview'
>

/** Where in the form a refusal is about one field. */
const FAULT_AT: Readonly<Partial<Record<EditRefusal, keyof TypedScene>>> = {
  CODE_TAKEN: 'code',
  REASON_MISSING: 'reason',
  OWNER_UNKNOWN: 'ownerAgency',
  SUPERVISOR_UNKNOWN: 'supervisingAgency',
  LAST_DAY_PAST: 'lastDay',
}

const show = async (
  deps: KeepingPageDeps,
  request: AnyRequest,
  seen: DraftView,
  shown: Shown,
): Promise<Html> => {
  const { csrfToken: csrf } = signedIn(request)
  const view = sceneFormPage({
    ...shown,
    csrf,
    draftPath: draftPath(seen.draft.id),
    agencies: await publicAgencies(deps.db, [PROVINCE, seen.draft.regionCode]),
    province: shown.isNew ? undefined : tightenable(seen, shown.typed.code),
  })
  return inFrame(deps.portal, request, KEEPING_PATH, view)
}

const formRoute = (deps: KeepingPageDeps): RouteDefinition =>
  pageRoute({
    method: 'GET',
    path: SCENES,
    operationId: 'editCatalogueScene',
    summary: { zh: '修改或增加场景', en: 'The form of one scene of a draft' },
    access: EDIT,
    basis: ['YKT-8'],
    params: DraftParams,
    query: z.object({
      code: z.string().max(12).optional(),
      like: z.string().max(20).optional(),
    }),
    handle: async (request) => {
      const { seen, keeper } = await ownDraft(deps, request, request.params.draftId)
      const typed = opened(seen, request.query, keeper)
      return show(deps, request, seen, { typed, isNew: request.query.code === undefined })
    },
  })

/** After somebody else's save: theirs beside what was typed, to be saved upon theirs. */
const clashing = (seen: DraftView, typed: TypedScene, yours: Scene): Partial<Shown> => {
  const entry = seen.entries.find(({ scene }) => scene.code === typed.code)
  const theirs = entry?.scene ?? seen.base.find(({ code }) => code === typed.code)
  return {
    typed: { ...typed, revision: entry?.revision ?? 0 },
    ...(theirs !== undefined && { clash: { theirs, yours } }),
  }
}

const saveRoute = (deps: KeepingPageDeps): RouteDefinition =>
  pageRoute({
    method: 'POST',
    path: SCENES,
    operationId: 'saveCatalogueScene',
    summary: { zh: '保存或预览场景', en: 'Saves or previews a scene of a draft' },
    access: EDIT,
    basis: ['YKT-8'],
    params: DraftParams,
    body: SceneForm.extend({
      new: z.literal('1').optional().catch(undefined),
      act: z.enum(['save', 'preview']).catch('save'),
    }),
    handle: async (request): Promise<PageAnswer> => {
      const { draftId } = request.params
      const { new: asNew, act, ...typed } = request.body
      const isNew = asNew === '1'
      const { seen, keeper: by } = await ownDraft(deps, request, draftId)
      const read = readTyped(seen, typed)
      const again = async (more: Partial<Shown>, status: number): Promise<PageAnswer> => ({
        html: await show(deps, request, seen, { typed, isNew, ...more }),
        status,
      })
      if (read.scene === undefined) return again({ wrong: read.wrong, fault: w.formWrong }, 422)
      const { scene } = read
      if (act === 'preview') {
        const met = asMet(scene, tightenable(seen, scene.code))
        return again({ preview: await previewOf(deps, request, met) }, 200)
      }
      const { reason, revision } = typed
      const wish = { draftId, by, scene, reason, revision, isNew }
      const decision = await saveScene(deps, request.context, wish)
      if (decision === undefined) throw notFound()
      if (decision.granted) return { redirect: `${draftPath(draftId)}?saved=1` }
      const fault = KEEPING_REFUSALS[decision.refusal]
      const faultAt = FAULT_AT[decision.refusal]
      if (decision.refusal !== 'SCENE_REVISED') return again({ fault, faultAt }, 422)
      const { seen: now } = await ownDraft(deps, request, draftId)
      return again({ fault, ...clashing(now, typed, scene) }, 409)
    },
  })

/** M1: one scene of a draft. */
export const sceneFormRoutes = (deps: KeepingPageDeps): RouteDefinition[] => [
  formRoute(deps),
  saveRoute(deps),
]
