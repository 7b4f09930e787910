import { PROVINCE } from '#law/setting.ts'
import type { Transaction } from '#platform/db.ts'
import { loadStandards } from '#modules/standard/index.ts'
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
  const standard = await loadStandards(tx)
  return {
    ...parties,
    on,
    adultAge: standard('adultAge', PROVINCE, on),
    agentAge: standard('agentAge', PROVINCE, on),
    held: await heldByAgent(tx, agentId, on),
    limits: standard('relationLimits', PROVINCE, on),
    familyCap: standard('familyAccountsCap', PROVINCE, on),
    exists: await relationExists(tx, { personId, agentId, kind }),
  }
}
