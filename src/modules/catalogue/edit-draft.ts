import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import { publicAgencies } from '#modules/organisation/index.ts'
import { applyChanges, changedMembers, changesBetween, isOnlyStatus } from './changes.ts'
import {
  type DraftKind,
  type DraftRefusal,
  isReason,
  type Keeper,
  mayOpine,
  says,
} from './draft.ts'
import { INSTEAD, type MemberRefusal, type Surroundings, wrongMember } from './new-members.ts'
import type { Scene } from './scene.ts'
import { hasBegun, PROVINCE } from './snapshot.ts'
import { standingVersions, type StoredVersion } from './store.ts'
import {
  type Draft,
  insertDraft,
  insertOpinion,
  lockDraft,
  type Opinion,
  removeDraftScene,
  saveDraft,
  saveDraftScene,
} from './store-drafts.ts'
import { type DraftView, viewOf } from './view-draft.ts'

interface Deps {
  readonly db: Pick<Database, 'transaction'>
}

export type OpenRefusal =
  | 'NOT_YOUR_LAYER'
  | 'DRAFT_OPEN'
  | 'NOTHING_IN_FORCE'
  | 'VERSION_NOT_WAITING'

/** What somebody wants to begin. */
export interface OpenWish {
  readonly regionCode: string
  readonly by: Keeper
  readonly kind?: DraftKind | undefined
  /** Of a withdrawal: the number of the version that it takes back. */
  readonly number?: number | undefined
}

const begins = (
  { regionCode, by, kind = 'regular', number }: OpenWish,
  standing: readonly StoredVersion[],
  at: Temporal.Instant,
): Decision<number, OpenRefusal> => {
  if (by.regionCode !== regionCode) return refuse('YKT-8', 'NOT_YOUR_LAYER')
  if (kind === 'regular') return grant('YKT-8', standing.at(-1)?.number ?? 0)
  if (kind === 'withdrawal') {
    const found = standing.find((one) => one.number === number && !hasBegun(one, at))
    return found === undefined
      ? refuse('YKT-8', 'VERSION_NOT_WAITING', ['suspendAtOnce'])
      : grant('YKT-8', found.number)
  }
  const inForce = standing.find((one) => hasBegun(one, at))
  return inForce === undefined
    ? refuse('YKT-8', 'NOTHING_IN_FORCE', ['withdrawVersion'])
    : grant('YKT-8', inForce.number)
}

const newDraft = ({ regionCode, by, kind = 'regular' }: OpenWish, at: Temporal.Instant) => ({
  id: uuidv7(at),
  regionCode,
  kind,
  status: 'drafted' as const,
  openedBy: by.staffId,
  openedAt: at,
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
})

/**
 * 起草: opens the next version of a layer, as a copy of the latest; an urgent one, upon what is in
 * force; or the withdrawal of a version that waits. One of each kind at a time.
 */
export const openDraft = (
  { db }: Deps,
  context: ActionContext,
  wish: OpenWish,
): Promise<Decision<Draft, OpenRefusal>> =>
  db.transaction(async (tx) => {
    const { regionCode, kind = 'regular' } = wish
    const begun = begins(wish, await standingVersions(tx, regionCode, context.at), context.at)
    const draft = newDraft(wish, context.at)
    let decision: Decision<Draft, OpenRefusal> = begun.granted
      ? grant('YKT-8', { ...draft, baseNumber: begun.outcome })
      : begun
    if (decision.granted && !(await insertDraft(tx, decision.outcome)))
      decision = refuse('YKT-8', 'DRAFT_OPEN', ['continueDraft'])
    await audit(tx, context, {
      action: 'catalogue.openDraft',
      subjectKind: 'catalogueDraft',
      subjectId: draft.id,
      decision,
      detail: { regionCode, kind },
    })
    return decision
  })

export type EditRefusal =
  | Extract<
      DraftRefusal,
      'DRAFT_NOT_IN_STATUS' | 'NOT_YOUR_LAYER' | 'REASON_MISSING' | 'NOT_URGENT'
    >
  | 'SCENE_REVISED'
  | 'CODE_TAKEN'
  | MemberRefusal
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

const decideEdit = (
  { regionCode, status, kind }: Draft,
  by: Keeper,
): Decision<undefined, EditRefusal> => {
  if (by.regionCode !== regionCode) return refuse('YKT-8', 'NOT_YOUR_LAYER')
  // A withdrawal says nothing of its own.
  return status === 'drafted' && kind !== 'withdrawal'
    ? grant('YKT-8', undefined)
    : refuse('YKT-8', 'DRAFT_NOT_IN_STATUS', ['giveBack'])
}

const decideWish = (
  { draft, base, province, entries }: DraftView,
  { by, scene, reason, revision, isNew }: SceneWish,
  around: Surroundings,
): Decision<number, EditRefusal> => {
  const edit = decideEdit(draft, by)
  if (!edit.granted) return edit
  const entry = entries.find((one) => one.scene.code === scene.code)
  const known = entry?.scene ?? base.find(({ code }) => code === scene.code)
  const provincial = province.find(({ code }) => code === scene.code)
  const taken = known ?? provincial
  if (isNew && taken !== undefined) return refuse('YKT-8', 'CODE_TAKEN', ['otherCode'])
  if ((entry?.revision ?? 0) !== revision) return refuse('YKT-8', 'SCENE_REVISED', ['seeChange'])
  if (!isReason(reason)) return refuse('YKT-8', 'REASON_MISSING', ['giveReason'])
  // Of a scene of the province a city says none of this.
  const wrong = provincial === undefined ? wrongMember(known, scene, around) : undefined
  if (wrong !== undefined) return refuse('YKT-8', wrong, INSTEAD[wrong])
  const next = applyChanges(base, [{ kind: 'changed', scene }])
  if (draft.kind === 'urgent' && !isOnlyStatus(base, changesBetween(base, next)))
    return refuse('YKT-8', 'NOT_URGENT', ['regularDraft'])
  return known !== undefined && changedMembers(known, scene).length === 0
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
    const agencies = await publicAgencies(tx, [PROVINCE, draft.regionCode])
    const around = {
      agencies: new Set(agencies.map(({ code }) => code)),
      on: provinceDate(context.at),
    }
    const decision = decideWish(await viewOf(tx, draft, context.at), wish, around)
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

const LEAST_WORDS = 2
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
  db.transaction(async (tx) => {
    const draft = await lockDraft(tx, draftId)
    if (draft === undefined) return undefined
    const words = said.words.trim()
    let decision: Decision<undefined, OpinionRefusal> = grant('YKT-8', undefined)
    if (!mayOpine(draft, by)) decision = refuse('YKT-8', 'NOT_CONSULTED')
    else if (!says(words, LEAST_WORDS)) decision = refuse('YKT-8', 'WORDS_MISSING', ['giveReason'])
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
