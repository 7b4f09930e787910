import { type Decision, grant, type Refused, refuse } from '#kernel/decision.ts'
import { uuidv7 } from '#kernel/ids.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { Language } from '#ui/i18n/language.ts'
import { chooseBank } from '#modules/bank/index.ts'
import type { BankChangeChoice } from './bank-change-statement.ts'
import { SAME_BANK } from './order-bank-change.ts'
import { readStatement } from './read-bank-change-statement.ts'
import { canBegin, choiceRefusal } from './sign-bank-change.ts'
import { auditCard } from './take-step.ts'
import { type Card, lockCard } from './store.ts'
import {
  confirmStatement,
  insertStatement,
  lockStatement,
  type ShownStatement,
  shownStatement,
} from './store-bank-change-statement.ts'

/** What a clerk filled in for the holder who stands before them. */
export interface BankChangeToShow {
  readonly personId: string
  readonly cardId: string
  readonly choice: BankChangeChoice
  /** The neutral list that the bank was chosen from. */
  readonly listId: string
  /** In which the holder reads. */
  readonly language: Language
}

const refusalOf = async (
  tx: Transaction,
  context: ActionContext,
  card: Card,
  { choice, listId, personId }: BankChangeToShow,
): Promise<Refused<string> | undefined> => {
  const beginning = await canBegin(tx, card, context.at)
  if (!beginning.granted) return beginning
  const { bankCode } = choice
  if (card.bankCode === bankCode) return SAME_BANK
  const chosen = await chooseBank(tx, context, { listId, bankCode, personId })
  if (!chosen.granted) return chosen
  return choiceRefusal(tx, card, choice, context.at)
}

/**
 * 给持卡人核对: writes down to the letter what the screen of a counter shows of a change of bank. It
 * is good for nothing before the holder has confirmed it, and for nothing but what it says.
 *
 * @returns `undefined` when the person has no such card.
 */
export const showBankChange = async (
  tx: Transaction,
  context: ActionContext,
  input: BankChangeToShow,
): Promise<Decision<ShownStatement, string> | undefined> => {
  const { personId, cardId, choice, language } = input
  const { actor, at } = context
  if (actor.kind !== 'staff') return refuse('YKT-19', 'NOT_THE_HOLDER', ['askHolder'])
  const card = await lockCard(tx, personId, cardId)
  if (card === undefined) return undefined
  const refused = await refusalOf(tx, context, card, input)
  await auditCard(tx, context, card, {
    action: 'card.changeBankShown',
    decision: refused ?? grant('YKT-19', undefined),
    detail: { bankCode: choice.bankCode },
  })
  if (refused !== undefined) return refused
  const statement = await readStatement(tx, card, choice, language, at)
  const id = uuidv7(at)
  await insertStatement(tx, { id, personId, witnessId: actor.id, statement, shownAt: at }, card.id)
  const shown = await shownStatement(tx, id)
  if (shown === undefined) throw new Error(`statement ${id} was not written`)
  return grant('YKT-19', shown)
}

/**
 * 本人确认: the holder has read what is shown and pressed the button on their side of the counter,
 * before the clerk whose screen it is. False when it is not there or was confirmed before.
 */
export const confirmBankChange = async (
  tx: Transaction,
  context: ActionContext,
  statementId: string,
): Promise<boolean> => {
  const shown = await lockStatement(tx, statementId)
  if (shown?.witnessId !== context.actor.id) return false
  if (!(await confirmStatement(tx, statementId, context.at))) return false
  const { personId } = shown
  const card = await lockCard(tx, personId, String(shown.statement.signed['cardId']))
  if (card !== undefined)
    await auditCard(tx, context, card, {
      action: 'card.changeBankConfirmed',
      decision: grant('YKT-19', undefined),
      detail: { digest: shown.digest, text: shown.statement.text.version },
    })
  return true
}
