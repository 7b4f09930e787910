import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import { type ActionContext, audit } from '#platform/audit.ts'
import type { Database } from '#platform/db.ts'
import type { Signatory } from './batch.ts'
import type { InstructionRefusal } from './instruction.ts'
import { settle } from './settle-instruction.ts'
import { endFinding, insertFinding, lockFinding, type Saying } from './store-findings.ts'
import { lockInstruction } from './store-instructions.ts'

export interface FindingInput {
  readonly instructionId: string
  readonly says: Saying
  /** Where the paper lies. */
  readonly archiveNumber: string
  /** SM3 of the paper, hexadecimal. */
  readonly paperDigest: string
  readonly by: Signatory
}

export type FindingRefusal =
  | InstructionRefusal
  | 'FINDING_WAITS'
  | 'NO_FINDING'
  | 'SAME_PERSON'
  | 'SAME_UNIT'

interface Deps {
  readonly db: Database
}

/** 登记查明: what the first of two people found, with the paper it stands on (P7). */
export const proposeFinding = (
  { db }: Deps,
  context: ActionContext,
  { by, ...input }: FindingInput,
): Promise<Decision<undefined, FindingRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const one = await lockInstruction(tx, input.instructionId)
    if (one === undefined) return undefined
    const waits = await lockFinding(tx, one.id)
    const decision =
      one.status !== 'unknown'
        ? refuse('YKT-13', 'INSTRUCTION_NOT_IN_STATUS' as const)
        : waits !== undefined
          ? refuse('YKT-13', 'FINDING_WAITS' as const, ['decide'])
          : grant('YKT-13', undefined)
    await audit(tx, context, {
      action: 'payment.proposeFinding',
      subjectKind: 'instruction',
      subjectId: one.id,
      decision,
      detail: { says: input.says, archiveNumber: input.archiveNumber },
    })
    if (decision.granted)
      await insertFinding(tx, {
        ...input,
        id: uuidv7(context.at),
        fence: one.fence,
        proposedBy: by.staffId,
        proposedUnit: by.agencyCode,
        proposedAt: context.at,
      })
    return decision
  })

/**
 * 复核查明: a second person of another unit says whether the paper shows that. Agreed, it is evidence,
 * and the instruction leaves what nobody knew; refused, it stays unknown.
 */
export const decideFinding = (
  { db }: Deps,
  context: ActionContext,
  { instructionId, agreed, by }: { instructionId: string; agreed: boolean; by: Signatory },
): Promise<Decision<'settled' | 'stillUnknown', FindingRefusal> | undefined> =>
  db.transaction(async (tx) => {
    const one = await lockInstruction(tx, instructionId)
    if (one === undefined) return undefined
    const finding = await lockFinding(tx, instructionId)
    const refused: FindingRefusal | undefined =
      finding === undefined
        ? 'NO_FINDING'
        : finding.proposedBy === by.staffId
          ? 'SAME_PERSON'
          : finding.proposedUnit === by.agencyCode
            ? 'SAME_UNIT'
            : undefined
    if (finding === undefined || refused !== undefined) {
      const decision = refuse('YKT-13', refused ?? ('NO_FINDING' as const), ['askColleague'])
      await audit(tx, context, {
        action: 'payment.decideFinding',
        subjectKind: 'instruction',
        subjectId: instructionId,
        decision,
      })
      return decision
    }
    const at = context.at
    const decided = { by: by.staffId, unit: by.agencyCode, at }
    // It has moved on since: what was found is of an attempt that is over.
    if (!agreed || one.status !== 'unknown' || one.fence !== finding.fence) {
      await endFinding(tx, finding.id, { ...decided, agreed: false })
      await audit(tx, context, {
        action: 'payment.decideFinding',
        subjectKind: 'instruction',
        subjectId: instructionId,
        decision: grant('YKT-13', undefined),
        detail: { agreed: false },
      })
      return grant('YKT-13', 'stillUnknown' as const)
    }
    await endFinding(tx, finding.id, { ...decided, agreed: true })
    const { proposedBy: firstId, paperDigest, says } = finding
    const settled = await settle(tx, context, one, {
      says,
      evidence: { kind: 'twoPeople', firstId, secondId: by.staffId, paperDigest },
      ...(says === 'refused' && { refusal: { code: 'R99', text: '' } }),
      bankTakesOnce: false,
    })
    return settled.granted ? grant('YKT-13', 'settled' as const) : settled
  })
