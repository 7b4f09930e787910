import { parameter } from '#law/parameters.ts'
import { PROVINCE } from '#law/setting.ts'
import type { Transaction } from '#platform/db.ts'
import type { PairFacts, RelationKind } from './relation.ts'
import { heldByAgent, lockParties, relationExists } from './store-relation.ts'

/** What the rule about two people looks at, with both locked until the transaction ends. */
export const pairFacts = async (
  tx: Transaction,
  { personId, agentId, kind }: { personId: string; agentId: string; kind: RelationKind },
  on: Temporal.PlainDate,
): Promise<PairFacts | undefined> => {
  const parties = await lockParties(tx, personId, agentId)
  if (parties === undefined) return undefined
  return {
    ...parties,
    on,
    adultAge: parameter('adultAge', PROVINCE, on),
    agentAge: parameter('agentAge', PROVINCE, on),
    held: await heldByAgent(tx, agentId, on),
    limits: parameter('relationLimits', PROVINCE, on),
    familyCap: parameter('familyAccountsCap', PROVINCE, on),
    exists: await relationExists(tx, { personId, agentId, kind }),
  }
}
