import { type Decision, refuse } from '#kernel/decision.ts'
import type { ActionContext } from '#platform/audit.ts'
import { chooseOtherBankIn } from '#modules/card/index.ts'
import { type AtCounter, held } from './clerk-actions.ts'
import type { HandlingDeps } from './deps.ts'
import { wishOf } from './store-wish.ts'

const NOT_NEXT = refuse('YKT-17', 'CASE_STEP_NOT_NEXT' as const)

/**
 * 请银行再办一次: the holder wants the bank that refused to be asked once more. Only that of the order:
 * of a change of bank, another one would be another signature.
 *
 * @returns `undefined` when the clerk may not see such a case.
 */
export const askBankAgain = (
  deps: Pick<HandlingDeps, 'db'>,
  context: ActionContext,
  input: AtCounter,
): Promise<Decision<unknown, string> | undefined> =>
  held<unknown, string>(deps, context, input, async (tx, { personId, orderId, id }) => {
    const bankCode = (await wishOf(tx, id)).bankCode
    if (orderId === undefined || bankCode === undefined) return NOT_NEXT
    return (await chooseOtherBankIn(tx, context, { personId, orderId, bankCode })) ?? NOT_NEXT
  })
