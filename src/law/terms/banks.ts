import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** Banks: how they are chosen, what they owe, and what passes between them and the program. */
export const BANK_TERMS: readonly Term[] = [
  term('admissionRound', '遴选批次', 'YKT-5', 'A round in which co-operating banks are chosen.', {
    not: ['selectionRound', 'tenderRound'],
  }),
  term('candidate', '候选金融机构', 'YKT-5', 'A bank that applies in an admission round.', {
    not: ['bidder'],
  }),
  term('criterion', '评审指标', 'YKT-5', 'By what candidates are judged, with its weight.'),
  term('assessor', '评审人', 'YKT-5', 'Who scores candidates and does not decide.', {
    not: ['jurorStaff'],
  }),
  term('score', '评分', 'YKT-5', 'The points one assessor gives by one criterion.'),
  term('agreement', '合作协议', 'YKT-5', 'What a bank and the province have signed.', {
    not: ['bankContract', 'cooperationContract'],
  }),
  term('obligation', '合作义务', 'YKT-5', 'What a bank owes by its agreement.', {
    not: ['bankDuty'],
  }),
  term('liaison', '联络人', 'YKT-5', 'Who of the bureau looks after one bank.'),
  term('bankRequest', '银行办理请求', 'YKT-6', 'What the program asks of a bank for one card.', {
    not: ['bankTask', 'bankOrder'],
  }),
  term('shownList', '展示顺序记录', 'YKT-6', 'The order in which banks were shown to somebody.'),
  term('accountNotice', '账户变动预告', 'YKT-19', 'That a bank is about to close an account.', {
    not: ['closureNotice'],
  }),
  term(
    'rectificationPlan',
    '整改方案',
    'YKT-25',
    'How a bank puts right what a measure rests on.',
    {
      not: ['correctionPlan', 'remediationPlan'],
    },
  ),
  term('migration', '持卡人迁移', 'YKT-25', 'Holders leave a bank whose agreement has ended.'),
  term('partnerKey', '合作系统公钥', 'YKT-22', 'A public key by which a system outside signs.'),
  term('simulatedTime', '模拟时间', 'YKT-22', 'The time that a demonstration was moved on to.'),
  term('exchangeFile', '交换文件', 'YKT-17', 'A file of fixed widths between program and bank.', {
    not: ['swapFile', 'batchFile'],
  }),
  term('waiting', '待发送', 'YKT-17', 'Of a request to a bank: not sent yet.'),
  term('sent', '已发送', 'YKT-17', 'Of a request to a bank: on its way, no answer yet.'),
  term('unknown', '结果未知', 'YKT-17', 'Of a request to a bank: the reply was lost; ask first.'),
  term('done', '已办结', 'YKT-17', 'Of a request to a bank: done as asked.'),
  term('send', '发送', 'YKT-17', 'To hand a request to a bank.'),
  term('accept', '受理', 'YKT-17', 'Of a bank: to take a request up.'),
  term('loseReply', '回复丢失', 'YKT-17', 'Nobody knows whether the bank heard the request.'),
  term('complete', '办结', 'YKT-17', 'Of a bank: to report that it is done.'),
]
