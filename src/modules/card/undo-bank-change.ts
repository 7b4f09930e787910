import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { closeAccount } from '#modules/account/index.ts'
import { cancelBankRequest } from '#modules/bank/index.ts'
import { endConsents } from '#modules/consent/index.ts'
import { notify } from '#modules/person/index.ts'
import { keepBankChangeDraft } from './keep-bank-change-draft.ts'
import { bankChangeNotices } from './notices-bank-change.ts'
import type { CardOrder } from './order.ts'
import { bankChangeOfOrder, chosenProgrammes, endBankChange } from './store-bank-change.ts'

/** Why a change of bank came to nothing, as its consents keep it. */
export type UndoReason = Parameters<typeof endConsents>[2]['reason']

/**
 * Takes back what a signed change prepared, in the transaction in which its order or its new card
 * ends: the consents, the account and the request to the bank. Nothing was moved yet, so nothing
 * moves back. The caller holds the order locked.
 *
 * Every consent that was given with it ends here, for whatever reason the order ended: nothing that
 * rests on one begins afterwards (N6).
 */
export const undoBankChange = async (
  tx: Transaction,
  context: ActionContext,
  order: CardOrder,
  reason: UndoReason,
): Promise<void> => {
  const change = await bankChangeOfOrder(tx, order.id)
  if (change?.status !== 'signed') return
  const { personId, newAccountId: accountId } = change
  const consentIds = (await chosenProgrammes(tx, order.id)).map(({ consentId }) => consentId)
  await endConsents(tx, context, { personId, consentIds, reason })
  await closeAccount(tx, context, { personId, accountId })
  if (order.accountRequestId !== undefined && order.accountOpenedAt === undefined)
    await cancelBankRequest(tx, context, order.accountRequestId)
  await endBankChange(tx, order.id, 'withdrawn', context.at)
  // Who begins anew finds again how the card comes and when; never a bank or a tick.
  const draft = { bankCode: change.toBank, programmes: undefined, moment: change.moment }
  if (context.actor.kind === 'holder')
    await keepBankChangeDraft(tx, personId, { ...draft, delivery: order.delivery }, context.at)
  await notify(tx, context, { personId, ...bankChangeNotices('bankChangeWithdrawn') })
}
