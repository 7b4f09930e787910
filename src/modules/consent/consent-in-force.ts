import type { Transaction } from '#platform/db.ts'
import { holdPerson } from '#modules/person/index.ts'
import type { ConsentScope } from './consent.ts'
import { type Consent, lockConsents, unwithdrawnConsents } from './store.ts'

/**
 * The consent of this scope that stands, for use in this very transaction: a withdrawal waits until
 * it ends, and one that came first is seen (N6). Never keep the answer beyond the transaction.
 *
 * @returns `undefined` when there is none, or not the one that is named.
 */
export const consentInForce = async (
  tx: Transaction,
  scope: ConsentScope & { readonly consentId?: string | undefined },
): Promise<Consent | undefined> => {
  const person = await holdPerson(tx, scope.personId)
  await lockConsents(tx, scope.personId, 'use')
  // C8: nobody permits anything any more. No row says so: with a death that is taken back the
  // consents stand again, as the living person gave them.
  if (person === 'deceased') return undefined
  const standing = await unwithdrawnConsents(tx, scope)
  return scope.consentId === undefined
    ? standing[0]
    : standing.find(({ id }) => id === scope.consentId)
}
