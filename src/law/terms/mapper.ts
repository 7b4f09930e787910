import { term } from '../term.ts'
import type { Term } from '../term.ts'

/** Who asks us to which account a programme pays somebody, and what is asked for. */
export const MAPPER_TERMS: readonly Term[] = [
  term('mapper', '账户映射', 'YKT-13', 'Which account of a person a programme pays, for systems.', {
    not: ['accountRegistry'],
  }),
  term('link', '关联', 'YKT-13', 'To enter the first account to which a programme pays somebody.'),
  term('update', '变更关联', 'YKT-19', 'To have a programme pay another account of somebody.'),
  term('unlink', '解除关联', 'YKT-13', 'To end that a programme pays somebody; the past is kept.'),
  term('status', '查询进度', 'YKT-13', 'To ask what became of earlier messages.'),
  term(
    'validate',
    '发放前核验',
    'YKT-13',
    'To ask what our checks say of a list before it is paid.',
  ),
  term('pay', '提交名册', 'YKT-13', 'To hand in a list, which then goes the way of every list.'),
  term('miss', '查无结果', 'YKT-22', 'An id that leads to nobody whom the caller may see.'),
  term('callback', '回调', 'YKT-22', 'An answer that we bring to the address of its caller.'),
]
