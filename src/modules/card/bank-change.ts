import { type Decision, grant, type Refused, refuse } from '#kernel/decision.ts'
import { PROVINCE_ZONE } from '#kernel/period.ts'
import type { CutOverChoices } from '#modules/account/index.ts'
import type { BankStatus } from './bank-function.ts'
import { type CardRefusal, type CardStatus, decideCard } from './card.ts'
import { NOT_ELIGIBLE, ORDER_OPEN } from './order.ts'

/** 切换时间 */
export const MOMENTS = ['now', 'afterNextPayment'] as const
export type Moment = (typeof MOMENTS)[number]

export const BANK_CHANGE_STATUSES = ['signed', 'switched', 'withdrawn'] as const
export type BankChangeStatus = (typeof BANK_CHANGE_STATUSES)[number]

export const PROGRAMME_OUTCOMES = ['waiting', 'changed', 'kept'] as const
export type ProgrammeOutcome = (typeof PROGRAMME_OUTCOMES)[number]

export type BeginningRefusal =
  | 'PERSON_NOT_ELIGIBLE'
  | 'GUARDIAN_NEEDED'
  | 'ORDER_OPEN'
  | 'OLD_ACCOUNT_FROZEN'
  | CardRefusal

/** What is known of somebody who wants to change banks. */
export interface BeginningFacts {
  readonly deceased: boolean
  readonly ageYears: number
  /** From which age people do it themselves (本人办理年龄). */
  readonly adultAgeYears: number
  readonly hasOpenOrder: boolean
  readonly status: CardStatus
  readonly bankStatus: BankStatus
}

/** No loss is lifted here, so neither the city's rule about it nor the level matters. */
const NOTHING_LIFTED = { formalLossReleasable: false, assuranceLevel: 0 } as const

/**
 * 能换吗. Guards in order: the person, their age, an order under way, the card (one that is lost has
 * another way), the old account: what a court or the police froze is not left behind.
 */
export const decideBeginning = (facts: BeginningFacts): Decision<undefined, BeginningRefusal> => {
  if (facts.deceased) return NOT_ELIGIBLE
  if (facts.ageYears < facts.adultAgeYears)
    return refuse('YKT-6', 'GUARDIAN_NEEDED', ['askCounter'])
  if (facts.hasOpenOrder) return ORDER_OPEN
  const step = decideCard(facts.status, 'changeBank', NOTHING_LIFTED)
  if (!step.granted) return step
  if (facts.bankStatus === 'frozen')
    return refuse('YKT-22', 'OLD_ACCOUNT_FROZEN', ['askBank', 'seeCard'])
  return grant('YKT-6', undefined)
}

/** 本人签署: the least at which somebody is known who decides where their money goes. */
export const LEAST_LEVEL = { portal: 3, counter: 4 } as const

export type SigningRefusal =
  | 'NOT_THE_HOLDER'
  | 'HIGHER_ASSURANCE_NEEDED'
  | 'STEP_UP_NEEDED'
  | 'PROGRAMME_NOT_PAID'
  | 'TEXT_CHANGED'
  | 'OUTLET_OF_OTHER_BANK'
  | 'CONFIRMATION_MISSING'
  | 'CONFIRMATION_DIFFERS'

/** Whether the holder confirmed, on their side of a counter, what is signed now. */
export type Confirmation = 'given' | 'missing' | 'other'

/** What was confirmed, and before whom. */
export interface Confirmed {
  readonly personId: string
  readonly witnessId: string
  readonly digest: string
  readonly confirmedAt: Temporal.Instant | undefined
  /** A change was signed on it already. */
  readonly used: boolean
}

/**
 * 本人确认: it counts once, for this person before this clerk, for the last minutes only, and for
 * nothing but what was shown, to the letter.
 */
export const confirmationOf = (
  confirmed: Confirmed | undefined,
  signed: Omit<Confirmed, 'confirmedAt' | 'used'>,
  isFresh: (at: Temporal.Instant) => boolean,
): Confirmation => {
  if (
    confirmed?.confirmedAt === undefined ||
    confirmed.used ||
    confirmed.personId !== signed.personId ||
    confirmed.witnessId !== signed.witnessId ||
    !isFresh(confirmed.confirmedAt)
  )
    return 'missing'
  return confirmed.digest === signed.digest ? 'given' : 'other'
}

export interface SigningFacts {
  readonly personId: string
  readonly channel: 'portal' | 'counter'
  readonly actor: { readonly kind: string; readonly id: string }
  readonly assuranceLevel: number
  /** Whether the holder proved who they are in the last minutes. */
  readonly fresh: boolean
  /** The programmes that were ticked, and those that can be. */
  readonly chosen: readonly string[]
  readonly possible: readonly string[]
  /** Whether the text that was read is the one in force (N11). */
  readonly textInForce: boolean
  /** Whether the outlet that was chosen, if one was, is the new bank's or no bank's. */
  readonly outletServes: boolean
  /** Of a signature at a counter. */
  readonly confirmation?: Confirmation | undefined
}

