import { PROVINCE } from '#law/setting.ts'
import { ageOn } from '#kernel/ages.ts'
import type { ProxyScope } from '#kernel/proxy-scope.ts'
import type { Handle, Transaction } from '#platform/db.ts'
import { standardValue } from '#modules/standard/index.ts'
import { isInForce } from './relation.ts'
import { birthOf, lockPair } from './store-hold.ts'

/**
 * What an agent who stands at a counter may do for a person today, held until the transaction ends:
 * whoever ends the relation at this moment waits for the act, or the act is refused (N7, N8).
 */
export const holdRelation = async (
  tx: Transaction,
  pair: { readonly relationId: string; readonly personId: string; readonly agentId: string },
  on: Temporal.PlainDate,
): Promise<readonly ProxyScope[]> => {
  const relation = await lockPair(tx, pair)
  return relation !== undefined && isInForce(relation, on) ? relation.scopes : []
}

/** Whether a person is acted for by a guardian on a day, because of their age. */
export const isMinor = async (
  handle: Handle,
  personId: string,
  on: Temporal.PlainDate,
): Promise<boolean> => {
  const birthOn = await birthOf(handle, personId)
  if (birthOn === undefined) return false
  return ageOn(birthOn, on) < (await standardValue(handle, 'adultAge', PROVINCE, on))
}
