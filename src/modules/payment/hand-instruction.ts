import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import type { Spool } from '#platform/spool.ts'
import type { BankWord } from './paying-bank.ts'
import { claim } from './claim-instruction.ts'
import { instructionFile, type InstructionFile } from './instruction-file.ts'
import { type Finding, settle } from './settle-instruction.ts'
import { openPause } from './store-pauses.ts'
import { type Instruction, instructionByReference, lockInstruction } from './store-instructions.ts'

/** Which instruction, of the bank whose people act. */
export interface OfBank {
  readonly bankCode: string
  readonly reference: string
}

/** By hand a file is in the bank for a day before its answer is missed. */
const LEASE = { hours: 24 } as const

/**
 * 领取指令文件: a bank without an interface takes what it is to pay. From now on it may have it: money
 * is reserved before the first byte leaves, as in every sending (P7).
 *
 * @returns `undefined` when the bank has no such instruction.
 */
export const handOutInstruction = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { bankCode, reference }: OfBank,
): Promise<Decision<Instruction, string> | undefined> =>
  db.transaction(async (tx) => {
    const found = await instructionByReference(tx, bankCode, reference)
    const one = found && (await lockInstruction(tx, found.id))
    if (one === undefined) return undefined
    if ((await openPause(tx, one.batchId)) !== undefined)
      return refuse('YKT-13', 'SENDING_PAUSED' as const, ['resume'])
    return claim(tx, context, one, LEASE)
  })

/**
 * The file of an instruction with the files beside it, for whom it was handed out to; each time is
 * written down.
 *
 * @returns `undefined` when there is none, or it was not handed out yet.
 */
export const fetchInstruction = async (
  { db, spool }: { readonly db: Database; readonly spool: Spool },
  context: ActionContext,
  { bankCode, reference }: OfBank,
  part: 'content' | 'sidecar' | 'sig',
): Promise<InstructionFile | undefined> => {
  const one = await instructionByReference(db, bankCode, reference)
  if (one === undefined || one.status === 'prepared') return undefined
  const file = await instructionFile(spool, one)
  if (file === undefined) return undefined
  await db.transaction((tx) =>
    audit(tx, context, {
      action: 'payment.fetchInstruction',
      subjectKind: 'instruction',
      subjectId: one.id,
      decision: grant('YKT-13', undefined),
      detail: { part },
    }),
  )
  return file
}

/** A person of the bank says it at once, or was asked later. */
const findingOf = (one: Instruction, word: BankWord): Finding => ({
  says: word.says,
  evidence: { kind: one.status === 'sending' ? 'answer' : 'query' },
  bankTakesOnce: false,
  ...(word.says === 'refused' && { refusal: { code: word.code, text: word.text } }),
})

/**
 * 受理或不受理: the word of a person of the bank about an instruction that was handed out. What is
 * refused frees the money and ends the lines.
 *
 * @returns `undefined` when the bank has no such instruction.
 */
export const sayOfInstruction = (
  { db }: { readonly db: Database },
  context: ActionContext,
  { bankCode, reference }: OfBank,
  word: BankWord,
): Promise<Decision<Instruction, string> | undefined> =>
  db.transaction(async (tx) => {
    const found = await instructionByReference(tx, bankCode, reference)
    const one = found && (await lockInstruction(tx, found.id))
    return one && settle(tx, context, one, findingOf(one, word))
  })
