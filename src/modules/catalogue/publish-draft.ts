import { uuidv7 } from '#kernel/ids.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Transaction } from '#platform/db.ts'
import { changesBetween } from './changes.ts'
import { enterVersion } from './enter-version.ts'
import { rebaseWaiting } from './rebase.ts'
import type { Scene } from './scene.ts'
import type { DraftView } from './view-draft.ts'

/** Who signs for it and when. */
export interface Publication {
  readonly keys: KeyRing
  readonly staffId: string
  readonly at: Temporal.Instant
}

/** Reasons are published in the language in which they were written. */
const signedAnew = (reason: string, number: number): string =>
  `${reason}（原第 ${number} 版，重签）`

/**
 * The versions that waited, upon what has come between: each is signed anew for the time that it
 * had. One of which nothing is left is not entered again.
 */
const enterWaitingAnew = async (
  tx: Transaction,
  { draft, base, next, waiting }: DraftView,
  { keys, staffId, at }: Publication,
): Promise<void> => {
  const lists = rebaseWaiting(
    base,
    next,
    waiting.map(({ scenes }) => scenes),
    draft.kind === 'urgent',
  )
  let before: readonly Scene[] = next
  for (const [i, { version }] of waiting.entries()) {
    const scenes = lists[i] ?? []
    if (changesBetween(before, scenes).length === 0) continue
    await enterVersion(tx, keys, {
      regionCode: draft.regionCode,
      publishedAt: at,
      effectiveFrom: version.effectiveFrom,
      reason: signedAnew(version.reason, version.number),
      scenes,
      reasons: new Map(version.changes.map(({ code, reason }) => [code, reason])),
      draftedBy: draft.proposedBy ?? draft.openedBy,
      publishedBy: staffId,
    })
    before = scenes
  }
}

/**
 * Enters what a draft makes as signed versions (Art. 8, S2): the next one; one at once in the place
 * of those that wait; or what goes on where one that waits is taken back. Answers its identifier.
 */
export const publishDraft = async (
  tx: Transaction,
  view: DraftView,
  by: Publication,
): Promise<string> => {
  const { draft, next, entries, waiting, takenBack } = view
  const id = uuidv7(by.at)
  await enterVersion(tx, by.keys, {
    id,
    regionCode: draft.regionCode,
    publishedAt: by.at,
    effectiveFrom: takenBack?.effectiveFrom ?? draft.effectiveFrom ?? by.at,
    reason: draft.reason ?? '',
    scenes: next,
    reasons: new Map(entries.map(({ scene, reason }) => [scene.code, reason])),
    draftedBy: draft.proposedBy ?? draft.openedBy,
    publishedBy: by.staffId,
    supersedes: [
      ...(takenBack === undefined ? [] : [takenBack.number]),
      ...waiting.map(({ version }) => version.number),
    ],
  })
  await enterWaitingAnew(tx, view, by)
  return id
}
