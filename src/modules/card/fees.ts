import type { ReadStandard } from '#modules/standard/index.ts'
import type { AcceptChannel, OrderReason } from './order.ts'

/** 免收工本费的情形 */
export type FeeExemption = 'first' | 'warranty' | 'expiry' | 'photoChange' | 'bankChange'
export const FEE_EXEMPTIONS = [
  'first',
  'warranty',
  'expiry',
  'photoChange',
  'bankChange',
] as const satisfies readonly FeeExemption[]

export interface Fee {
  readonly feeFen: bigint
  readonly exemption: FeeExemption | undefined
}

/** Why a card is ordered, as far as the fee depends on it. */
export interface FeeCase {
  readonly reason: OrderReason
  /** Of a damage: whether the holder caused it. */
  readonly causedByHolder?: boolean | undefined
  /** Of changed data: whether nothing but the photo changed. */
  readonly photoOnly?: boolean | undefined
  /** Day of issue of the old card. */
  readonly issuedOn?: Temporal.PlainDate | undefined
}

const free = (exemption: FeeExemption): Fee => ({ feeFen: 0n, exemption })
const charged = (feeFen: bigint): Fee => ({ feeFen, exemption: undefined })

const underWarranty = (
  { causedByHolder, issuedOn }: FeeCase,
  months: number,
  on: Temporal.PlainDate,
): boolean =>
  causedByHolder === false &&
  issuedOn !== undefined &&
  Temporal.PlainDate.compare(on, issuedOn.add({ months })) < 0

/**
 * 工本费: by the city that issues the card, on the day of the order. The first card is free; so are
 * a card that expires, a new photo, and a damage that is not the holder's within the warranty.
 */
export const orderFee = (
  feeCase: FeeCase,
  region: string,
  on: Temporal.PlainDate,
  standard: ReadStandard,
): Fee => {
  const replacement = standard('replacementFeeFen', region, on)
  switch (feeCase.reason) {
    case 'first': {
      const fee = standard('firstCardFeeFen', region, on)
      return fee === 0n ? free('first') : charged(fee)
    }
    case 'bankChange': {
      const fee = standard('bankChangeFeeFen', region, on)
      return fee === 0n ? free('bankChange') : charged(fee)
    }
    case 'expiry':
      return free('expiry')
    case 'changedData':
      return feeCase.photoOnly === true ? free('photoChange') : charged(replacement)
    case 'damage':
      return underWarranty(feeCase, standard('freeReplacementMonths', region, on), on)
        ? free('warranty')
        : charged(replacement)
    case 'loss':
      return charged(replacement)
  }
}

/** 承诺时限: working days until the card is there; 0 for one made while the holder waits. */
export const promisedWorkingDays = (
  order: {
    readonly reason: OrderReason
    readonly acceptChannel: AcceptChannel
    readonly instant: boolean
  },
  region: string,
  on: Temporal.PlainDate,
  standard: ReadStandard,
): number => {
  if (order.instant) return 0
  return order.reason === 'loss' && order.acceptChannel === 'online'
    ? standard('onlineReplacementWorkingDays', region, on)
    : standard('productionWorkingDays', region, on)
}

/** 逾期未领: after how many days the holder is reminded, and after how many more it is sent back. */
export interface UnclaimedLimits {
  readonly remindDays: number
  readonly returnDays: number
}

/** 逾期未领: what is due for a finished card that nobody has fetched. */
export const unclaimedStep = (
  sealedOn: Temporal.PlainDate,
  remindedOn: Temporal.PlainDate | undefined,
  { remindDays, returnDays }: UnclaimedLimits,
  on: Temporal.PlainDate,
): 'wait' | 'remind' | 'return' => {
  const isOver = (from: Temporal.PlainDate, days: number): boolean =>
    Temporal.PlainDate.compare(on, from.add({ days })) > 0
  if (remindedOn !== undefined) return isOver(remindedOn, returnDays) ? 'return' : 'wait'
  return isOver(sealedOn, remindDays) ? 'remind' : 'wait'
}
