import type { CaseHolder, StepCode } from './case-step.ts'
import type { ServiceCode } from './service.ts'

/** How a past fact about a card moves the cases of its order, or of the card itself. */
export interface EventStep {
  readonly step: StepCode
  /** Who has the case from then on. */
  readonly holder: CaseHolder
  /** Besides the case of the order it names: open cases of the person for these services. */
  readonly services: readonly ServiceCode[]
  /** The order was taken back, so the case ends as well. */
  readonly withdraws?: true
}

/** Event of the card → step of the case. An event that is not here moves nothing. */
export const EVENT_STEPS = {
  'card.applied': { step: 'ordered', holder: 'agency', services: [] },
  'card.account-wanted': { step: 'accountAsked', holder: 'bank', services: [] },
  'card.account-opened': { step: 'accountOpened', holder: 'factory', services: [] },
  'card.account-failed': { step: 'accountFailed', holder: 'holder', services: [] },
  'card.production-wanted': { step: 'productionAsked', holder: 'factory', services: [] },
  'card.sealed': { step: 'cardMade', holder: 'outlet', services: [] },
  'card.production-failed': { step: 'productionFailed', holder: 'factory', services: [] },
  'card.received': { step: 'cardReceived', holder: 'holder', services: [] },
  'card.enabled': { step: 'enabled', holder: 'holder', services: ['enable'] },
  'card.order-withdrawn': {
    step: 'withdrawn',
    holder: 'holder',
    services: [],
    withdraws: true,
  },
  'card.activated': { step: 'activated', holder: 'holder', services: ['activate'] },
  'card.loss-reported': {
    step: 'stopped',
    holder: 'holder',
    services: ['temporaryLoss', 'formalLoss'],
  },
  'card.restored': { step: 'restored', holder: 'holder', services: ['restore'] },
  'card.unlocked': { step: 'unlocked', holder: 'holder', services: ['unlock'] },
  'card.cancelled': { step: 'cardEnded', holder: 'holder', services: ['cancel'] },
} as const satisfies Readonly<Record<string, EventStep>>

export type FollowedEvent = keyof typeof EVENT_STEPS

/** A formal report ends the case of a formal one, a temporary report that of a temporary one. */
export const servicesMoved = (
  { services }: EventStep,
  payload: { readonly formal?: boolean | undefined },
): readonly ServiceCode[] => {
  if (payload.formal === undefined) return services
  return services.filter((code) => (code === 'formalLoss') === payload.formal)
}

export const eventStep = (name: string): EventStep | undefined =>
  Object.hasOwn(EVENT_STEPS, name) ? EVENT_STEPS[name as FollowedEvent] : undefined
