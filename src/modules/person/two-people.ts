import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** Somebody of the staff who proposes or decides. */
export interface Decider {
  readonly staffId: string
  readonly agencyCode: string
}

export type SecondRefusal = 'SAME_PERSON_DECIDES' | 'SAME_UNIT_DECIDES'

/**
 * 两人复核: whoever decides is not whoever proposed and, where two units are asked for, of another
 * unit (T2, T21).
 */
export const decideSecond = (
  first: Decider,
  second: Decider,
  { otherUnit }: { readonly otherUnit: boolean },
): Decision<Decider, SecondRefusal> => {
  if (second.staffId === first.staffId)
    return refuse('YKT-22', 'SAME_PERSON_DECIDES', ['askColleague'])
  if (otherUnit && second.agencyCode === first.agencyCode)
    return refuse('YKT-22', 'SAME_UNIT_DECIDES', ['askOtherUnit'])
  return grant('YKT-22', second)
}
