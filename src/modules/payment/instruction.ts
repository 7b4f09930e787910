import type { ArticleId } from '#law/articles.ts'
import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** 代发指令状态: what one bank gets of one batch. */
export const INSTRUCTION_STATUSES = [
  'prepared',
  'sending',
  'accepted',
  'refused',
  'unknown',
] as const
export type InstructionStatus = (typeof INSTRUCTION_STATUSES)[number]

export type InstructionAction = 'claim' | 'accept' | 'refuse' | 'loseTrack' | 'doubt' | 'sendAgain'

interface Step {
  readonly to: InstructionStatus
  readonly basis: ArticleId
}

/**
 * Every lawful step. From the claim on the bank may have it: money is reserved before the first
 * byte leaves, and nothing but the bank's word, its statement or two people let it go again (P7).
 */
export const INSTRUCTION_TRANSITIONS = {
  /** 待发送 */
  prepared: {
    claim: { to: 'sending', basis: 'YKT-13' },
    /** After a restoration its bank says that it has it (P16). */
    doubt: { to: 'unknown', basis: 'YKT-13' },
  },
  /** 发送中 */
  sending: {
    accept: { to: 'accepted', basis: 'YKT-13' },
    refuse: { to: 'refused', basis: 'YKT-13' },
    loseTrack: { to: 'unknown', basis: 'YKT-13' },
  },
  /** 银行已受理 */
  accepted: {},
  /** 银行未受理 */
  refused: {},
  /** 结果未知 */
  unknown: {
    accept: { to: 'accepted', basis: 'YKT-13' },
    refuse: { to: 'refused', basis: 'YKT-13' },
    sendAgain: { to: 'prepared', basis: 'YKT-13' },
  },
} as const satisfies Record<InstructionStatus, Partial<Record<InstructionAction, Step>>>

/** How it is known what became of an instruction. */
export type Evidence =
  /** The answer to the sending itself. */
  | { readonly kind: 'answer' }
  /** The bank was asked for this reference. */
  | { readonly kind: 'query' }
  /** What the bank sent by itself: results or a statement. */
  | { readonly kind: 'file'; readonly inboundId: string }
  /** Two people of different names, with a paper that is kept. */
  | {
      readonly kind: 'twoPeople'
      readonly firstId: string
      readonly secondId: string
      /** SM3 of the paper, hexadecimal. */
      readonly paperDigest: string
    }

export interface SendAgainFacts {
  /** The bank keeps references and takes each one once; its agreement says so. */
  readonly bankTakesOnce: boolean
}

export type InstructionRefusal =
  | 'INSTRUCTION_NOT_IN_STATUS'
  | 'TWO_PEOPLE_NEEDED'
  | 'EVIDENCE_NEEDED'

/**
 * Whether an instruction takes a step on this evidence. To send again what is unknown, the bank has
 * to take each reference once *and* have said that it has none; else a statement or two people.
 */
export const decideInstruction = (
  status: InstructionStatus,
  action: InstructionAction,
  evidence: Evidence | undefined,
  { bankTakesOnce }: SendAgainFacts,
): Decision<InstructionStatus, InstructionRefusal> => {
  const steps: Partial<Record<InstructionAction, Step>> = INSTRUCTION_TRANSITIONS[status]
  const step = steps[action]
  if (step === undefined) return refuse('YKT-13', 'INSTRUCTION_NOT_IN_STATUS', Object.keys(steps))
  if (action === 'claim' || action === 'loseTrack' || action === 'doubt')
    return grant(step.basis, step.to)
  if (evidence === undefined) return refuse('YKT-13', 'EVIDENCE_NEEDED', ['askBank', 'twoPeople'])
  if (evidence.kind === 'twoPeople' && evidence.firstId === evidence.secondId)
    return refuse('YKT-13', 'TWO_PEOPLE_NEEDED', ['askColleague'])
  if (action === 'sendAgain' && evidence.kind === 'query' && !bankTakesOnce)
    return refuse('YKT-13', 'EVIDENCE_NEEDED', ['awaitStatement', 'twoPeople'])
  return grant(step.basis, step.to)
}
