import type { Decision } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { ReadText } from '#modules/consent/index.ts'
import { nextStep, type StepCode } from './case-step.ts'
import type { ServiceCode } from './service.ts'
import type { Case } from './store.ts'
import type { Wish } from './wish.ts'

/** How surely the applicant is known at this moment. */
export interface Proof {
  readonly authenticatedAt: Temporal.Instant
  /** 1 to 4; whoever stands at a counter with their document is known by level 3. */
  readonly assuranceLevel: number
}

/** What came of a blank card at an outlet that makes cards at once. */
export interface Blank {
  readonly slotId: string
  readonly spoiled: boolean
}

export interface ActRequest {
  readonly case: Case
  readonly wish: Wish
  readonly proof: Proof
  /** Of 即时制卡. */
  readonly blank?: Blank | undefined
  /** Of 领卡: the words to which the holder agreed before the clerk. */
  readonly eCard?: ReadText | undefined
}

/** What an act led to, as far as the case keeps it. */
export interface ActDone {
  readonly orderId?: string | undefined
  readonly cardId?: string | undefined
  /** The act was tried and has to be tried again: the case stays where it is. */
  readonly again?: true
}

/** What the program does for a case, by the module whose act it is. */
export interface CaseAct {
  /** The steps that are done with it, the due one first. */
  readonly steps: readonly [StepCode, ...StepCode[]]
  /** Whether it is done as soon as the case is accepted; the rest waits for a clerk. */
  readonly atOnce: boolean
  /** What a clerk is asked for. */
  readonly asks?: 'blank' | 'eCard'
  /** Whether it is due for this wish; an act without this always is. */
  readonly fits?: (wish: Wish) => boolean
  /** In the transaction of the case: both are done, or neither. */
  readonly carryOut: (
    tx: Transaction,
    context: ActionContext,
    request: ActRequest,
  ) => Promise<Decision<ActDone, string> | undefined>
}

/** Acts by service; a step that is in none of them comes by an event. */
export type CaseActs = Readonly<Partial<Record<ServiceCode, readonly CaseAct[]>>>

/** The act that is due now. */
export const actDue = (
  service: Case['service'],
  reached: ReadonlySet<StepCode>,
  acts: CaseActs,
  wish: Wish,
): CaseAct | undefined => {
  const next = nextStep(service, reached)?.code
  return acts[service]?.find(({ steps, fits }) => steps[0] === next && fits?.(wish) !== false)
}
