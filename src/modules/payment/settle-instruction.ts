import type { Decision } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { post } from '#modules/ledger/index.ts'
import { linesFailed } from './events.ts'
import {
  decideInstruction,
  type Evidence,
  type InstructionAction,
  type InstructionRefusal,
} from './instruction.ts'
import {
  type Instruction,
  insertEvidence,
  lockInstruction,
  saveInstruction,
} from './store-instructions.ts'
import { openCases } from './open-cases.ts'
import { findBatch } from './store.ts'
import { rejectInstruction } from './store-outcomes.ts'

/** What is known now, and from whom. */
export interface Finding {
  readonly says: 'accepted' | 'refused' | 'notReceived'
  readonly evidence: Evidence
  /** Of a refusal: the bank's code and words. */
  readonly refusal?: { readonly code: string; readonly text: string }
  /** The bank keeps references and takes each one once. */
  readonly bankTakesOnce: boolean
}

const ACTIONS = {
  accepted: 'accept',
  refused: 'refuse',
  notReceived: 'sendAgain',
} as const satisfies Readonly<Record<Finding['says'], InstructionAction>>

/** Money that was reserved and went nowhere is there again. */
const freeMoney = async (
  tx: Transaction,
  context: ActionContext,
  { id, fence, fundCode, totalFen }: Instruction,
): Promise<void> => {
  const reference = `instruction/${id}/${fence}/reject`
  const posted = await post(tx, context, {
    reference,
    fundCode,
    kind: 'reject',
    amountFen: totalFen,
  })
  if (!posted.granted) throw new Error(`${reference} cannot be posted: ${posted.refusal}`)
}

const after = (
  one: Instruction,
  status: Instruction['status'],
  { refusal }: Pick<Finding, 'refusal'>,
  at: Temporal.Instant,
): Instruction => ({
  ...one,
  status,
  leaseUntil: undefined,
  refusal: status === 'refused' ? (refusal ?? { code: 'R99', text: '' }) : undefined,
  settledAt: status === 'accepted' || status === 'refused' ? at : undefined,
})

/** The same inside a transaction, for an instruction that is locked. */
export const settle = async (
  tx: Transaction,
  context: ActionContext,
  one: Instruction,
  finding: Finding,
): Promise<Decision<Instruction, InstructionRefusal>> => {
  const { at } = context
  const { says, evidence, bankTakesOnce } = finding
  const action = ACTIONS[says]
  const decision = decideInstruction(one.status, action, evidence, { bankTakesOnce })
  await audit(tx, context, {
    action: 'payment.settleInstruction',
    subjectKind: 'instruction',
    subjectId: one.id,
    decision,
    detail: { says, evidence: evidence.kind, fence: one.fence },
  })
  if (!decision.granted) return decision
  await insertEvidence(tx, uuidv7(at), one, evidence, says, at)
  const settled = after(one, decision.outcome, finding, at)
  await saveInstruction(tx, settled, one.fence)
  if (says !== 'accepted') await freeMoney(tx, context, one)
  if (says === 'refused') {
    const reason = settled.refusal?.code ?? 'R99'
    const count = await rejectInstruction(tx, one, { reason, by: `bank/${evidence.kind}`, at })
    const { batchId } = one
    const batch = await findBatch(tx, batchId)
    if (batch !== undefined) await openCases(tx, batch, at)
    await publish(tx, context, linesFailed, {
      subjectId: batchId,
      payload: { batchId, inboundId: null, count },
    })
  }
  return { ...decision, outcome: settled }
}

/**
 * 查明: what a bank, a statement or two people say became of an instruction (P7). What was refused
 * or never came frees the money; what was refused ends its lines.
 */
export const settleInstruction = (
  { db }: { readonly db: Database },
  context: ActionContext,
  instructionId: string,
  finding: Finding,
): Promise<Decision<Instruction, InstructionRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const one = await lockInstruction(tx, instructionId)
    return one && settle(tx, context, one, finding)
  })

/** A file of the bank tells of its lines: it has the instruction. */
export const settleByFile = async (
  tx: Transaction,
  context: ActionContext,
  instructionId: string,
  inboundId: string,
): Promise<void> => {
  const one = await lockInstruction(tx, instructionId)
  if (one === undefined || one.status === 'accepted') return
  const evidence = { kind: 'file', inboundId } as const
  const settled = await settle(tx, context, one, {
    says: 'accepted',
    evidence,
    bankTakesOnce: false,
  })
  if (!settled.granted)
    throw new Error(`instruction ${instructionId} is ${one.status}, and its bank tells of lines`)
}
