import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** How departments' systems are told, and how they answer. */
export const EXCHANGE_TERMS: readonly Term[] = [
  term('endpoint', '接收地址', 'YKT-19', 'Where the systems of a department take events.', {
    not: ['hookUrl', 'hookTarget'],
  }),
  term('accessKey', '系统密钥', 'YKT-22', 'By which systems of a department call, and for what.', {
    not: ['apiKey'],
  }),
  term('accessToken', '访问令牌', 'YKT-22', 'Lets a system in for five minutes, for some scopes.'),
  term('disabled', '已停用', 'YKT-22', 'Of an endpoint or a rule: it ended for good.'),
  term('disable', '停用', 'YKT-22', 'To end an endpoint or a rule for good.'),
  term('message', '事件', 'YKT-19', 'What a department is told, once for each event.'),
  term('acknowledgeRule', '自动确认规则', 'YKT-19', 'Which changes are confirmed without a look.', {
    not: ['autoAccept'],
  }),
  term(
    'withheld',
    '不再推送',
    'YKT-19',
    'Of an event: its permission has gone, so nobody is told.',
  ),
]
