import type { Decision } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import {
  type Assignment,
  changeAccount,
  type ChangeRefusal,
  endAssignment,
  openAssignment,
} from '#modules/account/index.ts'
import { consentInForce } from '#modules/consent/index.ts'
import type { AskedItem } from './asked-item.ts'
import { type ItemRefusal, type MapperAction, reasonCode } from './reason.ts'
import type { Outcome } from './store-outcomes.ts'
import type { Permitted } from './store-lookup.ts'

/** Links, updates and unlinks: what changes where somebody is paid. */
export type Act = Exclude<MapperAction, 'resolve'>

/** The answer to an item that was not done; of whom it is about, nothing is said. */
export const refused = (
  action: MapperAction,
  { position }: Pick<AskedItem, 'position'>,
  refusal: ItemRefusal,
): Outcome => ({
  position,
  status: 'rjct',
  code: reasonCode(action, refusal),
  detail: refusal,
  personId: undefined,
  accountId: undefined,
  consentId: undefined,
  payableFrom: undefined,
})

const outcomeOf = (
  act: Act,
  { position }: AskedItem,
  { personId, consentId }: Partial<Permitted>,
  decision: Decision<Assignment, ChangeRefusal>,
): Outcome => {
  if (!decision.granted)
    return { ...refused(act, { position }, decision.refusal), personId, consentId }
  const { accountId, payableFrom } = decision.outcome
  const done = { position, status: 'succ', code: undefined, detail: undefined } as const
  return { ...done, personId, accountId, consentId, payableFrom }
}

/**
 * 关联: the first account to which the programme pays somebody. Their consent for this programme
 * and account is read in this transaction, as it is for a change (Art. 19, N6).
 */
const link = async (
  tx: Transaction,
  context: ActionContext,
  input: { personId: string; programmeCode: string; accountId: string; consentId: string },
): Promise<Decision<Assignment, ChangeRefusal>> => {
  const consent = await consentInForce(tx, { ...input, kind: 'payToNewAccount' })
  return consent === undefined
    ? { granted: false, basis: 'YKT-19', refusal: 'CONSENT_MISSING', instead: ['giveConsent'] }
    : openAssignment(tx, context, input)
}

/** Does one item of somebody who permitted it. */
export const linkOrUpdate = async (
  tx: Transaction,
  context: ActionContext,
  act: 'link' | 'update',
  programmeCode: string,
  item: AskedItem,
  permitted: Permitted,
): Promise<Outcome> => {
  const { accountId } = item
  if (accountId === undefined) return refused(act, item, 'rjct.fa.invalid')
  const input = { ...permitted, programmeCode, accountId }
  const decision =
    act === 'link' ? await link(tx, context, input) : await changeAccount(tx, context, input)
  return outcomeOf(act, item, permitted, decision)
}

/** 解除关联: the range gets its end; what was before stays readable. */
export const unlink = async (
  tx: Transaction,
  context: ActionContext,
  programmeCode: string,
  item: AskedItem,
  personId: string,
): Promise<Outcome> =>
  outcomeOf(
    'unlink',
    item,
    { personId },
    await endAssignment(tx, context, { personId, programmeCode }),
  )
