import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** The list of programmes, and what is not paid to the card. */
export const PROGRAMME_TERMS: readonly Term[] = [
  term('programmeList', '补贴项目清单', 'YKT-13', 'What a department pays, from a day on.'),
  term('exclusion', '不得同时享受', 'YKT-13', 'Two programmes that nobody receives together.', {
    not: ['mutex', 'conflictPair'],
  }),
  term('offCard', '未上卡', 'YKT-13', 'What is not paid to the card, for a reason and a while.', {
    not: ['cashPayout'],
  }),
  term('drafted', '起草中', 'YKT-13', 'Of a list of programmes: its department is writing it.'),
  term('discarded', '已作废', 'YKT-13', 'Of a list of programmes: given up before publication.'),
  term('publish', '公布', 'YKT-13', 'To put a list in force, by whoever pays.'),
  term('entered', '待批准', 'YKT-13', 'Of something off the card: nobody has decided yet.'),
  term('approved', '已批准', 'YKT-13', 'Of something off the card: it may be so for a while.'),
  term('discard', '作废', 'YKT-13', 'To give a list up before it is published.'),
]
