import { ARTICLE_IDS, article, isArticleId } from '#law/articles.ts'
import type { ArticleId } from '#law/articles.ts'
import { isProgram, moduleOf, violation } from './source.ts'
import type { Rule, SourceFile } from './source.ts'
import { tokensOf } from './tokens.ts'

type Part = 'life of the card' | 'money' | 'catalogue and governance' | 'supervision'

/**
 * Articles that no module relies on yet, with the part of the product that brings them. A line
 * goes when a rule names its article; the list is empty when the product is whole.
 */
export const LATER: Readonly<Partial<Record<ArticleId, Part>>> = {
  'YKT-23': 'supervision',
}

const isOfModule = (file: SourceFile): boolean =>
  isProgram(file) && moduleOf(file.path) !== undefined

const articlesIn = (file: SourceFile): readonly ArticleId[] =>
  tokensOf(file).flatMap(({ kind, text }) => (kind === 'string' && isArticleId(text) ? [text] : []))

/** Every article that asks for behaviour is relied on by a module, or stands in the list. */
export const articlesRelied = (
  ids: readonly ArticleId[],
  later: Readonly<Partial<Record<ArticleId, Part>>>,
): Rule => {
  return (files) => {
    const table = { path: 'test/tidy/rules-law.ts', text: '' }
    const relied = new Set(files.filter(isOfModule).flatMap(articlesIn))
    return ids
      .filter((id) => id.startsWith('YKT-') && article(id).asksForBehaviour)
      .flatMap((id) => {
        if (relied.has(id) && later[id] !== undefined)
          return [violation(table, 0, `${id} is relied on now: take it off the list LATER`)]
        if (relied.has(id) || later[id] !== undefined) return []
        return [violation(table, 0, `no module relies on ${id} ${article(id).title}`)]
      })
  }
}

export const lawCoverage = articlesRelied(ARTICLE_IDS, LATER)

/** A file that grants or refuses names the article it rests on. */
export const decisionsCite: Rule = (files) =>
  files.filter(isOfModule).flatMap((file) => {
    const tokens = tokensOf(file)
    const decision = tokens.find(
      (token, i) =>
        token.kind === 'name' &&
        (token.text === 'grant' || token.text === 'refuse') &&
        tokens[i + 1]?.text === '(' &&
        tokens[i - 1]?.text !== '.',
    )
    if (decision === undefined || articlesIn(file).length > 0) return []
    return [violation(file, decision.line, `${decision.text} without the article it rests on`)]
  })
