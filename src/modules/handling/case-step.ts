import type { ServiceCode } from './service.ts'

/** 现在由谁办: who has the case in hand. */
export const CASE_HOLDERS = ['agency', 'bank', 'factory', 'outlet', 'holder'] as const
export type CaseHolder = (typeof CASE_HOLDERS)[number]

/** What can stand in the timeline of a case. */
export const STEP_CODES = [
  'opened',
  'materialsComplete',
  'identityAsked',
  'identityConfirmed',
  'ordered',
  'accountAsked',
  'accountOpened',
  'accountFailed',
  'productionAsked',
  'cardMade',
  'productionFailed',
  'cardReceived',
  'enabled',
  'activated',
  'stopped',
  'restored',
  'unlocked',
  'dataChanged',
  'cardEnded',
  'eCardIssued',
  'confirmed',
  'reviewed',
  'merged',
  'materialsAsked',
  'materialsAdded',
  'reminded',
  'deadlineMoved',
  'takenOver',
  'finished',
  'withdrawn',
  'refused',
] as const
export type StepCode = (typeof STEP_CODES)[number]

/** Where a case goes next and with whom it then lies. */
export interface PlannedStep {
  readonly code: StepCode
  /** Who brings this step about. */
  readonly by: CaseHolder
}

const step = (code: StepCode, by: CaseHolder): PlannedStep => ({ code, by })

const NEW_CARD: readonly PlannedStep[] = [
  step('ordered', 'agency'),
  step('accountOpened', 'bank'),
  step('cardMade', 'factory'),
  step('cardReceived', 'outlet'),
  step('enabled', 'holder'),
]

/** Milestones of each service after it is accepted, in their order. */
export const PLANS: Readonly<Record<ServiceCode, readonly PlannedStep[]>> = {
  firstCard: NEW_CARD,
  replaceLost: NEW_CARD,
  renewDamaged: NEW_CARD,
  renewExpired: NEW_CARD,
  renewChangedData: NEW_CARD,
  changeBank: NEW_CARD,
  enable: [step('enabled', 'agency')],
  activate: [step('activated', 'bank')],
  temporaryLoss: [step('stopped', 'agency')],
  formalLoss: [step('stopped', 'agency')],
  restore: [step('restored', 'agency')],
  unlock: [step('unlocked', 'agency')],
  changeData: [step('reviewed', 'agency'), step('dataChanged', 'agency')],
  cancel: [step('cardEnded', 'agency')],
  eCard: [step('eCardIssued', 'agency')],
  relation: [step('confirmed', 'holder')],
  personMerge: [step('reviewed', 'agency'), step('merged', 'agency')],
}

/** Whether the plan of a service knows a step; such a step is reached once. */
export const isMilestone = (service: ServiceCode, code: StepCode): boolean =>
  PLANS[service].some((one) => one.code === code)

/** The last milestone: with it the result is there. */
export const isLastStep = (service: ServiceCode, code: StepCode): boolean =>
  PLANS[service].at(-1)?.code === code

/** The first milestone that has not been reached; none when all have. */
export const nextStep = (
  service: ServiceCode,
  reached: ReadonlySet<StepCode>,
): PlannedStep | undefined => {
  const plan = PLANS[service]
  const last = plan.findLastIndex(({ code }) => reached.has(code))
  return plan[last + 1]
}

/** Milestones after which a wish cannot be taken back: somebody waits with a card that was made. */
const MADE: ReadonlySet<StepCode> = new Set(['cardMade', 'cardReceived'])

/**
 * Whether a case has gone too far to be taken back: the card is made, or the act is done. A change
 * of bank can be taken back until the new card is enabled (Art. 6).
 */
export const isTooFar = (service: ServiceCode, reached: ReadonlySet<StepCode>): boolean =>
  [...reached].some(
    (code) => isLastStep(service, code) || (service !== 'changeBank' && MADE.has(code)),
  )
