import { grant } from '#kernel/decision.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { PersonalInformation } from '#platform/pii.ts'
import {
  type Account,
  accountsOf,
  activateAccount,
  changeAccount,
  cutOverChoices,
  programmesOf,
  tellOfChanges,
  watchAccount,
} from '#modules/account/index.ts'
import { readAccountNumber } from '#modules/bank/index.ts'
import { consentInForce } from '#modules/consent/index.ts'
import { notify } from '#modules/person/index.ts'
import { findProgramme, windowDaysOn } from '#modules/programme/index.ts'
import { loadStandards } from '#modules/standard/index.ts'
import { effectiveFrom } from './bank-change.ts'
import { bankChangeNotices } from './notices-bank-change.ts'
import { auditCard } from './take-step.ts'
import { undoBankChange, type UndoReason } from './undo-bank-change.ts'
import { lockCardById } from './store.ts'
import {
  type BankChange,
  bankChangeOfOrder,
  type ChosenProgramme,
  chosenProgrammes,
  endBankChange,
  saveOutcome,
} from './store-bank-change.ts'
import { lockOrder } from './store-orders.ts'

interface SwitchDeps {
  readonly pii: PersonalInformation
}

const accountNamed = async (tx: Transaction, personId: string, accountId: string) =>
  (await accountsOf(tx, personId)).find(({ id }) => id === accountId)

/**
 * The new account, ready to be paid. Its number is what the bank has told of the card.
 *
 * @returns the code for which it cannot be paid.
 * @throws while the bank has not told the number: the event is heard once more later.
 */
const makePayable = async (
  tx: Transaction,
  { pii }: SwitchDeps,
  context: ActionContext,
  { personId, newAccountId: accountId }: BankChange,
  cardId: string,
): Promise<string | undefined> => {
  const account = await accountNamed(tx, personId, accountId)
  if (account?.status !== 'announced') return undefined
  const access = {
    personId,
    actorKind: 'system',
    actorId: context.actor.id,
    organisationCode: '',
    purpose: 'switchAccounts',
    basis: 'YKT-19',
    requestId: context.requestId,
    at: context.at,
  } as const
  const number = (await readAccountNumber(tx, pii, access, cardId))?.reveal()
  if (number === undefined) throw new Error(`the bank has not told the account of card ${cardId}`)
  const activated = await activateAccount(tx, pii, context, { personId, accountId, number })
  return activated?.granted === true ? undefined : (activated?.refusal ?? 'ACCOUNT_NOT_ACTIVE')
}

/** Moves one programme, or says why it stays where it is. */
const moveProgramme = async (
  tx: Transaction,
  context: ActionContext,
  change: BankChange,
  chosen: ChosenProgramme,
): Promise<ChosenProgramme> => {
  const { personId, newAccountId: accountId, moment } = change
  const { programmeCode, consentId } = chosen
  const today = provinceDate(context.at)
  const programme = await findProgramme(tx, programmeCode, today)
  const days = windowDaysOn(today, await loadStandards(tx))
  const cutOver = programme && cutOverChoices(programme, today, days)
  const decision = await changeAccount(tx, context, {
    personId,
    programmeCode,
    accountId,
    consentId,
    effectiveFrom: cutOver && effectiveFrom(cutOver, moment, context.at),
    toldByCaller: true,
  })
  if (!decision.granted) return { ...chosen, outcome: 'kept', keptReason: decision.refusal }
  const { id: changeId, validFrom } = decision.outcome
  return { ...chosen, outcome: 'changed', changeId, effectiveFrom: validFrom }
}

/**
 * The former account is watched as a fallback, unless it goes on as before: when it still pays
 * something and nothing has left it.
 */
const watchFormer = async (
  tx: Transaction,
  context: ActionContext,
  { personId, oldAccountId }: BankChange,
  changed: number,
): Promise<void> => {
  if (oldAccountId === undefined) return
  const former: Account | undefined = await accountNamed(tx, personId, oldAccountId)
  if (former?.status !== 'active') return
  const paid = await programmesOf(tx, personId, context.at)
  const isPaid = paid.some(({ account }) => account.id === oldAccountId)
  if (changed > 0 || !isPaid) await watchAccount(tx, context, { personId, accountId: oldAccountId })
}

const carryOut = async (
  tx: Transaction,
  deps: SwitchDeps,
  context: ActionContext,
  change: BankChange,
  cardId: string,
): Promise<readonly ChosenProgramme[]> => {
  const chosen = await chosenProgrammes(tx, change.orderId)
  const [first] = chosen
  // Consents are held before accounts, by whoever takes both.
  if (first !== undefined)
    await consentInForce(tx, {
      personId: change.personId,
      kind: 'payToNewAccount',
      programmeCode: first.programmeCode,
      accountId: change.newAccountId,
    })
  const halted = await makePayable(tx, deps, context, change, cardId)
  const outcomes: ChosenProgramme[] = []
  for (const one of chosen) {
    const outcome =
      halted === undefined
        ? await moveProgramme(tx, context, change, one)
        : ({ ...one, outcome: 'kept', keptReason: halted } as const)
    await saveOutcome(tx, change.orderId, outcome)
    outcomes.push(outcome)
  }
  return outcomes
}

/**
 * 切换账户: once the new card is enabled and its account is activated, whichever comes last, each
 * programme that was chosen is paid there from its moment on, and no other (Art. 19). A consent
 * that was taken back meanwhile leaves its programme where it was. Heard again, nothing happens.
 */
export const switchAccounts = async (
  tx: Transaction,
  deps: SwitchDeps,
  context: ActionContext,
  cardId: string,
): Promise<void> => {
  const order = await lockOrder.byCard(tx, cardId)
  if (order?.kind !== 'bankChange' || order.state !== 'finished') return
  const change = await bankChangeOfOrder(tx, order.id)
  const card = await lockCardById(tx, cardId)
  if (change?.status !== 'signed' || card === undefined) return
  if (card.status === 'cancelled' || card.bankStatus === 'notActivated') return
  const outcomes = await carryOut(tx, deps, context, change, cardId)
  const changed = outcomes.filter(({ outcome }) => outcome === 'changed').length
  await watchFormer(tx, context, change, changed)
  await endBankChange(tx, order.id, 'switched', context.at)
  const kept = outcomes.length - changed
  await auditCard(tx, context, card, {
    action: 'card.changeBankSwitched',
    decision: grant('YKT-19', undefined),
    detail: { orderId: order.id, changed, kept },
  })
  const { personId } = change
  const notice = bankChangeNotices('bankChangeSwitched', { changed, kept })
  const changeIds = outcomes.flatMap(({ changeId }) => changeId ?? [])
  // Of all changes at once; where nothing moved there is none, and the holder is told all the same.
  if (changeIds.length > 0) await tellOfChanges(tx, context, { personId, changeIds, notice })
  else await notify(tx, context, { personId, ...notice })
}

/**
 * The new card ended after it was enabled, or its account did, and before the account was
 * activated: nothing moves any more.
 */
export const endUnswitched = async (
  tx: Transaction,
  context: ActionContext,
  cardId: string,
  reason: UndoReason,
): Promise<void> => {
  const order = await lockOrder.byCard(tx, cardId)
  if (order?.kind === 'bankChange' && order.state === 'finished')
    await undoBankChange(tx, context, order, reason)
}
