import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { reserve } from './claim-instruction.ts'
import { decideInstruction } from './instruction.ts'
import { incarnationOf } from './instruction-reference.ts'
import type { PayingBanks, TakenInstruction } from './paying-bank.ts'
import { findBatch } from './store.ts'
import {
  currentIncarnation,
  insertFound,
  insertInquiry,
  lockFound,
  saveSameAs,
  type TwoWitnesses,
} from './store-incarnation.ts'
import { type Instruction, lockByReference, saveInstruction } from './store-instructions.ts'

/** What came of asking one bank. */
export interface Asked {
  /** Instructions that it told of. */
  readonly told: number
  /** Of these: what we held for not sent, and what we had lost. */
  readonly doubted: number
  readonly found: number
}

export type AskingRefusal =
  /** Nobody declared that the database was restored. */
  | 'INCARNATION_NOT_DECLARED'
  /** A bank has what a life of this database made that has this number or a later one. */
  | 'LATER_INCARNATION'
  | 'FUNDS_SHORT'
  | 'SAME_PERSON'

/** What to do about each of them. */
const WAYS_OUT: Readonly<Record<AskingRefusal, readonly string[]>> = {
  INCARNATION_NOT_DECLARED: ['declareIncarnation'],
  LATER_INCARNATION: ['declareIncarnation'],
  FUNDS_SHORT: ['enterAppropriation'],
  SAME_PERSON: ['askColleague'],
}

class Refused extends Error {
  override readonly name = 'Refused'
  readonly refusal: AskingRefusal

  constructor(refusal: AskingRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/** Its bank has it: money is reserved as for a claim, and nobody knows yet what became of it. */
const doubt = async (tx: Transaction, context: ActionContext, one: Instruction): Promise<void> => {
  const fence = one.fence + 1
  const posted = await reserve(tx, context, { ...one, fence })
  if (!posted.granted) throw new Refused('FUNDS_SHORT')
  const decision = decideInstruction(one.status, 'doubt', undefined, { bankTakesOnce: false })
  await audit(tx, context, {
    action: 'payment.doubtInstruction',
    subjectKind: 'instruction',
    subjectId: one.id,
    decision,
    detail: { fence },
  })
  if (!decision.granted) return
  await saveInstruction(tx, { ...one, status: decision.outcome, fence }, one.fence)
}

/** Compares one of its instructions with ours. */
const compare = async (
  tx: Transaction,
  context: ActionContext,
  told: TakenInstruction,
  { bankCode, incarnation }: { bankCode: string; incarnation: number },
): Promise<'known' | 'doubted' | 'found'> => {
  const one = await lockByReference(tx, bankCode, told.reference)
  if (one === undefined) {
    if ((incarnationOf(told.reference) ?? 0) >= incarnation) throw new Refused('LATER_INCARNATION')
    await insertFound(tx, { bankCode, incarnation, at: context.at }, told)
    return 'found'
  }
  if (one.status !== 'prepared') return 'known'
  await doubt(tx, context, one)
  return 'doubted'
}

/**
 * 核对银行已收的指令: everything that a bank was told, beside what this database knows of it (P16). What
 * we held for not sent may be there; what we lost is kept, and is never sent under another name.
 * From then on the bank may be told of the rest. All of it or nothing.
 */
export const enterTaken = async (
  { db }: { readonly db: Database },
  context: ActionContext,
  bankCode: string,
  taken: readonly TakenInstruction[],
  witnesses?: TwoWitnesses,
): Promise<Decision<Asked, AskingRefusal>> => {
  try {
    return await db.transaction(async (tx) => {
      const { number: incarnation, isElsewhere } = await currentIncarnation(tx)
      if (isElsewhere || incarnation === 1) throw new Refused('INCARNATION_NOT_DECLARED')
      if (witnesses !== undefined && witnesses.firstId === witnesses.secondId)
        throw new Refused('SAME_PERSON')
      const count = { known: 0, doubted: 0, found: 0 }
      for (const told of taken)
        count[await compare(tx, context, told, { bankCode, incarnation })] += 1
      await insertInquiry(tx, {
        incarnation,
        bankCode,
        told: taken.length,
        at: context.at,
        witnesses,
      })
      await audit(tx, context, {
        action: 'payment.enterTaken',
        subjectKind: 'bank',
        subjectId: bankCode,
        decision: grant('YKT-13', undefined),
        detail: { incarnation, ...count },
      })
      const { doubted, found } = count
      return grant('YKT-13', { told: taken.length, doubted, found })
    })
  } catch (error) {
    if (error instanceof Refused) return refuse('YKT-13', error.refusal, WAYS_OUT[error.refusal])
    throw error
  }
}

export interface AskTakenDeps {
  readonly db: Database
  readonly banks: PayingBanks
}

/**
 * 询问银行: asks one bank over its interface for everything that it was told since the moment up to
 * which this database knows for certain.
 *
 * @returns `undefined` when it cannot be asked: two people look, and bring its list; `silent` when
 *   it did not answer.
 */
export const askTaken = async (
  { db, banks }: AskTakenDeps,
  context: ActionContext,
  bankCode: string,
): Promise<Decision<Asked, AskingRefusal> | 'silent' | undefined> => {
  const bank = banks(bankCode)
  const { knowsUntil } = await currentIncarnation(db)
  if (knowsUntil === undefined) return refuse('YKT-13', 'INCARNATION_NOT_DECLARED' as const)
  if (bank === undefined || bank.byHand === true) return undefined
  const taken = await bank.taken(knowsUntil).catch(() => 'silent' as const)
  return taken === undefined || taken === 'silent'
    ? taken
    : enterTaken({ db }, context, bankCode, taken)
}

/**
 * 认定同一批次: the batch that a bank was told of is lost, and was entered again as another one. Two
 * people say so, with a paper; what the bank has is then its instruction for that batch.
 *
 * @returns `undefined` when no bank has such an instruction, or there is no such batch.
 */
export const matchFound = (
  { db }: { readonly db: Database },
  context: ActionContext,
  {
    reference,
    batchId,
    witnesses,
  }: { readonly reference: string; readonly batchId: string; readonly witnesses: TwoWitnesses },
): Promise<Decision<undefined, 'SAME_PERSON' | 'FOUND_SETTLED'> | undefined> =>
  db.transaction(async (tx) => {
    const found = await lockFound(tx, reference)
    if (found === undefined || (await findBatch(tx, batchId)) === undefined) return undefined
    const decision =
      witnesses.firstId === witnesses.secondId
        ? refuse('YKT-13', 'SAME_PERSON' as const, ['askColleague'])
        : found.isSettled
          ? refuse('YKT-13', 'FOUND_SETTLED' as const)
          : grant('YKT-13', undefined)
    await audit(tx, context, {
      action: 'payment.matchFound',
      subjectKind: 'batch',
      subjectId: batchId,
      decision,
      detail: { reference, ...witnesses },
    })
    if (decision.granted) await saveSameAs(tx, reference, { batchId, witnesses, at: context.at })
    return decision
  })
