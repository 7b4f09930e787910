import type { Decision } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import { nextStep, type StepCode } from './case-step.ts'
import type { ServiceCode } from './service.ts'
import type { Case } from './store.ts'

/** What the program does for a case when a clerk says so, by the module whose act it is. */
export interface CounterAct {
  /** The step that is done with it. */
  readonly step: StepCode
  readonly carryOut: (
    context: ActionContext,
    one: Case,
  ) => Promise<Decision<unknown, string> | undefined>
}

/** Acts by service; a service that is not here waits for the step to come by an event. */
export type CounterActs = Readonly<Partial<Record<ServiceCode, CounterAct>>>

/** The act that is due now. */
export const actDue = (
  service: Case['service'],
  reached: ReadonlySet<StepCode>,
  acts: CounterActs,
): CounterAct | undefined => {
  const act = acts[service]
  return act?.step === nextStep(service, reached)?.code ? act : undefined
}
