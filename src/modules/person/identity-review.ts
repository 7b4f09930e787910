import { type Decision, grant, refuse } from '#kernel/decision.ts'
import type { DocumentKind } from '#kernel/identity-number/index.ts'
import type { NameComparison } from '#kernel/name-comparison.ts'
import { type Decider, decideSecond, type SecondRefusal } from './two-people.ts'

/** Why a second person has to look. */
export const REVIEW_REASONS = [
  'noOnlineSource',
  'nameNeedsLook',
  'registerDiffers',
  'registerAway',
] as const
export type ReviewReason = (typeof REVIEW_REASONS)[number]

export const REVIEW_STATUSES = ['waiting', 'confirmed', 'refused'] as const
export type ReviewStatus = (typeof REVIEW_STATUSES)[number]

/** 无联网核验源: kinds whose name and number no register of the mainland answers for. */
const NO_ONLINE_SOURCE: ReadonlySet<DocumentKind> = new Set(['passportForeign'])

export const hasOnlineSource = (kind: DocumentKind): boolean => !NO_ONLINE_SOURCE.has(kind)

/**
 * Whether two people have to look from the start: always where two names differ, and at a Chinese
 * name beside a Latin one only where no register will say whose they are.
 */
export const reviewNeeded = (
  kind: DocumentKind,
  names: NameComparison | undefined,
): ReviewReason | undefined => {
  if (names?.result === 'secondLook' && names.why === 'differs') return 'nameNeedsLook'
  return hasOnlineSource(kind) ? undefined : 'noOnlineSource'
}

/** 身份是否确认: what a case that makes something waits for. */
export type IdentityState =
  /** Nobody ever doubted it, or it was confirmed. */
  | 'settled'
  /** The register has been asked. */
  | 'asked'
  /** Two people have it. */
  | 'inReview'
  | 'refused'

export const identityStateOf = (facts: {
  readonly check: 'waiting' | 'matched' | 'mismatched' | 'notFound' | undefined
  readonly review: ReviewStatus | undefined
}): IdentityState => {
  if (facts.review === 'waiting') return 'inReview'
  if (facts.review === 'refused') return 'refused'
  return facts.check === 'waiting' && facts.review === undefined ? 'asked' : 'settled'
}

export type ReviewRefusal = SecondRefusal | 'REVIEW_NOT_OPEN' | 'REASON_MISSING'

/** Whether this second person may decide, and what they say: another person of another unit. */
export const decideReview = (
  review: { readonly status: ReviewStatus; readonly asker: Decider },
  second: Decider,
  answer: { readonly confirm: boolean; readonly reason: string },
): Decision<Exclude<ReviewStatus, 'waiting'>, ReviewRefusal> => {
  if (review.status !== 'waiting') return refuse('YKT-22', 'REVIEW_NOT_OPEN')
  const two = decideSecond(review.asker, second, { otherUnit: true })
  if (!two.granted) return two
  if (answer.reason.trim() === '') return refuse('YKT-22', 'REASON_MISSING', ['stateReason'])
  return grant('YKT-6', answer.confirm ? 'confirmed' : 'refused')
}
