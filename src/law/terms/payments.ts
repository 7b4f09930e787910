import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** Money on its way: batches, their lines, what banks are told and what they answer. */
export const PAYMENT_TERMS: readonly Term[] = [
  term('line', '发放明细', 'YKT-13', 'One amount to one person within a batch.', {
    not: ['payItem', 'payRecord'],
  }),
  term('fund', '代发专户', 'YKT-13', 'The account from which a department has people paid.', {
    not: ['fundPool', 'moneyPot'],
  }),
  term('posting', '记账凭证', 'YKT-13', 'One fact of money in double entry.', {
    not: ['voucherEntry', 'journalRow'],
  }),
  term('suspense', '挂账', 'YKT-13', 'What a bank says about money that fits nothing we know.', {
    not: ['limbo', 'pendingPool'],
  }),
  term('draft', '编制中', 'YKT-13', 'Of a batch: being made, lines can be added.'),
  term('submitted', '待核定', 'YKT-13', 'Of a batch: the maker has done; somebody else checks.'),
  term('checked', '待财政审核', 'YKT-13', 'Of a batch: checked; whoever pays releases it.'),
  term('released', '发放中', 'YKT-13', 'Of a batch: signed by three; banks are told.'),
  term('prepared', '待发放', 'YKT-13', 'Of a line or an instruction: made and not yet sent.'),
  term('held', '暂缓发放', 'YKT-13', 'Of a line: it waits for a reason that is written down.'),
  term('sending', '发送中', 'YKT-13', 'Of an instruction: on its way, the bank may have it.'),
  term('paid', '已到账', 'YKT-13', 'Of a line: the bank says that it booked the money.'),
  term('unseen', '待处理', 'YKT-13', 'Of a return case: it failed, and nobody has looked yet.'),
  term('withHolder', '待本人办理', 'YKT-14', 'Of a return case: the holder has been told.'),
  term('verifying', '核实中', 'YKT-13', 'Of a return case: the department looks into it.'),
  term('ready', '可以重发', 'YKT-13', 'Of a return case: it can be paid again.'),
  term('reissued', '已重发', 'YKT-13', 'Of a return case: another line follows it.'),
  term('stopped', '已停发', 'HANDLING-26', 'Of a return case: it is not paid again.'),
  term('allow', '查实可发', 'YKT-13', 'To find that it can be paid again.'),
  term('stop', '停发', 'HANDLING-26', 'To decide that it is not paid again.'),
  term('returnCase', '退回件', 'YKT-13', 'In whose hands a failed line is, and by when.', {
    not: ['bounceTicket', 'failureTicket'],
  }),
  term('toVerify', '待核实', 'HANDLING-26', 'Of a recovery: nobody has found out what is owed.'),
  term('owed', '应追回', 'HANDLING-26', 'Of a recovery: so much was paid and not owed.'),
  term('confirmDebt', '认定应追回', 'HANDLING-26', 'To find how much is owed back.'),
  term('recovery', '追回', 'HANDLING-26', 'Getting back what was paid and not owed.', {
    not: ['clawback', 'recoupment'],
  }),
  term('reading', '读取中', 'YKT-13', 'Of a list: rows are being read and stored.'),
  term('judged', '已核验', 'YKT-13', 'Of a list: every check has run on every row.'),
  term('noticed', '公示中', 'YKT-13', 'Of a list: put up in public, objections can be made.'),
  term('handedOver', '已交发放', 'YKT-13', 'Of a list: its rows have become lines of a batch.'),
]
