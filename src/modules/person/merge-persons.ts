import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { closeResidentSessions } from '#platform/session.ts'
import { MERGED } from './events.ts'
import {
  decideGivingUp,
  decideMerge,
  decideMergeStep,
  type Holdings,
  type MergeReason,
  type MergeRefusal,
  type MergeStatus,
} from './merge.ts'
import { personNotices } from './messages-notices.ts'
import { notify } from './notify.ts'
import { deciderOf } from './staff-decider.ts'
import { setCodesValidFrom } from './store.ts'
import {
  insertMerge,
  lockMerge,
  lockMergeParties,
  type Merge,
  relationsConflict,
  saveDecision,
} from './store-merge.ts'
import { moveRows } from './store-merge-rows.ts'
import { decideSecond, type SecondRefusal } from './two-people.ts'

export interface MergeProposal {
  /** The entry that is given up. */
  readonly fromId: string
  /** The entry that stays. */
  readonly intoId: string
  readonly reason: MergeReason
  /** References of papers that show that both are one human being. */
  readonly evidence: readonly string[]
}

type Pair = Pick<Merge, 'fromId' | 'intoId'>

export interface MergeDeps {
  readonly db: Database
  /** What the two hold, by the modules that come after this one; read in `tx` and not locked. */
  readonly holdings: (tx: Transaction, pair: Pair, at: Temporal.Instant) => Promise<Holdings>
}

const judge = async (
  { holdings }: MergeDeps,
  tx: Transaction,
  { fromId, intoId }: Pair,
  at: Temporal.Instant,
): Promise<ReturnType<typeof decideMerge> | undefined> => {
  // From here on nothing begins in either name, and whatever has begun there can be seen: what is
  // read now can only become less, so none of it is locked.
  const parties = await lockMergeParties(tx, fromId, intoId)
  if (parties === undefined) return undefined
  const conflict = await relationsConflict(tx, fromId, intoId)
  const decision = decideMerge({ ...parties, relationsConflict: conflict })
  if (!decision.granted) return decision
  const free = decideGivingUp(await holdings(tx, { fromId, intoId }, at))
  return free.granted ? decision : free
}

/**
 * 提议合并: one of two people of different units says that two entries are one human being.
 *
 * @returns `undefined` when one of the entries does not exist.
 */
export const proposeMerge = (
  deps: MergeDeps,
  context: ActionContext,
  { fromId, intoId, reason, evidence }: MergeProposal,
): Promise<Decision<{ readonly mergeId: string }, MergeRefusal> | undefined> =>
  deps.db.transaction(async (tx) => {
    const judged = await judge(deps, tx, { fromId, intoId }, context.at)
    if (judged === undefined) return undefined
    const mergeId = uuidv7(context.at)
    const merge: Merge = {
      id: mergeId,
      fromId,
      intoId,
      reason,
      status: 'proposed',
      proposer: deciderOf(context),
      unmergeProposer: undefined,
    }
    const decision =
      judged.granted && !(await insertMerge(tx, { ...merge, evidence }, context.at))
        ? refuse('YKT-3', 'MERGE_UNDER_WAY')
        : judged
    await audit(tx, context, {
      action: 'person.proposeMerge',
      subjectKind: 'merge',
      subjectId: mergeId,
      decision,
      detail: { fromId, intoId, reason, evidence: evidence.join() },
    })
    return decision.granted ? grant('YKT-3', { mergeId }) : decision
  })

type Refusal = MergeRefusal | SecondRefusal

const decide = async (
  deps: MergeDeps,
  tx: Transaction,
  context: ActionContext,
  merge: Merge,
  approve: boolean,
): Promise<Decision<MergeStatus, Refusal>> => {
  const step = decideMergeStep(merge.status, approve ? 'merge' : 'decline')
  if (!step.granted) return step
  const second = decideSecond(merge.proposer, deciderOf(context), { otherUnit: true })
  if (!second.granted) return second
  if (!approve) return step
  const judged = await judge(deps, tx, merge, context.at)
  return judged === undefined || judged.granted ? step : judged
}

const carryOut = async (tx: Transaction, context: ActionContext, merge: Merge) => {
  const { id: mergeId, fromId, intoId } = merge
  await moveRows(tx, { mergeId, fromId, intoId })
  for (const id of [fromId, intoId]) {
    // Whoever was signed in, and every code that was shown, was of an entry that is no more.
    await closeResidentSessions(tx, id)
    await setCodesValidFrom(tx, id, context.at)
  }
  await publish(tx, context, MERGED, {
    subjectId: intoId,
    payload: { mergeId, fromPersonId: fromId, intoPersonId: intoId },
  })
  await notify(tx, context, { personId: intoId, ...personNotices('merged') })
}

/**
 * 复核合并: the second person, of another unit, agrees or does not. With a yes the rows move at once,
 * each written down, and the old id leads to the surviving one.
 *
 * @returns `undefined` when there is no such merge.
 */
export const decideMergeProposal = (
  deps: MergeDeps,
  context: ActionContext,
  { mergeId, approve }: { readonly mergeId: string; readonly approve: boolean },
): Promise<Decision<MergeStatus, Refusal> | undefined> =>
  deps.db.transaction(async (tx) => {
    const merge = await lockMerge(tx, mergeId)
    if (merge === undefined) return undefined
    const decision = await decide(deps, tx, context, merge, approve)
    await audit(tx, context, {
      action: approve ? 'person.merge' : 'person.declineMerge',
      subjectKind: 'merge',
      subjectId: mergeId,
      decision,
    })
    if (!decision.granted) return decision
    await saveDecision(
      tx,
      { id: mergeId, status: decision.outcome },
      deciderOf(context),
      context.at,
    )
    if (approve) await carryOut(tx, context, merge)
    return decision
  })
