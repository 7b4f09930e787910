import { type Decision, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import {
  type BatchAction,
  type BatchFacts,
  type BatchRefusal,
  decideBatch,
  decideSigning,
  makerOf,
  type Signatory,
} from './batch.ts'
import { batchReleased } from './events.ts'
import { digestOfLines } from './lines-digest.ts'
import { openCases } from './open-cases.ts'
import { type Batch, lockBatch, saveBatch } from './store.ts'
import { insertGivenBack } from './store-review.ts'
import { cancelLines } from './store-outcomes.ts'

interface Deps {
  readonly db: Database
}

const record = (
  tx: Transaction,
  context: ActionContext,
  action: BatchAction,
  batch: Batch,
  decision: Decision<unknown, string>,
) =>
  audit(tx, context, {
    action: `payment.${action}Batch`,
    subjectKind: 'batch',
    subjectId: batch.id,
    decision,
    detail: { lines: batch.lineCount, totalFen: String(batch.totalFen) },
  })

/** 提交: the maker has done; from now on the lines stand still, and their digest is signed. */
export const submitBatch = (
  { db }: Deps,
  context: ActionContext,
  batchId: string,
): Promise<Decision<Batch, BatchRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const batch = await lockBatch(tx, batchId)
    if (batch === undefined) return undefined
    const made = makerOf(batch.made, context.actor)
    const decision: Decision<Batch['status'], BatchRefusal> =
      made === undefined
        ? refuse('YKT-13', 'NOT_YOUR_UNIT', ['askColleague'])
        : decideBatch(batch, 'submit')
    await record(tx, context, 'submit', batch, decision)
    if (!decision.granted) return decision
    const { digest, lineCount, totalFen } = await digestOfLines(tx, { batchId })
    const submitted: Batch = {
      ...batch,
      made: made ?? batch.made,
      status: decision.outcome,
      linesDigest: digest,
    }
    if (lineCount !== batch.lineCount || totalFen !== batch.totalFen)
      throw new Error(`batch ${batchId} says ${batch.lineCount} lines and has ${lineCount}`)
    await saveBatch(tx, submitted)
    return { ...decision, outcome: submitted }
  })

export interface Signature {
  readonly batchId: string
  readonly by: Signatory
  /** The digest that stood above the button. */
  readonly seenDigest: string
}

const sign = (
  { db }: Deps,
  context: ActionContext,
  action: 'check' | 'release',
  { batchId, by, seenDigest }: Signature,
): Promise<Decision<Batch, BatchRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const batch = await lockBatch(tx, batchId)
    if (batch === undefined) return undefined
    // Counted anew: what is signed is what is there, not what was there when it was submitted.
    const { digest } = await digestOfLines(tx, { batchId })
    const facts: BatchFacts = { ...batch, linesDigest: digest }
    const signed = { by, linesDigest: seenDigest }
    const decision = decideSigning(facts, action, signed, batch.thresholdFen)
    await record(tx, context, action, batch, decision)
    if (!decision.granted) return decision
    const { at } = context
    const after: Batch = {
      ...batch,
      status: decision.outcome,
      ...(action === 'check' ? { checked: { ...signed, at } } : { released: { ...by, at } }),
    }
    await saveBatch(tx, after)
    if (action === 'release')
      await publish(tx, context, batchReleased, {
        subjectId: batchId,
        payload: { batchId, programmeCode: batch.programmeCode, payPeriod: batch.payPeriod },
      })
    return { ...decision, outcome: after }
  })

/** 核定: the department that owns the programme says that these people are to be paid this. */
export const checkBatch = (deps: Deps, context: ActionContext, signature: Signature) =>
  sign(deps, context, 'check', signature)

/** 审核下达: the department that pays lets the money go. From now on nothing changes (P8). */
export const releaseBatch = (deps: Deps, context: ActionContext, signature: Signature) =>
  sign(deps, context, 'release', signature)

const takeBack = (
  { db }: Deps,
  context: ActionContext,
  action: 'giveBack' | 'withdraw',
  batchId: string,
  reason = '',
): Promise<Decision<Batch, BatchRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const batch = await lockBatch(tx, batchId)
    if (batch === undefined) return undefined
    const decision = decideBatch(batch, action)
    await record(tx, context, action, batch, decision)
    if (!decision.granted) return decision
    const { at } = context
    if (action === 'withdraw')
      await cancelLines(tx, batchId, { reason: 'batchWithdrawn', by: context.actor.id, at })
    else await insertGivenBack(tx, context, batch, reason)
    // What failed before and was to be paid again is in somebody's hands once more (P21).
    if (action === 'withdraw' && batch.kind === 'reissue') await openCases(tx, batch, at)
    // Whatever was signed falls with it.
    const after = { ...batch, status: decision.outcome, checked: undefined }
    await saveBatch(tx, after)
    return { ...decision, outcome: after }
  })

/** 退回编制: whoever should have signed sends it back to be mended, and says why. */
export const giveBackBatch = (
  deps: Deps,
  context: ActionContext,
  batchId: string,
  reason: string,
) => takeBack(deps, context, 'giveBack', batchId, reason)

/** 撤回: this batch will not be paid. */
export const withdrawBatch = (deps: Deps, context: ActionContext, batchId: string) =>
  takeBack(deps, context, 'withdraw', batchId)
