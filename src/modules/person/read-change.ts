import { maskIdentityNumber, maskName, maskPhone } from '#kernel/masking.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import { openChange } from './apply-change.ts'
import { findOrder } from './store-attribute.ts'

/** What an order would write, masked: enough to compare it with the papers. */
export interface ShownChange {
  readonly name?: string | undefined
  readonly phone?: string | undefined
  readonly documentNumber?: string | undefined
}

/**
 * The new values of an order for whoever decides about it, with the record of the reading.
 *
 * @returns `undefined`, and no record, when there is no such order.
 */
export const readChange = async (
  tx: Transaction,
  pii: PersonalInformation,
  { actor, requestId, at }: ActionContext,
  orderId: string,
): Promise<ShownChange | undefined> => {
  const order = await findOrder(tx, orderId)
  if (order === undefined) return undefined
  const access = {
    personId: order.personId,
    actorKind: 'staff',
    actorId: actor.id,
    organisationCode: actor.organisationCode ?? '',
    purpose: 'reviewRegister',
    basis: 'YKT-22',
    caseReference: orderId,
    requestId,
    at,
  } as const
  const { name, phone, document } = await openChange(tx, pii, access, order)
  return {
    name: name && maskName(name),
    phone: phone && maskPhone(phone),
    documentNumber: document && maskIdentityNumber(document.number),
  }
}
