import { provinceDate } from '#kernel/period.ts'
import type { ReadStandard } from '#modules/standard/index.ts'
import { type AddWorkingDays, type Limits, limitsOf } from './opening.ts'
import type { Case } from './store.ts'

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) < 0 ? b : a

/** A day that becomes earlier is never one that has passed: nobody is late by a decree. */
const moved = (
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Temporal.PlainDate => {
  if (Temporal.PlainDate.compare(to, from) >= 0) return to
  return Temporal.PlainDate.compare(from, today) < 0 ? from : later(to, today)
}

/**
 * 期限重算: promise and legal limit of an accepted case by the calendar as it is known now, counted
 * from acceptance and by the standards of that day. They follow the decree in both directions
 * (Art. 17).
 *
 * @returns `undefined` when both stay, or the case has none.
 */
export const recountLimits = (
  one: Pick<Case, 'service' | 'channel' | 'issueRegion' | 'acceptedAt' | 'promiseOn' | 'legalOn'>,
  today: Temporal.PlainDate,
  addWorkingDays: AddWorkingDays,
  standard: ReadStandard,
): Limits | undefined => {
  const { service, channel, issueRegion, acceptedAt, promiseOn, legalOn } = one
  if (acceptedAt === undefined || promiseOn === undefined || legalOn === undefined) return undefined
  const on = provinceDate(acceptedAt)
  const counted = limitsOf(service, channel, issueRegion, on, addWorkingDays, standard)
  const after = {
    promiseOn: moved(promiseOn, counted.promiseOn, today),
    legalOn: moved(legalOn, counted.legalOn, today),
  }
  return after.promiseOn.equals(promiseOn) && after.legalOn.equals(legalOn) ? undefined : after
}
