import { grant } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { Fund } from '#modules/ledger/index.ts'
import { reserve } from './claim-instruction.ts'
import { digestOfLines } from './lines-digest.ts'
import { foundOf } from './store-incarnation.ts'
import { type FormatCode, type Instruction, insertInstruction } from './store-instructions.ts'

/** What is built, and by what. */
export interface ToBuild {
  readonly batchId: string
  readonly fund: Fund
  readonly format: FormatCode
}

/**
 * 承接银行已收的指令: a bank has an instruction for this batch that this database lost with a
 * restoration. It becomes ours again, under its name, as one of which nobody knows what became;
 * nothing is sent (P16).
 *
 * @returns why not: the bank has several or other sums, which people have to clear up, or the money
 *   for it is not there.
 */
export const adoptFound = async (
  tx: Transaction,
  context: ActionContext,
  { batchId, fund, format }: ToBuild,
): Promise<Instruction | 'bankHasOther' | 'fundsShort'> => {
  const { bankCode, code: fundCode } = fund
  const [found, ...others] = await foundOf(tx, bankCode, batchId)
  const { digest, lineCount, totalFen } = await digestOfLines(tx, { batchId, bankCode })
  if (found?.count !== lineCount || found.sumFen !== totalFen || others.length > 0)
    return 'bankHasOther'
  const instruction: Instruction = {
    id: uuidv7(context.at),
    batchId,
    bankCode,
    fundCode,
    reference: found.reference,
    format,
    lineCount,
    totalFen,
    linesDigest: digest,
    fileDigest: found.fileDigest,
    status: 'unknown',
    fence: 1,
    leaseUntil: undefined,
    refusal: undefined,
    builtAt: context.at,
    settledAt: undefined,
  }
  const posted = await reserve(tx, context, instruction)
  if (!posted.granted) return 'fundsShort'
  await insertInstruction(tx, instruction)
  await audit(tx, context, {
    action: 'payment.adoptInstruction',
    subjectKind: 'instruction',
    subjectId: instruction.id,
    decision: grant('YKT-13', undefined),
    detail: { batchId, bankCode, reference: found.reference },
  })
  return instruction
}
