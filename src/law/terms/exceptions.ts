import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** 疑难件 and 日结: what the program cannot do by itself, and how a counter ends its day. */
export const EXCEPTION_TERMS: readonly Term[] = [
  term(
    'exception',
    '疑难件',
    'YKT-17',
    'What the program cannot do by itself and a named person sees to by a day.',
    { not: ['hardCase', 'troubleTicket', 'escalationTicket'] },
  ),
  term('resolver', '处置人', 'YKT-17', 'The one person who sees to an exception now.', {
    not: ['assignee'],
  }),
  term('identityMismatch', '人证不符', 'YKT-22', 'The person does not fit the document shown.'),
  term('duplicatePerson', '重复人', 'YKT-3', 'One human being stands in the register twice.'),
  term('rareCharacter', '生僻字', 'YKT-17', 'A character of a name that is hard to enter.'),
  term('deathFlagWrong', '误报死亡', 'YKT-22', 'The register says of a living person: died.'),
  term('cardStuck', '卡办不下去', 'YKT-17', 'An order that failed or that nobody answers.'),
  term('unassigned', '待派人', 'YKT-17', 'Nobody of the unit can take it yet.'),
  term('assigned', '处置中', 'YKT-17', 'A named resolver has it.'),
  term('resolved', '已处置', 'YKT-17', 'What was wrong is put right.'),
  term('notResolvable', '查实处置不了', 'YKT-17', 'Seen to; what is possible instead was said.'),
  term('assign', '派人', 'YKT-17', 'To name the resolver.'),
  term('handOn', '转办', 'YKT-17', 'To give an exception to another resolver, with the reason.', {
    not: ['reassign', 'passOn'],
  }),
  term('resolve', '处置完毕', 'YKT-17', 'To say what was put right.'),
  term('closeUnresolved', '结案说明', 'YKT-17', 'To end it with what is possible instead.'),
  term('escalate', '超期上报', 'YKT-17', 'To tell the unit that the limit has passed.'),
  term('dayEnd', '日结', 'YKT-22', 'A counter counts its stock and its till and ends its day.', {
    not: ['dayClose', 'dailyClosing'],
  }),
  term('counted', '清点', 'YKT-22', 'What lies in the box and in the till.'),
  term('waiver', '免收原因', 'YKT-17', 'Why a fee that is due is not taken.'),
  term('seat', '所在网点', 'YKT-17', 'The outlet at which a clerk sits today.'),
]
