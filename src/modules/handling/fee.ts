import { type Decision, grant, refuse } from '#kernel/decision.ts'

/** 免收原因: why a fee that is due is not taken. */
export const FEE_WAIVERS = ['ownFault', 'decreedFree', 'paidElsewhere'] as const
export type FeeWaiver = (typeof FEE_WAIVERS)[number]

/** 已收, or 免收 with its reason. */
export type FeeMark = 'taken' | FeeWaiver
export const FEE_MARKS = ['taken', ...FEE_WAIVERS] as const

export type FeeRefusal = 'FEE_NOT_DUE' | 'FEE_MARKED_ALREADY'

/** 工本费: taken in full or not at all, once for an order; what is free needs no mark. */
export const decideFee = (
  dueFen: bigint | undefined,
  isMarked: boolean,
  mark: FeeMark,
): Decision<{ readonly takenFen: bigint; readonly waiver: FeeWaiver | undefined }, FeeRefusal> => {
  if (isMarked) return refuse('YKT-17', 'FEE_MARKED_ALREADY', ['handOver'])
  if (dueFen === undefined || dueFen === 0n) return refuse('YKT-17', 'FEE_NOT_DUE', ['handOver'])
  return grant(
    'YKT-17',
    mark === 'taken' ? { takenFen: dueFen, waiver: undefined } : { takenFen: 0n, waiver: mark },
  )
}
