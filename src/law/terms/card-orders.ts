import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** Orders for a card on their way, and the electronic card. */
export const CARD_ORDER_TERMS: readonly Term[] = [
  term('cardOrder', '办卡业务', 'YKT-17', 'An order for a card, until the card is in use.'),
  term(
    'withdrawOrder',
    '撤回办理',
    'YKT-17',
    'To take an order back before the new card is used.',
    {
      not: ['revokeOrder', 'abortOrder'],
    },
  ),
  term('warranty', '免费换卡期', 'YKT-17', 'Months in which a damage not by the holder is free.'),
  term('acknowledgement', '银行确认', 'CARD-16', 'The word of the bank that it did as asked.'),
  term('accountFact', '账户状态变化', 'YKT-14', 'What a bank tells of an account.'),
  term('blank', '白卡', 'YKT-17', 'A card in the stock of an outlet that nothing is written on.'),
  term('signNumber', '签发号', 'HANDLING-7', 'The number of an electronic card.', {
    not: ['signNo'],
  }),
  term('off', '停用', 'HANDLING-7', 'The electronic card has ended with its card.'),
  term('resetPassword', '重置密码', 'YKT-22', 'To set the password anew, which ends a lock.'),
  term('permit', '本人授权', 'YKT-22', 'To go on with the electronic card during a loss.'),
]