/** What was ticked is not paid, or moves already. */
export const NOT_PAID: Refused<'PROGRAMME_NOT_PAID'> = refuse('YKT-19', 'PROGRAMME_NOT_PAID', [
  'chooseProgrammes',
])

/** A bank gives out its own cards only. */
export const OTHER_OUTLET: Refused<'OUTLET_OF_OTHER_BANK'> = refuse(
  'YKT-17',
  'OUTLET_OF_OTHER_BANK',
  ['chooseOtherOutlet', 'chooseMail'],
)

/**
 * Whether a change can be signed. Guards in order: nobody signs for another (A6), how surely and
 * how lately the holder is known, and that they confirmed at a counter, what was ticked, the words
 * that were read, where the card goes, and that what was confirmed is this very change.
 */
export const decideSigning = (facts: SigningFacts): Decision<undefined, SigningRefusal> => {
  const { actor, channel } = facts
  const isHolder =
    channel === 'portal'
      ? actor.kind === 'holder' && actor.id === facts.personId
      : actor.kind === 'staff'
  if (!isHolder) return refuse('YKT-19', 'NOT_THE_HOLDER', ['askHolder'])
  if (facts.assuranceLevel < LEAST_LEVEL[channel])
    return refuse('PIPL-29', 'HIGHER_ASSURANCE_NEEDED', ['stepUp', 'askCounter'])
  if (!facts.fresh) return refuse('YKT-22', 'STEP_UP_NEEDED', ['stepUp'])
  const { confirmation = channel === 'portal' ? 'given' : 'missing' } = facts
  if (confirmation === 'missing') return refuse('YKT-19', 'CONFIRMATION_MISSING', ['showToHolder'])
  if (facts.chosen.some((code) => !facts.possible.includes(code))) return NOT_PAID
  if (facts.chosen.length > 0 && !facts.textInForce)
    return refuse('PIPL-14', 'TEXT_CHANGED', ['readAgain'])
  if (!facts.outletServes) return OTHER_OUTLET
  return confirmation === 'other'
    ? refuse('PIPL-14', 'CONFIRMATION_DIFFERS', ['showToHolder'])
    : grant('YKT-19', undefined)
}

/** The bank stands in what was signed: another one is another change. */
export const BANK_IS_SIGNED: Refused<'BANK_IS_SIGNED'> = refuse('YKT-19', 'BANK_IS_SIGNED', [
  'askBankAgain',
  'withdrawOrder',
])

/**
 * When a programme changes over, as its choices stand on the day the new card is in use. After the
 * next payment: from the first moment of the day after its window. A programme that pays no more
 * changes over at once.
 */
export const effectiveFrom = (
  { afterNextPayment }: CutOverChoices,
  moment: Moment,
  at: Temporal.Instant,
): Temporal.Instant =>
  moment === 'now' || afterNextPayment === undefined
    ? at
    : afterNextPayment.on.toZonedDateTime(PROVINCE_ZONE).toInstant()

/** 办到哪一步 */
export const BANK_CHANGE_STEPS = [
  'sign',
  'account',
  'production',
  'collect',
  'enable',
  'activate',
  'switch',
  'watch',
] as const
export type BankChangeStep = (typeof BANK_CHANGE_STEPS)[number]

/** Which step is being done, by where the new card stands. */
const STEP_OF = {
  applied: 'account',
  bankOpening: 'account',
  failedBank: 'account',
  producing: 'production',
  failedProduction: 'production',
  sealed: 'collect',
} as const satisfies Partial<Record<CardStatus, BankChangeStep>>

export interface StepFacts {
  readonly status: BankChangeStatus
  readonly cardStatus: CardStatus
  readonly bankStatus: BankStatus
  /** Whether the new card has been handed over. */
  readonly received: boolean
  /** Whether the former account is still kept as a fallback. */
  readonly watching: boolean
}

/** The step under way; `undefined` once everything is done or the change was withdrawn. */
export const currentStep = (facts: StepFacts): BankChangeStep | undefined => {
  if (facts.status === 'withdrawn') return undefined
  if (facts.status === 'switched') return facts.watching ? 'watch' : undefined
  const steps: Partial<Record<CardStatus, BankChangeStep>> = STEP_OF
  const step = steps[facts.cardStatus]
  if (step === 'collect' && facts.received) return 'enable'
  return step ?? (facts.bankStatus === 'notActivated' ? 'activate' : 'switch')
}
