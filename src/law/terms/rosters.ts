import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** Lists of people to be paid, as departments bring them. */
export const ROSTER_TERMS: readonly Term[] = [
  term('roster', '名册', 'YKT-13', 'A list of people to be paid, as a department brings it.', {
    not: ['payeeList', 'nameList'],
  }),
  term('householdHead', '户主', 'YKT-13', 'The person in whose name a household is paid.', {
    not: ['houseOwner'],
  }),
  term('payable', '可发', 'YKT-13', 'Of a row of a list: nothing keeps it from being paid.'),
  term('toConfirm', '需确认', 'YKT-13', 'Of a row of a list: a person has to look and say so.'),
  term('notPayable', '不能发', 'YKT-13', 'Of a row of a list: it has to be mended first.'),
  term('subItem', '发放分项', 'YKT-13', 'A part of a programme that is paid on its own.', {
    not: ['subProject'],
  }),
]
