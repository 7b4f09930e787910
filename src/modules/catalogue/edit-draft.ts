import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Handle, Transaction } from '#platform/db.ts'
import { applyChanges, changesBetween, type SceneChange } from './changes.ts'
import { type DraftRefusal, isReason, type Keeper, mayOpine } from './draft.ts'
import { layerFaults, type SceneFault } from './layer.ts'
import type { Scene } from './scene.ts'
import { PROVINCE } from './snapshot.ts'
import { findVersion, latestVersion, scenesOf } from './store.ts'
import {
  type Draft,
  type DraftScene,
  draftScenes,
  findDraft,
  insertDraft,
  insertOpinion,
  lockDraft,
  type Opinion,
  opinionsOn,
  removeDraftScene,
  saveDraft,
  saveDraftScene,
} from './store-drafts.ts'

interface Deps {
  readonly db: Pick<Database, 'transaction'>
}

/** A draft with the layer that it changes and what it makes of it. */
export interface DraftView {
  readonly draft: Draft
  readonly base: readonly Scene[]
  /** The provincial scenes that it stands on; empty for the province's own. */
  readonly province: readonly Scene[]
  readonly entries: readonly DraftScene[]
  readonly next: readonly Scene[]
  readonly changes: readonly SceneChange[]
  readonly faults: readonly SceneFault[]
  readonly opinions: readonly Opinion[]
}

/** The scenes of the latest version of a layer; none where there is none. */
const latestScenes = async (handle: Handle, regionCode: string): Promise<readonly Scene[]> => {
  const version = await latestVersion(handle, regionCode)
  return version === undefined ? [] : scenesOf(handle, [version.id])
}

const baseOf = async (
  handle: Handle,
  { regionCode, baseNumber }: Draft,
): Promise<readonly Scene[]> => {
  const version = await findVersion(handle, regionCode, baseNumber)
  return version === undefined ? [] : scenesOf(handle, [version.id])
}

/** Everything about a draft that is decided on or shown. */
export const viewOf = async (handle: Handle, draft: Draft): Promise<DraftView> => {
  const base = await baseOf(handle, draft)
  const province = draft.regionCode === PROVINCE ? [] : await latestScenes(handle, PROVINCE)
  const entries = await draftScenes(handle, draft.id)
  const written = entries.map(({ scene }) => ({ kind: 'changed' as const, scene }))
  const next = applyChanges(base, written)
  return {
    draft,
    base,
    province,
    entries,
    next,
    changes: changesBetween(base, next),
    faults: layerFaults(draft.regionCode, province, next),
    opinions: await opinionsOn(handle, draft.id),
  }
}

/** A draft as it is read, or `undefined`. */
export const viewDraft = async (handle: Handle, id: string): Promise<DraftView | undefined> => {
  const draft = await findDraft(handle, id)
  return draft === undefined ? undefined : viewOf(handle, draft)
}

export type OpenRefusal = 'NOT_YOUR_LAYER' | 'DRAFT_OPEN'

/** 起草: opens the next version of a layer, as a copy of the latest. */
export const openDraft = (
  { db }: Deps,
  context: ActionContext,
  { regionCode, by }: { readonly regionCode: string; readonly by: Keeper },
): Promise<Decision<Draft, OpenRefusal>> =>
  db.transaction(async (tx) => {
    const draft: Draft = {
      id: uuidv7(context.at),
      regionCode,
      baseNumber: (await latestVersion(tx, regionCode))?.number ?? 0,
      status: 'drafted',
      openedBy: by.staffId,
      openedAt: context.at,
      editors: [],
      reason: undefined,
      effectiveFrom: undefined,
      consultedAt: undefined,
      proposedBy: undefined,
      proposedAt: undefined,
      publishedBy: undefined,
      publishedAt: undefined,
      versionId: undefined,
      remark: undefined,
    }
    let decision: Decision<Draft, OpenRefusal> = grant('YKT-8', draft)
    if (by.regionCode !== regionCode) decision = refuse('YKT-8', 'NOT_YOUR_LAYER')
    else if (!(await insertDraft(tx, draft)))
      decision = refuse('YKT-8', 'DRAFT_OPEN', ['continueDraft'])
    await audit(tx, context, {
      action: 'catalogue.openDraft',
      subjectKind: 'catalogueDraft',
      subjectId: draft.id,
      decision,
      detail: { regionCode },
    })
    return decision
  })

export type EditRefusal =
  | Extract<DraftRefusal, 'DRAFT_NOT_IN_STATUS' | 'NOT_YOUR_LAYER' | 'REASON_MISSING'>
  | 'SCENE_REVISED'
  | 'CODE_TAKEN'
  | 'NOTHING_CHANGED'

/** What somebody wants a draft to say of a scene. */
export interface SceneWish {
  readonly draftId: string
  readonly by: Keeper
  readonly scene: Scene
  readonly reason: string
  /** Which writing of the scene they had before them; 0 when the draft had none. */
  readonly revision: number
  /** Whether they mean to add a scene that is in no layer yet. */
  readonly isNew: boolean
}

