import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** Cards, certificates and codes of departments, and how they go over into the card. */
export const CREDENTIAL_TERMS: readonly Term[] = [
  term('credential', '卡证码', 'YKT-7', 'A card, certificate or code that a department hands out.', {
    not: ['departmentCard', 'legacyCard', 'otherCarrier'],
  }),
  term('opinion', '部门意见', 'YKT-7', 'What a department that was named thinks of a credential.'),
  term('filed', '待审查', 'YKT-7', 'Of a credential: filed, and nobody has decided yet.'),
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
  term('milestone', '纳入节点', 'YKT-7', 'One step of the plan by which a credential goes over.'),
]
