import { signBankChangeIn } from '#modules/card/index.ts'
import type { CaseAct } from '#modules/handling/index.ts'
import { ordering } from './orders.ts'

/**
 * 跨行换卡: the signature, with everything it prepares, in the transaction of its case. Online the
 * holder signs by their sign-in; at a counter before a clerk, by what they confirmed on the screen.
 */
export const bankChange: CaseAct = ordering(async (tx, context, request, terms) => {
  const { case: one, wish, proof } = request
  const { personId, cardId, channel } = one
  if (cardId === undefined) return undefined
  const { moment = 'now', programmes = [], consent, statementId } = wish
  return signBankChangeIn(tx, context, {
    personId,
    cardId,
    terms,
    moment,
    programmes,
    channel: channel === 'online' ? 'portal' : 'counter',
    ...(consent && { text: { key: 'payToNewAccount', ...consent } }),
    ...(statementId !== undefined && { statementId }),
    ...proof,
  })
})
