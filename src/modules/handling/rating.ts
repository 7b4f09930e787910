import { type Decision, grant, refuse } from '#kernel/decision.ts'
import type { ReadStandard } from '#modules/standard/index.ts'
import { isOpen } from './case.ts'
import type { AddWorkingDays } from './opening.ts'
import type { Case } from './store.ts'

/** 五级评价, from 5 非常满意 to 1 非常不满意. */
export const RATING_LEVELS = [5, 4, 3, 2, 1] as const
export type RatingLevel = (typeof RATING_LEVELS)[number]

/** Why a rating is bad. */
export const BAD_REASONS = [
  'tooSlow',
  'sentBackTwice',
  'rude',
  'feeWrong',
  'notTold',
  'hardToUse',
] as const
export type BadReason = (typeof BAD_REASONS)[number]

/** 差评: 不满意 and 非常不满意. */
export const isBad = (level: RatingLevel): boolean => level <= 2

export interface FollowUpPlan {
  readonly kind: 'call' | 'repair'
  readonly dueOn: Temporal.PlainDate
}

export type RatingRefusal = 'CASE_STILL_OPEN' | 'RATING_NEEDS_REASON' | 'RATED_ALREADY'

/**
 * 好差评. Only what has ended is rated, so a rating never stands before a result. A bad one says why,
 * is called back within a working day and put right within fifteen days.
 */
export const decideRating = (
  one: Pick<Case, 'status' | 'issueRegion'>,
  given: { readonly level: RatingLevel; readonly reason: BadReason | undefined },
  alreadyRated: boolean,
  on: Temporal.PlainDate,
  addWorkingDays: AddWorkingDays,
  standard: ReadStandard,
): Decision<readonly FollowUpPlan[], RatingRefusal> => {
  if (isOpen(one.status)) return refuse('YKT-17', 'CASE_STILL_OPEN', ['remind'])
  if (alreadyRated) return refuse('YKT-17', 'RATED_ALREADY', ['complain'])
  if (!isBad(given.level)) return grant('YKT-17', [])
  if (given.reason === undefined) return refuse('YKT-17', 'RATING_NEEDS_REASON')
  const callDays = standard('badRatingCallWorkingDays', one.issueRegion, on)
  const repairDays = standard('badRatingRepairDays', one.issueRegion, on)
  return grant('YKT-17', [
    { kind: 'call', dueOn: addWorkingDays(on, callDays) },
    { kind: 'repair', dueOn: on.add({ days: repairDays }) },
  ])
}
