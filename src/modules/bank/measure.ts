import { type Decision, grant, refuse } from '#kernel/decision.ts'
import type { BankMeasure } from './bank.ts'

/**
 * What may follow what. A milder measure can follow a harder one, and every measure can be lifted;
 * after the end of an agreement only a new agreement brings a bank back.
 */
const MEASURE_STEPS = {
  normal: ['suspendedApply', 'suspendedHandling', 'terminated'],
  suspendedApply: ['normal', 'suspendedHandling', 'terminated'],
  suspendedHandling: ['normal', 'suspendedApply', 'terminated'],
  terminated: ['normal'],
} as const satisfies Record<BankMeasure, readonly BankMeasure[]>

export const measuresAfter = (measure: BankMeasure): readonly BankMeasure[] =>
  MEASURE_STEPS[measure]

export type MeasureRefusal =
  | 'MEASURE_NOT_AVAILABLE'
  | 'MEASURE_FACTS_MISSING'
  | 'MEASURE_NOTICE_MISSING'
  | 'AGREEMENT_NEEDED'

/** What is to become of a bank, and on what it rests. */
export interface MeasureChange {
  readonly measure: BankMeasure
  /** What the bank did; at a lifting, what has been put right. */
  readonly facts: string
  /** Number of the notice or hearing record; none is needed to lift. */
  readonly noticeReference: string
}

const SHORTEST_FACTS = 10

/**
 * Whether a measure can be set or lifted now (Art. 25): the step, the facts, the notice that went
 * before, and after an end of the agreement a new agreement in force. A lifting needs no further
 * word where the plan was accepted and every step of it reported.
 */
export const decideMeasure = (
  current: BankMeasure,
  change: MeasureChange,
  agreementInForce: boolean,
  rectified = false,
): Decision<BankMeasure, MeasureRefusal> => {
  const possible = measuresAfter(current)
  if (!possible.includes(change.measure)) return refuse('YKT-25', 'MEASURE_NOT_AVAILABLE', possible)
  const saysItself = rectified && change.measure === 'normal' && change.facts.trim() === ''
  if (!saysItself && change.facts.trim().length < SHORTEST_FACTS)
    return refuse('YKT-25', 'MEASURE_FACTS_MISSING', ['stateFacts'])
  if (change.measure !== 'normal' && change.noticeReference.trim() === '')
    return refuse('YKT-25', 'MEASURE_NOTICE_MISSING', ['serveNotice'])
  if (current === 'terminated' && !agreementInForce)
    return refuse('YKT-5', 'AGREEMENT_NEEDED', ['signAgreement'])
  return grant('YKT-25', change.measure)
}
