import { type Decision, grant, refuse } from '#kernel/decision.ts'
import { nextStep, type StepCode } from './case-step.ts'
import type { Case } from './store.ts'

/** Somebody at a counter, with the organisation they act for. */
export interface Clerk {
  readonly id: string
  readonly agencyCode: string
  readonly regionCode: string
}

/** How long a person found at the counter stays open to the clerk who found them. */
export const LOOKUP_MINUTES = 30

/** How the regions of a city or of the province begin: `440100` → `4401`, `440000` → `44`. */
export const scopeOf = (regionCode: string): string => regionCode.replace(/(00){1,2}$/, '')

/**
 * Whose case a clerk may open: those of the own counter, those that came in online for the region,
 * and any case in the province of a person who stands at the counter now (Art. 17).
 */
export const maySee = (
  one: Pick<Case, 'acceptAgency' | 'issueRegion'>,
  clerk: Pick<Clerk, 'agencyCode' | 'regionCode'>,
  personIsHere: boolean,
): boolean => {
  if (personIsHere) return true
  if (one.acceptAgency !== undefined) return one.acceptAgency === clerk.agencyCode
  return one.issueRegion.startsWith(scopeOf(clerk.regionCode))
}

export type ClerkRefusal = 'CASE_TAKEN' | 'CASE_STEP_NOT_NEXT'

/**
 * 接手: takes a case from nobody, or from the clerk who had it when the page was drawn. Whoever comes
 * second finds another there and is told by whom.
 */
export const decideTakeOver = (
  clerkId: string | undefined,
  clerk: string,
  seen: string | undefined,
): Decision<{ readonly changed: boolean }, 'CASE_TAKEN'> => {
  if (clerkId === clerk) return grant('YKT-17', { changed: false })
  if (clerkId === undefined || clerkId === seen) return grant('YKT-17', { changed: true })
  return refuse('YKT-17', 'CASE_TAKEN', ['takeOver'])
}

/** Steps that a counter brings about by itself; the rest comes from bank, factory or card. */
const AT_COUNTER: ReadonlySet<StepCode> = new Set([
  'ordered',
  'reviewed',
  'dataChanged',
  'merged',
  'cardReceived',
  'confirmed',
  'eCardIssued',
])

/** The step that a clerk can mark as done now. */
export const stepAtCounter = (
  service: Case['service'],
  reached: ReadonlySet<StepCode>,
): StepCode | undefined => {
  const code = nextStep(service, reached)?.code
  return code !== undefined && AT_COUNTER.has(code) ? code : undefined
}

/** Whether a clerk may mark a step: nobody else has the case, and it is the next one. */
export const decideStep = (
  one: Pick<Case, 'service' | 'clerkId'>,
  reached: ReadonlySet<StepCode>,
  clerk: string,
  code: StepCode,
): Decision<StepCode, ClerkRefusal> => {
  if (one.clerkId !== undefined && one.clerkId !== clerk)
    return refuse('YKT-17', 'CASE_TAKEN', ['takeOver'])
  const next = stepAtCounter(one.service, reached)
  if (next !== code) return refuse('YKT-17', 'CASE_STEP_NOT_NEXT', next === undefined ? [] : [next])
  return grant('YKT-17', code)
}
