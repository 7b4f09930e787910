import type { Transaction } from '#platform/db.ts'
import { assignmentAt, changeUnderWay } from './assignment.ts'
import { assignmentsOf } from './store-assignments.ts'

const programmesPaid = async (
  tx: Transaction,
  personId: string,
  at: Temporal.Instant,
): Promise<ReadonlySet<string>> => {
  const byProgramme = Map.groupBy(
    await assignmentsOf(tx, personId),
    ({ programmeCode }) => programmeCode,
  )
  return new Set(
    byProgramme
      .entries()
      .filter(([, list]) => (assignmentAt(list, at) ?? changeUnderWay(list, at)) !== undefined)
      .map(([code]) => code),
  )
}

/**
 * Whether one programme pays both of two entries now or is going to (A2). Whoever asks holds the
 * lines of both persons, so that no assignment begins meanwhile.
 */
export const isPaidTwice = async (
  tx: Transaction,
  pair: readonly [string, string],
  at: Temporal.Instant,
): Promise<boolean> => {
  const [one, other] = pair.toSorted()
  if (one === undefined || other === undefined) throw new Error('a pair has two')
  const first = await programmesPaid(tx, one, at)
  const second = await programmesPaid(tx, other, at)
  return !first.isDisjointFrom(second)
}
