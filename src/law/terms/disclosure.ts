import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** Lists in public: the notice, what people object, and what becomes of it. */
export const DISCLOSURE_TERMS: readonly Term[] = [
  term(
    'publicNotice',
    '公示',
    'YKT-13',
    'A list hangs in public for some days before it is final.',
    {
      not: ['bulletin', 'publicPosting'],
    },
  ),
  term('objection', '异议', 'YKT-13', 'What somebody says against a list while it hangs.', {
    not: ['protest', 'appealCase'],
  }),
  term('setAside', '另册', 'YKT-13', 'Rows that wait while the others of their list go on.'),
  term('following', '后续名册', 'YKT-13', 'The list of the rows that were not handed over.'),
  term('settlement', '核定清册', 'YKT-13', 'A list as it is final, with its digest.'),
  term('dismissed', '异议不成立', 'YKT-13', 'Of an objection: looked into, the row stays.'),
  term('upheld', '异议成立', 'YKT-13', 'Of an objection: the person is not paid by this list.'),
  term('corrected', '更正后再发', 'YKT-13', 'Of an objection: the row is mended and follows.'),
  term('dismiss', '认定不成立', 'YKT-13', 'To decide that an objection does not hold.'),
  term('uphold', '认定成立', 'YKT-13', 'To decide that an objection holds.'),
  term('correct', '认定须更正', 'YKT-13', 'To decide that a row has to be mended.'),
]
