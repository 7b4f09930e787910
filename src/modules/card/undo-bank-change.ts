import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import { closeAccount } from '#modules/account/index.ts'
import { cancelBankRequest } from '#modules/bank/index.ts'
import { withdrawConsent } from '#modules/consent/index.ts'
import { notify } from '#modules/person/index.ts'
import { keepBankChangeDraft } from './keep-bank-change-draft.ts'
import { bankChangeNotices } from './notices-bank-change.ts'
import type { CardOrder } from './order.ts'
import {
  type BankChange,
  bankChangeOfOrder,
  chosenProgrammes,
  endBankChange,
} from './store-bank-change.ts'

const takeBackConsents = async (
  tx: Transaction,
  context: ActionContext,
  { orderId, personId }: BankChange,
): Promise<void> => {
  for (const { consentId } of await chosenProgrammes(tx, orderId))
    await withdrawConsent(tx, context, { personId, consentId })
}

/**
 * Takes back what a signed change prepared, in the transaction in which its order or its new card
 * ends: the consents, the account and the request to the bank. Nothing was moved yet, so nothing
 * moves back. The caller holds the order locked.
 *
 * A consent is withdrawn by the holder, or before a clerk. Where an order ends by itself, after a
 * death or because nobody came for the card, the account that the consents name is closed, and
 * nothing can rest on them any more.
 */
export const undoBankChange = async (
  tx: Transaction,
  context: ActionContext,
  order: CardOrder,
): Promise<void> => {
  const change = await bankChangeOfOrder(tx, order.id)
  if (change?.status !== 'signed') return
  const { personId, newAccountId: accountId } = change
  if (context.actor.kind !== 'system') await takeBackConsents(tx, context, change)
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
