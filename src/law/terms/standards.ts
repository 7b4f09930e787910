import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** What is promised, and by which calendar it is counted. */
export const STANDARD_TERMS: readonly Term[] = [
  term('standard', '服务标准', 'YKT-17', 'What the law leaves open, as an officer has set it.'),
  term('workingDay', '工作日', 'YKT-17', 'A day on which offices work, by week and decree.', {
    not: ['businessDay', 'workday'],
  }),
  term('holiday', '放假', 'YKT-17', 'A day off by decree of the State Council.'),
  term('makeUpWorkingDay', '调休上班', 'YKT-17', 'A weekend day worked in place of a day off.'),
  term('decreedYear', '放假安排', 'YKT-17', 'A year whose holidays have been decreed.'),
]
