import type { ArticleId } from '#law/articles.ts'

/** Articles by which departments have something to see to; the general one first. */
export const DUTY_ARTICLES = [
  'YKT-4',
  'YKT-7',
  'YKT-8',
  'YKT-9',
  'YKT-10',
  'YKT-11',
  'YKT-12',
  'YKT-13',
  'YKT-14',
  'YKT-18',
  'YKT-19',
] as const satisfies readonly ArticleId[]
