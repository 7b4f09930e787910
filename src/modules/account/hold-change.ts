import type { Transaction } from '#platform/db.ts'
import { consentInForce } from '#modules/consent/index.ts'
import { type ChangeFacts, changesByIds } from './store-changes.ts'

/**
 * A change for use in this very transaction: a withdrawal of its permission waits until it ends,
 * and one that came first is seen (N6, Q6). Never keep the answer beyond the transaction.
 */
export const holdChange = async (
  tx: Transaction,
  changeId: string,
): Promise<ChangeFacts | undefined> => {
  const found = (await changesByIds(tx, [changeId])).get(changeId)
  if (found === undefined) return undefined
  const { personId, programmeCode, to, consentId } = found
  const { accountId } = to
  const consent = await consentInForce(tx, {
    personId,
    kind: 'payToNewAccount',
    programmeCode,
    accountId,
    consentId,
  })
  const held = (await changesByIds(tx, [changeId])).get(changeId) ?? found
  return held.standing === 'stands' && consent === undefined
    ? { ...held, standing: 'withdrawn' }
    : held
}
