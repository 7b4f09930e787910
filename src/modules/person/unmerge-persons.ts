import { type Decision, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { closeResidentSessions } from '#platform/session.ts'
import { UNMERGED } from './events.ts'
import { decideMergeStep, type MergeRefusal, type MergeStatus } from './merge.ts'
import { personNotices } from './messages-notices.ts'
import { notify } from './notify.ts'
import { deciderOf } from './staff-decider.ts'
import { setCodesValidFrom } from './store.ts'
import {
  lockMerge,
  lockMergeParties,
  type Merge,
  saveUnmergeDecision,
  saveUnmergeProposal,
} from './store-merge.ts'
import { restoreRows } from './store-merge-rows.ts'
import { decideSecond, type SecondRefusal } from './two-people.ts'

type Refusal = MergeRefusal | SecondRefusal

/** 提议拆分: the two were not one human being after all. */
export const proposeUnmerge = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { mergeId, evidence }: { readonly mergeId: string; readonly evidence: readonly string[] },
): Promise<Decision<MergeStatus, MergeRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const merge = await lockMerge(tx, mergeId)
    if (merge === undefined) return undefined
    const decision = decideMergeStep(merge.status, 'proposeUnmerge')
    await audit(tx, context, {
      action: 'person.proposeUnmerge',
      subjectKind: 'merge',
      subjectId: mergeId,
      decision,
      detail: { evidence: evidence.join() },
    })
    if (decision.granted) await saveUnmergeProposal(tx, mergeId, deciderOf(context), evidence)
    return decision
  })

const decide = async (
  tx: Transaction,
  context: ActionContext,
  merge: Merge,
  approve: boolean,
): Promise<Decision<MergeStatus, Refusal>> => {
  const step = decideMergeStep(merge.status, approve ? 'approveUnmerge' : 'declineUnmerge')
  if (!step.granted) return step
  const first = merge.unmergeProposer ?? merge.proposer
  const second = decideSecond(first, deciderOf(context), { otherUnit: true })
  if (!second.granted) return second
  const parties = await lockMergeParties(tx, merge.fromId, merge.intoId)
  // What the surviving entry was merged into has to be parted first.
  return parties?.into.isAlias === true
    ? refuse('YKT-3', 'PERSON_WAS_MERGED', ['openSurviving'])
    : step
}

const carryOut = async (tx: Transaction, context: ActionContext, merge: Merge) => {
  const { id: mergeId, fromId, intoId } = merge
  await restoreRows(tx, { mergeId, fromId, intoId })
  await publish(tx, context, UNMERGED, {
    subjectId: intoId,
    payload: { mergeId, fromPersonId: fromId, intoPersonId: intoId },
  })
  for (const id of [fromId, intoId]) {
    await closeResidentSessions(tx, id)
    await setCodesValidFrom(tx, id, context.at)
    await notify(tx, context, { personId: id, ...personNotices('unmerged') })
  }
}

/**
 * 复核拆分: with a yes of a second unit, every row that the merge moved goes back to where it was.
 *
 * @returns `undefined` when there is no such merge.
 */
export const decideUnmerge = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { mergeId, approve }: { readonly mergeId: string; readonly approve: boolean },
): Promise<Decision<MergeStatus, Refusal> | undefined> =>
  db.transaction(async (tx) => {
    const merge = await lockMerge(tx, mergeId)
    if (merge === undefined) return undefined
    const decision = await decide(tx, context, merge, approve)
    await audit(tx, context, {
      action: approve ? 'person.unmerge' : 'person.declineUnmerge',
      subjectKind: 'merge',
      subjectId: mergeId,
      decision,
    })
    if (!decision.granted) return decision
    const by = deciderOf(context)
    await saveUnmergeDecision(tx, { id: mergeId, status: decision.outcome }, by, context.at)
    if (approve) await carryOut(tx, context, merge)
    return decision
  })
