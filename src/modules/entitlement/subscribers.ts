import { type Subscriber, subscriber } from '#platform/deliveries.ts'
import { MERGED, UNMERGED } from '#modules/person/index.ts'
import { moveEntitlements, restoreEntitlements } from './store.ts'

interface Pair {
  readonly fromPersonId: string
  readonly intoPersonId: string
}

const between = ({ fromPersonId: fromId, intoPersonId: intoId }: Pair) => ({ fromId, intoId })

/** What was said of an entry goes with the person it turns out to be, and back again (C6). */
export const entitlementSubscribers = (): readonly Subscriber[] => [
  subscriber('entitlement.follow-merge', MERGED, async (tx, { payload }) => {
    await moveEntitlements(tx, between(payload))
  }),
  subscriber('entitlement.follow-unmerge', UNMERGED, async (tx, { payload }) => {
    await restoreEntitlements(tx, between(payload))
  }),
]
