import { type Decision, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { post } from '#modules/ledger/index.ts'
import { staleFeedsOf } from '#modules/programme/index.ts'
import { decideInstruction } from './instruction.ts'
import { findBatch, lockBatch } from './store.ts'
import { type Obstacle, obstacleTo } from './store-incarnation.ts'
import { deleteInstruction, type Instruction, saveInstruction } from './store-instructions.ts'
import { holdsUnpayable } from './store-outcomes.ts'

/** Longer than a bank takes to swallow so many lines; whoever is later has lost the lease. */
const leaseFor = ({ lineCount }: Instruction): Lease => ({
  seconds: 120 + Math.ceil(lineCount / 2000),
})
type Lease = { readonly seconds: number } | { readonly hours: number }

/** Takes away what never left, so that it is built anew. */
const discard = async (
  tx: Transaction,
  context: ActionContext,
  { id, batchId, bankCode }: Instruction,
): Promise<void> => {
  await deleteInstruction(tx, id)
  await audit(tx, context, {
    action: 'payment.discardInstruction',
    subjectKind: 'instruction',
    subjectId: id,
    decision: { granted: true, basis: 'YKT-13' },
    detail: { batchId, bankCode },
  })
}

/**
 * Whether somebody of an instruction may not be paid any more: held, dead, or without a permission
 * since it was built (A1). Whoever holds a line waits for the batch, so it is held in time or sent.
 * The instruction is taken away and built anew without them; one that a bank may have is not.
 */
const isStale = async (
  tx: Transaction,
  context: ActionContext,
  one: Instruction,
): Promise<boolean> => {
  await lockBatch(tx, one.batchId)
  if (one.fence > 0 || !(await holdsUnpayable(tx, one))) return false
  await discard(tx, context, one)
  return true
}

/** P20: nothing goes out while a register that its programme rests on is silent for too long. */
const restsOnOldNews = async (
  tx: Transaction,
  { batchId }: Instruction,
  at: Temporal.Instant,
): Promise<boolean> => {
  const batch = await findBatch(tx, batchId)
  return batch !== undefined && (await staleFeedsOf(tx, batch.programmeCode, at)).length > 0
}

/** What a claim is refused with for each of them. */
export const OBSTACLE_REFUSALS = {
  placeChanged: 'PLACE_CHANGED',
  bankNotAsked: 'BANK_NOT_ASKED',
  batchMissing: 'BATCH_MISSING',
  bankHasOther: 'BANK_HAS_OTHER',
} as const satisfies Readonly<Record<Obstacle, string>>

/** Reserves the money of a sending: the one that has this fence. */
export const reserve = (
  tx: Transaction,
  context: ActionContext,
  { id, fence, fundCode, totalFen }: Pick<Instruction, 'id' | 'fence' | 'fundCode' | 'totalFen'>,
) => {
  const reference = `instruction/${id}/${fence}/send`
  return post(tx, context, { reference, fundCode, kind: 'send', amountFen: totalFen })
}

/** Money is reserved and the claim committed before the first byte leaves. */
export const claim = async (
  tx: Transaction,
  context: ActionContext,
  one: Instruction,
  lease: Lease = leaseFor(one),
): Promise<Decision<Instruction, string>> => {
  const decision = decideInstruction(one.status, 'claim', undefined, { bankTakesOnce: false })
  if (!decision.granted) return decision
  const obstacle = await obstacleTo(tx, one)
  // Nothing of it has left by our books; what the bank has of that batch is taken over instead.
  if (obstacle === 'bankHasOther' && one.fence === 0) {
    await discard(tx, context, one)
    return refuse('YKT-13', 'LINES_UNPAYABLE' as const, ['build'])
  }
  if (obstacle !== undefined) return refuse('YKT-13', OBSTACLE_REFUSALS[obstacle], ['askBank'])
  if (await restsOnOldNews(tx, one, context.at))
    return refuse('YKT-13', 'FEED_STALE' as const, ['sendLater'])
  if (await isStale(tx, context, one))
    return refuse('YKT-13', 'LINES_UNPAYABLE' as const, ['build'])
  const fence = one.fence + 1
  const { totalFen } = one
  const posted = await reserve(tx, context, { ...one, fence })
  await audit(tx, context, {
    action: 'payment.sendInstruction',
    subjectKind: 'instruction',
    subjectId: one.id,
    decision: posted,
    detail: { fence, totalFen: String(totalFen) },
  })
  if (!posted.granted) return posted
  const leaseUntil = context.at.add(lease)
  const claimed = { ...one, status: decision.outcome, fence, leaseUntil }
  await saveInstruction(tx, claimed, one.fence)
  return { ...decision, outcome: claimed }
}
