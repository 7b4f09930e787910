import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** Acting for others, merging of persons, and what the population register sends. */
export const RELATION_TERMS: readonly Term[] = [
  term('relation', '代办关系', 'HANDLING-30', 'Who may do what for whom, and until when.', {
    not: ['proxyGrant', 'familyLink'],
  }),
  term('family', '亲情代办', 'HANDLING-30', 'An adult lets a relative act for them.', {
    not: ['relativeAccount'],
  }),
  term('appointed', '法定代办', 'HANDLING-30', 'Somebody named by a court or by law.'),
  term('scope', '代办事项', 'HANDLING-30', 'What an agent may do for the person.'),
  term('propose', '提议', 'HANDLING-30', 'To ask the other side for their word.'),
  term('confirmed', '已确认', 'YKT-6', 'Of an identity: two people say who somebody is.'),
  term('proposed', '待确认', 'HANDLING-30', 'One side has asked, the other not yet answered.'),
  term('confirm', '确认', 'HANDLING-30', 'To agree to what the other side asked for.'),
  term('end', '结束', 'HANDLING-30', 'To let a relation be no more, from this moment.'),
  term('ended', '已结束', 'HANDLING-30', 'A relation that is no more.'),
  term('merge', '人员合并', 'YKT-3', 'Two entries of one human being become one.', {
    not: ['mergePersons', 'unify'],
  }),
  term('merged', '已合并', 'YKT-3', 'Both entries are one person now.'),
  term('declined', '不予同意', 'YKT-22', 'The second person said no.'),
  term('decline', '不同意', 'YKT-22', 'To say no to what another has proposed.'),
  term('proposeUnmerge', '提议拆分', 'YKT-3', 'To ask that a merge be taken back.'),
  term('unmergeProposed', '待拆分', 'YKT-3', 'A merge that somebody asks to take back.'),
  term('approveUnmerge', '同意拆分', 'YKT-3', 'To take a merge back, row by row.'),
  term('declineUnmerge', '不同意拆分', 'YKT-3', 'To leave a merge as it is.'),
  term('unmerged', '已拆分', 'YKT-3', 'A merge that was taken back exactly.'),
  term('alias', '原人员编号', 'YKT-3', 'The id of a person who was merged; never used again.'),
  term('delivery', '推送', 'YKT-22', 'One page of records from another register.'),
  term('received', '已接收', 'YKT-22', 'A delivery that is stored and not yet applied.'),
  term('settled', '已落实', 'YKT-22', 'Of a delivery: all applied; of a list: final.'),
  term('dropped', '已作废', 'YKT-22', 'A delivery that is not applied; it is asked for again.'),
  term('settle', '落实', 'YKT-22', 'To apply the records of a delivery.'),
  term('drop', '作废', 'YKT-22', 'To put a delivery aside for good.'),
]
