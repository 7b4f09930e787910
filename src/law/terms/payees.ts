import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** Who is paid where, and what the holder has permitted about it. */
export const PAYEE_TERMS: readonly Term[] = [
  term('account', '收款账户', 'YKT-13', 'A bank account to which a person is paid.', {
    not: ['payeeCard', 'bankAcct'],
  }),
  term(
    'assignment',
    '发放关系',
    'YKT-19',
    'Which account of a person a programme pays, and when.',
    {
      not: ['accountBinding', 'payMapping'],
    },
  ),
  term('initial', '首次登记', 'YKT-13', 'Of an assignment: the first of a person and programme.'),
  term('court', '司法文书', 'YKT-19', 'Of an assignment: made by the order of a court.'),
  term('announced', '待开户', 'YKT-6', 'Of an account: the bank has been asked to open it.'),
  term('watched', '观察期', 'YKT-19', 'Of an account: no longer on the card, kept as a fallback.'),
  term('closeAtBank', '银行销户', 'YKT-14', 'The bank has closed the account, paid or not.'),
  term('watch', '转入观察期', 'YKT-19', 'To keep the account of the former card as a fallback.'),
  term('cutOver', '切换', 'YKT-19', 'The moment from which a programme pays the new account.', {
    not: ['switchOver', 'goLive'],
  }),
  term('coolDown', '冷静期', 'YKT-22', 'Hours after a change in which nothing is paid yet.', {
    not: ['coolingOff', 'holdPeriod'],
  }),
  term(
    'paymentWindow',
    '发放窗口',
    'YKT-13',
    'The days around a pay day when a batch is under way.',
  ),
  term('payee', '发放对象', 'YKT-13', 'Whom a programme pays: a person or a household.'),
  term('cycle', '发放周期', 'YKT-13', 'How often a programme pays.'),
  term('consentText', '授权文本', 'PIPL-17', 'What a person reads before giving a consent.'),
  term('give', '作出授权', 'PIPL-14', 'To permit something, knowing what it means.'),
  term('changeAcknowledgement', '变更确认', 'YKT-19', 'What a department answers to a change.'),
  term('published', '已发布', 'YKT-19', 'Of a change: told to whoever follows it.'),
  term('pushed', '已推送', 'YKT-19', 'Of a change: sent to the department that pays.'),
  term('acknowledged', '已确认', 'YKT-19', 'Of a change: the department pays the new account.'),
  term('deferred', '暂缓确认', 'YKT-19', 'Of a change: the department needs some days more.'),
  term('push', '推送', 'YKT-19', 'To send a change to the department that pays.'),
  term('acknowledge', '确认变更', 'YKT-19', 'To confirm that the new account will be paid.', {
    not: ['ackChange'],
  }),
  term('defer', '暂缓', 'YKT-19', 'To answer later, with a reason and a day.', {
    not: ['postpone'],
  }),
]