const decideWish = (
  { draft, base, province, entries }: DraftView,
  { by, scene, reason, revision, isNew }: SceneWish,
): Decision<number, EditRefusal> => {
  if (by.regionCode !== draft.regionCode) return refuse('YKT-8', 'NOT_YOUR_LAYER')
  if (draft.status !== 'drafted') return refuse('YKT-8', 'DRAFT_NOT_IN_STATUS', ['giveBack'])
  const entry = entries.find((one) => one.scene.code === scene.code)
  const known = entry?.scene ?? base.find(({ code }) => code === scene.code)
  const taken = known ?? province.find(({ code }) => code === scene.code)
  if (isNew && taken !== undefined) return refuse('YKT-8', 'CODE_TAKEN', ['otherCode'])
  if ((entry?.revision ?? 0) !== revision) return refuse('YKT-8', 'SCENE_REVISED', ['seeChange'])
  if (!isReason(reason)) return refuse('YKT-8', 'REASON_MISSING', ['giveReason'])
  return known !== undefined && changesBetween([known], [scene]).length === 0
    ? refuse('YKT-8', 'NOTHING_CHANGED', ['change'])
    : grant('YKT-8', revision + 1)
}

const onDraft = (draftId: string, detail: Readonly<Record<string, string | number>>) => ({
  subjectKind: 'catalogueDraft',
  subjectId: draftId,
  detail,
})

const withEditor = (draft: Draft, { staffId }: Keeper): Draft => ({
  ...draft,
  editors: [...new Set([...draft.editors, staffId])],
})

/**
 * Writes what a draft says of a scene, and why. Whoever had an older writing before them is
 * refused, and nothing of the newer one is lost.
 */
export const saveScene = (
  { db }: Deps,
  context: ActionContext,
  wish: SceneWish,
): Promise<Decision<number, EditRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const draft = await lockDraft(tx, wish.draftId)
    if (draft === undefined) return undefined
    const decision = decideWish(await viewOf(tx, draft), wish)
    const about = onDraft(draft.id, { code: wish.scene.code, revision: wish.revision })
    await audit(tx, context, { ...about, action: 'catalogue.saveScene', decision })
    if (!decision.granted) return decision
    await saveDraft(tx, withEditor(draft, wish.by))
    await saveDraftScene(tx, draft.id, {
      scene: wish.scene,
      revision: decision.outcome,
      reason: wish.reason.trim(),
      savedBy: wish.by.staffId,
      savedAt: context.at,
    })
    return decision
  })

const decideEdit = (draft: Draft, by: Keeper): Decision<undefined, EditRefusal> => {
  if (by.regionCode !== draft.regionCode) return refuse('YKT-8', 'NOT_YOUR_LAYER')
  return draft.status === 'drafted'
    ? grant('YKT-8', undefined)
    : refuse('YKT-8', 'DRAFT_NOT_IN_STATUS', ['giveBack'])
}

/** Takes a change back: the scene stays as the layer has it. */
export const undoScene = (
  { db }: Deps,
  context: ActionContext,
  { draftId, by, code }: { readonly draftId: string; readonly by: Keeper; readonly code: string },
): Promise<Decision<undefined, EditRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const draft = await lockDraft(tx, draftId)
    if (draft === undefined) return undefined
    const decision = decideEdit(draft, by)
    await audit(tx, context, {
      ...onDraft(draftId, { code }),
      action: 'catalogue.undoScene',
      decision,
    })
    if (decision.granted) {
      await saveDraft(tx, withEditor(draft, by))
      await removeDraftScene(tx, draftId, code)
    }
    return decision
  })

export type OpinionRefusal = 'NOT_CONSULTED' | 'WORDS_MISSING'

/** 提意见: a unit that was asked says what it thinks of a draft. */
export const giveOpinion = (
  { db }: Deps,
  context: ActionContext,
  {
    draftId,
    by,
    ...said
  }: Pick<Opinion, 'stance' | 'words'> & { readonly draftId: string; readonly by: Keeper },
): Promise<Decision<undefined, OpinionRefusal> | undefined> =>
  db.transaction(async (tx: Transaction) => {
    const draft = await lockDraft(tx, draftId)
    if (draft === undefined) return undefined
    const words = said.words.trim()
    let decision: Decision<undefined, OpinionRefusal> = grant('YKT-8', undefined)
    if (!mayOpine(draft, by)) decision = refuse('YKT-8', 'NOT_CONSULTED')
    else if (words.length < 2) decision = refuse('YKT-8', 'WORDS_MISSING', ['giveReason'])
    const about = onDraft(draftId, { stance: said.stance, agency: by.agencyCode })
    await audit(tx, context, { ...about, action: 'catalogue.giveOpinion', decision })
    if (decision.granted)
      await insertOpinion(tx, uuidv7(context.at), draftId, {
        stance: said.stance,
        words,
        agencyCode: by.agencyCode,
        givenBy: by.staffId,
        givenAt: context.at,
      })
    return decision
  })
