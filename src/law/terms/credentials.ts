import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** Cards, certificates and codes of departments, how they go over into the card; duties. */
export const CREDENTIAL_TERMS: readonly Term[] = [
  term(
    'credential',
    '卡证码',
    'YKT-7',
    'A card, certificate or code that a department hands out.',
    {
      not: ['departmentCard', 'legacyCard'],
    },
  ),
  term('opinion', '部门意见', 'YKT-7', 'What a department that was named thinks of a credential.'),
  term('blocked', '不予新发', 'YKT-7', 'Of a credential: it repeats the card and is not issued.'),
  term('exempted', '融合使用', 'YKT-7', 'Of a credential: a rule of the State keeps it.'),
  term('cleared', '不重复', 'YKT-7', 'Of a credential: it repeats nothing and may be issued.'),
  term('absorbing', '纳入中', 'YKT-7', 'Of a credential: going over into the card by a plan.'),
  term('absorbed', '已纳入', 'YKT-7', 'Of a credential: the card does what it did.'),
  term('block', '不予新发放', 'YKT-7', 'To decide that a credential is not issued.'),
  term('exempt', '准予融合使用', 'YKT-7', 'To let a credential stand by a rule of the State.'),
  term('clear', '认定不重复', 'YKT-7', 'To decide that a credential repeats nothing.'),
  term('absorb', '统一纳入', 'YKT-7', 'To have the card take over what a credential does.'),
  term('retire', '停用旧卡', 'YKT-7', 'To close the plan of a credential that was taken over.'),
  term('oldNumber', '旧卡号', 'YKT-7', 'The number on a credential that the card takes in.', {
    not: ['legacyNumber'],
  }),
  term('numberList', '旧卡号名单', 'YKT-7', 'Old numbers with whose they are, by its department.'),
  term('matching', '比对中', 'YKT-7', 'Of a list of old numbers: the register is being asked.'),
  term('matched', '已比对', 'YKT-7', 'Of a list of old numbers: waits for a second person.'),
  term('takenOver', '已采用', 'YKT-7', 'Of a list of old numbers: its numbers are in force.'),
  term('duty', '部门职责', 'YKT-4', 'What a department has to see to, by an article.', {
    not: ['responsibilityItem', 'obligationItem'],
  }),
  term('dutyTask', '交办任务', 'YKT-4', 'Something to be done within a duty, by a day.'),
  term('entrusted', '已交办', 'YKT-4', 'Of a task: its department has to do it.'),
  term('answered', '已报告', 'YKT-4', 'Of a task: reported, and nobody has looked yet.'),
  term('fulfilled', '已完成', 'YKT-4', 'Of a task: the report was found good.'),
  term('lifted', '已撤销', 'YKT-4', 'Of a task: nobody has to do it any more.'),
  term('entrust', '交办', 'YKT-4', 'To give a department something to do, by a day.'),
  term('answer', '报告', 'YKT-4', 'To say what was done on a task.'),
  term('fulfil', '确认完成', 'YKT-4', 'To find the report on a task good.'),
  term('giveBack', '退回重办', 'YKT-4', 'To find the report on a task wanting.'),
  term('lift', '撤销任务', 'YKT-4', 'To end a task that need not be done.'),
  term('milestone', '纳入节点', 'YKT-7', 'One step of the plan by which a credential goes over.'),
]
