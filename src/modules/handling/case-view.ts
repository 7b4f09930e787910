import { provinceDate } from '#kernel/period.ts'
import { mayStillMove, type WorkingCalendar } from '#kernel/working-days.ts'
import type { Handle } from '#platform/db.ts'
import { findRelation } from '#modules/person/index.ts'
import { loadCalendar } from '#modules/standard/index.ts'
import { isOpen } from './case.ts'
import { isTooFar, PLANS, type StepCode } from './case-step.ts'
import type { AddWorkingDays, CaseMaterial } from './opening.ts'
import type { Case } from './store.ts'
import { type Exception, exceptionsOfCase } from './store-exception.ts'
import { type CaseStep, materialsOfCase, stepsOfCase } from './store-step.ts'

/** One line of a tracker: behind, at hand, or ahead. */
export interface TrackedStep {
  readonly code: StepCode
  readonly state: 'done' | 'current' | 'next'
  /** When it was reached. */
  readonly at: Temporal.Instant | undefined
  /** Of a promise that was counted anew: the day from then on. */
  readonly promiseOn: Temporal.PlainDate | undefined
}

/** A case as its tracker shows it; the same for the holder, a guest and the counter. */
export interface CaseView {
  readonly case: Case
  readonly materials: readonly CaseMaterial[]
  readonly steps: readonly TrackedStep[]
  /** None before acceptance. */
  readonly elapsedDays: number | undefined
  readonly late: boolean
  /** Days that were counted into a year whose holidays are not known yet. */
  readonly mayMove: { readonly promise: boolean; readonly legal: boolean }
  readonly canRemind: boolean
  readonly canWithdraw: boolean
  /** Whoever acted for the holder, masked as the relation names them. */
  readonly appliedBy?: string | undefined
  /** What a named person sees to or has seen to. */
  readonly exceptions: readonly Exception[]
}

/** Longer than any case should take; counting stops there. */
const LONGEST_COUNT = 250

/** Working days from acceptance to a day; 0 on the first. */
export const elapsedWorkingDays = (
  from: Temporal.PlainDate,
  on: Temporal.PlainDate,
  addWorkingDays: AddWorkingDays,
): number => {
  let days = 0
  while (
    days < LONGEST_COUNT &&
    Temporal.PlainDate.compare(addWorkingDays(from, days + 1), on) <= 0
  )
    days += 1
  return days
}

/**
 * The steps of a case in order: what has happened, notes such as a failed attempt among them, then
 * the one at hand, then what is ahead. A case that has ended has nothing ahead.
 */
export const trackedSteps = (one: Case, happened: readonly CaseStep[]): readonly TrackedStep[] => {
  const seen = happened.filter(({ visible }) => visible)
  const done = seen.map(({ code, at, promiseOn }): TrackedStep => ({
    code,
    at,
    promiseOn,
    state: 'done',
  }))
  if (!isOpen(one.status)) return done
  const reached = new Set(seen.map(({ code }) => code))
  const plan = PLANS[one.service]
  const last = plan.findLastIndex(({ code }) => reached.has(code))
  const ahead = plan.slice(last + 1).map(({ code }) => code)
  const list: StepCode[] =
    one.status === 'waitingForMaterials' ? ['materialsComplete', ...ahead] : ahead
  return [
    ...done,
    ...list.map((code, i): TrackedStep => ({
      code,
      at: undefined,
      promiseOn: undefined,
      state: i === 0 ? 'current' : 'next',
    })),
  ]
}

/** Whether a day of an open case hangs on a year that has no decree yet. */
const isOpenEnded = (
  one: Case,
  until: Temporal.PlainDate | undefined,
  calendar: WorkingCalendar,
): boolean => {
  if (!isOpen(one.status) || one.acceptedAt === undefined || until === undefined) return false
  const from = provinceDate(one.acceptedAt)
  return !from.equals(until) && mayStillMove(calendar, from, until)
}

export const viewOf = (
  one: Case,
  happened: readonly CaseStep[],
  materials: readonly CaseMaterial[],
  at: Temporal.Instant,
  addWorkingDays: AddWorkingDays,
  calendar: WorkingCalendar,
  exceptions: readonly Exception[] = [],
): CaseView => {
  const until = provinceDate(one.endedAt ?? at)
  const accepted = one.acceptedAt === undefined ? undefined : provinceDate(one.acceptedAt)
  const open = isOpen(one.status)
  return {
    case: one,
    materials,
    steps: trackedSteps(one, happened),
    elapsedDays:
      accepted === undefined ? undefined : elapsedWorkingDays(accepted, until, addWorkingDays),
    late:
      open && one.promiseOn !== undefined && Temporal.PlainDate.compare(until, one.promiseOn) > 0,
    mayMove: {
      promise: isOpenEnded(one, one.promiseOn, calendar),
      legal: isOpenEnded(one, one.legalOn, calendar),
    },
    canRemind: open && one.heldBy !== 'holder',
    canWithdraw: open && !isTooFar(one.service, new Set(happened.map(({ code }) => code))),
    exceptions,
  }
}

/** Reads a case as a tracker needs it. */
export const readView = async (
  handle: Handle,
  one: Case,
  at: Temporal.Instant,
  addWorkingDays: AddWorkingDays,
): Promise<CaseView> => {
  const [steps, materials, calendar, exceptions, relation] = await Promise.all([
    stepsOfCase(handle, one.id),
    materialsOfCase(handle, one.id),
    loadCalendar(handle),
    exceptionsOfCase(handle, one.id),
    one.relationId === undefined ? undefined : findRelation(handle, one.relationId),
  ])
  const view = viewOf(one, steps, materials, at, addWorkingDays, calendar, exceptions)
  return { ...view, appliedBy: relation?.agentLabel }
}
