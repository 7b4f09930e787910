import { provinceDate } from '#kernel/period.ts'
import type { Handle } from '#platform/db.ts'
import { loadStandards } from '#modules/standard/index.ts'
import { type CardStatus, publicStatus, type PublicStatus } from './card.ts'
import { promisedWorkingDays } from './fees.ts'
import type { CardOrder } from './order.ts'
import { type CardFailure, lastFailures } from './store-order-records.ts'
import { cardStatuses, ordersOf } from './store-orders.ts'

/** An order as its holder sees it. */
export interface HolderOrder {
  readonly order: CardOrder
  readonly cardStatus: CardStatus
  readonly publicStatus: PublicStatus
  /** Present while the order stands still because of it. */
  readonly failure: CardFailure | undefined
  readonly promisedWorkingDays: number
  /** What the holder can do about it now. */
  readonly possible: readonly string[]
}

/** The ways on from each status of the new card, besides withdrawing the order. */
const WAYS: Readonly<Partial<Record<CardStatus, readonly string[]>>> = {
  applied: ['chooseOtherBank'],
  failedBank: ['chooseOtherBank'],
  failedProduction: ['askCounter'],
  sealed: ['receive', 'enable'],
}

const isHalted = (status: CardStatus): boolean =>
  status === 'failedBank' || status === 'failedProduction'

const toHolderOrders = async (
  handle: Handle,
  orders: readonly CardOrder[],
): Promise<HolderOrder[]> => {
  const ids = orders.map(({ cardId }) => cardId)
  const statuses = await cardStatuses(handle, ids)
  const failures = await lastFailures(handle, ids)
  const standard = await loadStandards(handle)
  return orders.map((order) => {
    const cardStatus = statuses.get(order.cardId)
    if (cardStatus === undefined) throw new Error(`order ${order.id} has no card`)
    const { issueRegion, placedAt } = order
    return {
      order,
      cardStatus,
      publicStatus: publicStatus(cardStatus),
      failure: isHalted(cardStatus) ? failures.get(order.cardId) : undefined,
      promisedWorkingDays: promisedWorkingDays(
        order,
        issueRegion,
        provinceDate(placedAt),
        standard,
      ),
      possible: order.state === 'open' ? [...(WAYS[cardStatus] ?? []), 'withdrawOrder'] : [],
    }
  })
}

/** Every order of a person for their own pages, newest first. */
export const holderOrders = async (handle: Handle, personId: string): Promise<HolderOrder[]> =>
  toHolderOrders(handle, await ordersOf(handle, personId))

/** One order as its holder sees it. */
export const holderOrder = async (handle: Handle, order: CardOrder): Promise<HolderOrder> => {
  const [found] = await toHolderOrders(handle, [order])
  if (found === undefined) throw new Error(`order ${order.id} is not to be shown`)
  return found
}
