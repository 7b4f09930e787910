import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** 换银行: what is signed, and what becomes of it. */
export const BANK_CHANGE_TERMS: readonly Term[] = [
  term('signed', '已签署', 'YKT-19', 'The holder ordered the change; it can be taken back.'),
  term(
    'statement',
    '核对单',
    'YKT-19',
    'What a holder reads and confirms at a counter before a change of bank is signed.',
  ),
  term('switched', '已切换', 'YKT-19', 'What was chosen is paid to the account on the new card.'),
]
