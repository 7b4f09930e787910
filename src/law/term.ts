import type { ArticleId } from './articles.ts'

/** One word of the field, with the one English word that stands for it everywhere in the code. */
export interface Term {
  /** The identifier: camelCase, a singular noun, a verb or a participle. */
  readonly id: string
  /** The wording of law, standards and forms. */
  readonly zh: string
  readonly basis: ArticleId
  /** What it means, in one plain sentence. */
  readonly say: string
  /** Wrong names for it, as camelCase identifier parts; a house rule keeps them out of the code. */
  readonly not: readonly string[]
  /** The official field code, used at the wire only. */
  readonly standard?: string
}

/** Writes one row of the glossary. */
export const term = (
  id: string,
  zh: string,
  basis: ArticleId,
  say: string,
  more: { readonly not?: readonly string[]; readonly standard?: string } = {},
): Term => ({
  id,
  zh,
  basis,
  say,
  not: more.not ?? [],
  ...(more.standard === undefined ? {} : { standard: more.standard }),
})
