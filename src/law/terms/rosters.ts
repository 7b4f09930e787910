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
  term(
    'receiving',
    '接收中',
    'YKT-13',
    'Of a file of a list: its bytes or parts are still coming.',
  ),
  term('looking', '待确认', 'YKT-13', 'Of a file of a list: people look at names and columns.'),
  term('queued', '排队中', 'YKT-13', 'Of an import: it waits for a process that is free.'),
  term('running', '导入中', 'YKT-13', 'Of an import: a process works on it.'),
  term('paused', '已暂停', 'YKT-13', 'Of an import: it goes on when somebody says so.'),
  term('look', '核对文件', 'YKT-13', 'Shows what was understood of a file before it is read.'),
  term('queue', '开始导入', 'YKT-13', 'Puts an import in line, at first or after a pause.'),
  term('claim', '领取', 'YKT-13', 'A process takes an import to work on it.'),
  term('pause', '暂停', 'YKT-13', 'Stops an import where it is.'),
]
