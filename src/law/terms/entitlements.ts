import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** 权益: what a department says that somebody is, so that something is due to them. */
export const ENTITLEMENT_TERMS: readonly Term[] = [
  term(
    'entitlement',
    '权益',
    'YKT-16',
    'What a department says of a person besides their age, from a day until a day.',
    { not: ['personCategory', 'personTag'] },
  ),
  term(
    'source',
    '权益主管部门',
    'YKT-21',
    'The department that answers for a kind of entitlement.',
  ),
  term('coming', '还没开始', 'YKT-16', 'Of an entitlement: its first day is ahead.'),
  term('inForce', '有效', 'YKT-16', 'Of an entitlement: it holds today.'),
  term('talentLevel', '人才层次', 'YKT-10', 'The class that a department puts a talent in.'),
  term('brought', '待确认', 'YKT-21', 'Of a list: read, and waiting for the second person.'),
  term('adopted', '已生效', 'YKT-21', 'Of a list: its rows hold.'),
  term('adopt', '确认生效', 'YKT-21', 'To put a list in force, as the second person.'),
]
