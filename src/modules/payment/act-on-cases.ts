import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { remindHolders } from './remind-holder.ts'
import { decideCase, type ReturnCaseAction } from './return-case.ts'
import { findBatch } from './store.ts'
import { lockCases, openCasesOf, type ReturnCase, saveCases } from './store-cases.ts'

export interface CasesAct {
  readonly batchId: string
  readonly reasonCode: string
  readonly act: Exclude<ReturnCaseAction, 'reissue'>
  /** Of one case alone; of the whole group when absent. */
  readonly caseId?: string | undefined
  /** What was found, or why it is stopped. */
  readonly note: string
  /** The department that acts. */
  readonly agencyCode: string
}

export type CasesRefusal = 'NOT_YOUR_UNIT' | 'NOTE_NEEDED' | 'NOTHING_TO_DO'

/** What is written down is somebody's finding; a reminder speaks for itself. */
const NEEDS_NOTE: ReadonlySet<CasesAct['act']> = new Set(['allow', 'stop'])

export interface CasesDone {
  readonly done: number
  /** Cases that do not take the step, or whose holder cannot be told. */
  readonly left: number
}

const perform = async (
  tx: Transaction,
  context: ActionContext,
  { act, note }: CasesAct,
  cases: readonly ReturnCase[],
): Promise<CasesDone> => {
  const may = cases.filter(({ status }) => decideCase(status, act).granted)
  const touched = act === 'remind' ? await remindHolders(tx, context, may) : may
  for (const [status, group] of Map.groupBy(touched, (one) => one.status)) {
    const decision = decideCase(status, act)
    if (!decision.granted) throw new Error(`a case that is ${status} was to ${act}`)
    const ids = group.map(({ id }) => id)
    const change = {
      status: decision.outcome,
      readyWhy: act === 'allow' ? ('verified' as const) : undefined,
      note: note === '' ? undefined : note,
      told: act === 'remind',
    }
    await saveCases(tx, ids, change, context.actor.id, context.at)
  }
  return { done: touched.length, left: cases.length - touched.length }
}

/**
 * 批量处理: one step for every case of a batch and reason that takes it; those that do not stay where
 * they are, and are counted.
 *
 * @returns `undefined` when there is no such batch.
 */
export const actOnCases = (
  { db }: { readonly db: Database },
  context: ActionContext,
  input: CasesAct,
): Promise<Decision<CasesDone, CasesRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const { batchId, reasonCode, act, note, agencyCode, caseId } = input
    const batch = await findBatch(tx, batchId)
    if (batch === undefined) return undefined
    const wanted = { batch, reasonCode }
    const listed = (await openCasesOf(tx, wanted, context.at)).filter(
      ({ id }) => caseId === undefined || id === caseId,
    )
    await lockCases(
      tx,
      listed.map(({ id }) => id),
    )
    // Read again under the lock: somebody may have acted meanwhile.
    const held = new Set(listed.map(({ id }) => id))
    const cases = (await openCasesOf(tx, wanted, context.at)).filter(({ id }) => held.has(id))
    const refusal: CasesRefusal | undefined =
      agencyCode !== batch.ownerAgency
        ? 'NOT_YOUR_UNIT'
        : NEEDS_NOTE.has(act) && note.trim() === ''
          ? 'NOTE_NEEDED'
          : undefined
    const done = refusal === undefined ? await perform(tx, context, input, cases) : undefined
    const decision =
      done === undefined || done.done === 0
        ? refuse('YKT-13', refusal ?? ('NOTHING_TO_DO' as const), ['chooseLines'])
        : grant('YKT-13', done)
    await audit(tx, context, {
      action: `payment.${act}Cases`,
      subjectKind: 'batch',
      subjectId: batchId,
      decision,
      detail: { reason: reasonCode, done: done?.done ?? 0, left: done?.left ?? 0 },
    })
    return decision
  })
