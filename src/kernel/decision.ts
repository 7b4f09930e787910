import type { ArticleId } from '#law/articles.ts'

/**
 * What a rule of law says about one request: what follows, and by which article.
 * A refusal is a value, not an exception; `instead` says what the person can do now.
 */
export type Decision<Outcome, Refusal extends string> =
  | { readonly granted: true; readonly outcome: Outcome; readonly basis: ArticleId }
  | Refused<Refusal>

export interface Refused<Refusal extends string> {
  readonly granted: false
  readonly refusal: Refusal
  readonly basis: ArticleId
  /** What is possible now, as stable codes of actions; empty when nothing is. */
  readonly instead: readonly string[]
}

export const grant = <Outcome>(basis: ArticleId, outcome: Outcome) =>
  ({ granted: true, outcome, basis }) as const

export const refuse = <Refusal extends string>(
  basis: ArticleId,
  refusal: Refusal,
  instead: readonly string[] = [],
): Refused<Refusal> => ({ granted: false, refusal, basis, instead })
