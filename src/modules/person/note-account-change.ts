import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { insertAttributeChange } from './store-attribute.ts'

/**
 * Counts a change of account among those of critical attributes (C7, T2): whoever wants to change a
 * phone or a name in the days after it needs a second unit. The change itself rests on the consent
 * of the holder and waits out its cool-down.
 */
export const noteAccountChange = (
  tx: Transaction,
  { actor, at }: ActionContext,
  { personId, changeId }: { readonly personId: string; readonly changeId: string },
): Promise<void> =>
  insertAttributeChange(
    tx,
    {
      id: uuidv7(at),
      personId,
      attribute: 'account',
      oldSealed: undefined,
      newSealed: undefined,
      orderId: changeId,
      first: { staffId: actor.id, agencyCode: actor.organisationCode ?? actor.kind },
      second: undefined,
    },
    at,
  )
