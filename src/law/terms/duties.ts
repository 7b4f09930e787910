import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** Rights of the holder, money, supervision and the words of a decision. */
export const DUTY_TERMS: readonly Term[] = [
  term('basis', '法律依据', 'YKT-17', 'The article that a decision rests on.', {
    not: ['legalReason', 'lawRef', 'legalRef'],
  }),
  term('refusal', '不予办理', 'YKT-17', 'That something is not granted, with a stable code.', {
    not: ['denial', 'denyReason'],
  }),
  term('declaration', '告知承诺', 'YKT-17', 'What a person states instead of bringing a paper.'),
  term('consent', '授权', 'YKT-19', 'A permission that the holder gives, for one purpose.', {
    not: ['authorise', 'authorize', 'userConsent'],
  }),
  term('withdraw', '撤回授权', 'PIPL-14', 'To take a consent back.', { not: ['unconsent'] }),
  term('notice', '告知', 'PIPL-17', 'What people are told before their data is handled.'),
  term('purpose', '处理目的', 'PIPL-6', 'Why a piece of information is needed.'),
  term('accessRecord', '查阅记录', 'PIPL-44', 'Who looked at the data of a person, when and why.', {
    not: ['viewLog', 'lookupLog'],
  }),
  term('accessLog', '谁查过我', 'PIPL-44', 'The access records of one person, as they see them.'),
  term('audit', '审计记录', 'YKT-22', 'What was decided or done, and can no longer be changed.', {
    not: ['auditLog', 'operationLog'],
  }),
  term('benefit', '财政补贴', 'YKT-13', 'Money that a department pays to persons or households.', {
    not: ['handout', 'welfarePayment'],
  }),
  term('insuranceDue', '社会保险待遇', 'YKT-13', 'What a person is due from social insurance.'),
  term(
    'entitlementConfirmation',
    '待遇资格认证',
    'HANDLING-26',
    'Showing that the conditions of what social insurance pays still hold.',
    { not: ['lifeCheck', 'livenessProof', 'survivalCheck'] },
  ),
  term('programme', '补贴项目', 'YKT-13', 'A kind of benefit, with its rules and its payer.', {
    not: ['subsidyProgram', 'paymentProject'],
  }),
  term('batch', '发放批次', 'YKT-13', 'Payments that are approved and sent together.', {
    not: ['payRun', 'payoutBatch'],
  }),
  term('instruction', '发放指令', 'YKT-13', 'The order to a bank to pay.', {
    not: ['payout', 'payCommand'],
  }),
  term('returned', '退汇', 'YKT-13', 'A payment that the bank sent back.', {
    not: ['bounced', 'chargeback'],
  }),
  term('reissue', '重发', 'YKT-13', 'A new payment in place of a returned one.', {
    not: ['resend', 'repay'],
  }),
  term('reconciliation', '对账', 'YKT-13', 'Comparing our books with those of the bank.'),
  term('discrepancy', '差错', 'YKT-13', 'What does not agree when books are compared.', {
    not: ['mismatchCase'],
  }),
  term('hold', '暂停发放', 'YKT-13', 'To keep money back until a doubt is settled.', {
    not: ['payStop', 'stopPayment'],
  }),
  term('release', '恢复发放', 'YKT-13', 'To pay what was held.', { not: ['unhold'] }),
  term('supervision', '监督管理', 'YKT-23', 'Seeing to it that those with duties do them.', {
    not: ['watchdog'],
  }),
  term('lead', '线索', 'YKT-24', 'A report that something may be wrong.', {
    not: ['tipOff', 'whistle'],
  }),
  term('open', '待核查', 'YKT-24', 'A lead that nobody has begun to look into.'),
  term('withholding', '押卡', 'YKT-24', 'Keeping the card of somebody, as hospitals must not.', {
    not: ['cardDetention', 'cardSeizure', 'retainedCard'],
  }),
  term('alert', '预警', 'YKT-22', 'A sign of risk that somebody must look at.', {
    not: ['alarmEvent', 'riskWarning'],
  }),
  term('inquiry', '核查', 'YKT-24', 'Finding out what happened.', { not: ['investigation'] }),
  term('rectification', '责令改正', 'YKT-23', 'The order to put a wrong right, by a day.', {
    not: ['correctionOrder', 'remediation'],
  }),
  term('penalty', '处罚', 'YKT-24', 'What the law imposes for a wrong.', {
    not: ['punishment', 'fineAmount'],
  }),
  term('parameter', '参数', 'YKT-17', 'A number or choice that the law leaves open.', {
    not: ['lawSetting', 'policyConfig'],
  }),
]
