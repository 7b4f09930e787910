import type { Decision } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { isOnlyStatus } from './changes.ts'
import {
  decideDraft,
  type DraftRefusal,
  type DraftStatus,
  type DraftStep,
  type DraftSurroundings,
  type Keeper,
} from './draft.ts'
import { publishDraft } from './publish-draft.ts'
import { latestVersion, lockLayer } from './store.ts'
import { type Draft, lockDraft, saveDraft } from './store-drafts.ts'
import { type DraftView, viewOf } from './view-draft.ts'

interface Deps {
  readonly db: Pick<Database, 'transaction'>
  /** Signs what is published. */
  readonly keys: KeyRing
}

export interface WishedStep {
  readonly draftId: string
  readonly step: DraftStep
  readonly by: Keeper
  /** Of `propose`: why there is a new version. */
  readonly reason?: string | undefined
  /** Of `propose`: from when it is to hold; `undefined`: from its publication on. */
  readonly effectiveFrom?: Temporal.Instant | undefined
  /** Why it goes back or is given up. */
  readonly remark?: string | undefined
}

/** The draft as somebody proposes it, with the reason and the time that they give. */
const asWished = (draft: Draft, { step, reason, effectiveFrom }: WishedStep): Draft =>
  step === 'propose' ? { ...draft, reason: reason?.trim(), effectiveFrom } : draft

/** Opinions on the draft as it is: what was said before it was written in again counts no more. */
const standing = ({ draft: { consultedAt }, opinions }: DraftView): number =>
  consultedAt === undefined
    ? 0
    : opinions.filter(({ givenAt }) => Temporal.Instant.compare(givenAt, consultedAt) >= 0).length

const surroundings = async (
  tx: Transaction,
  view: DraftView,
  at: Temporal.Instant,
): Promise<DraftSurroundings> => ({
  changes: view.changes.length,
  onlyStatus: isOnlyStatus(view.base, view.changes),
  faults: view.faults.length,
  opinions: standing(view),
  latestFrom: (await latestVersion(tx, view.draft.regionCode))?.effectiveFrom,
  waits: view.takenBack !== undefined,
  at,
})

const after = (
  draft: Draft,
  status: DraftStatus,
  { by, remark }: WishedStep,
  at: Temporal.Instant,
  versionId: string | undefined,
): Draft => {
  const next = { ...draft, status, remark }
  if (status === 'proposed') return { ...next, proposedBy: by.staffId, proposedAt: at }
  if (status === 'published')
    return { ...next, publishedBy: by.staffId, publishedAt: at, versionId }
  const consultedAt = status === 'consulting' ? at : undefined
  return { ...next, consultedAt, proposedBy: undefined, proposedAt: undefined }
}

/**
 * A step of a draft. To publish is to enter a signed version in the same transaction: when
 * anything of it fails, the version before stays in force and the draft where it was (Art. 8, S2).
 */
export const stepDraft = (
  deps: Deps,
  context: ActionContext,
  wish: WishedStep,
): Promise<Decision<DraftStatus, DraftRefusal> | undefined> =>
  deps.db.transaction(async (tx) => {
    const { at } = context
    const locked = await lockDraft(tx, wish.draftId)
    if (locked === undefined) return undefined
    const draft = asWished(locked, wish)
    if (wish.step === 'publish') await lockLayer(tx, draft.regionCode)
    const view = await viewOf(tx, draft, at)
    const decision = decideDraft(draft, wish.step, wish.by, await surroundings(tx, view, at))
    await audit(tx, context, {
      action: `catalogue.${wish.step}Draft`,
      subjectKind: 'catalogueDraft',
      subjectId: draft.id,
      decision,
      detail: { regionCode: draft.regionCode, changes: view.changes.length },
    })
    if (!decision.granted) return decision
    const versionId =
      wish.step === 'publish'
        ? await publishDraft(tx, view, { keys: deps.keys, staffId: wish.by.staffId, at })
        : undefined
    await saveDraft(tx, after(draft, decision.outcome, wish, at, versionId))
    return decision
  })
