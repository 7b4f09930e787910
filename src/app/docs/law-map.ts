import { ARTICLE_IDS, article, cite, INSTRUMENTS, isArticleId } from '#law/articles.ts'
import type { Article, ArticleId, InstrumentCode } from '#law/articles.ts'
import { page, table } from './markdown.ts'

/** A file of the tree, its path relative to the root. */
export interface ReadFile {
  readonly path: string
  readonly text: string
}

/** The rules of the program: files of modules, tests left out. */
const isRule = ({ path }: ReadFile): boolean =>
  /^src\/modules\/.*\.ts$/.test(path) && !path.endsWith('.test.ts')

/** For every article, the paths of the files that name it, in alphabetical order. */
const reliedOn = (files: readonly ReadFile[]): ReadonlyMap<ArticleId, readonly string[]> => {
  const map = new Map<ArticleId, Set<string>>()
  for (const { path, text } of files.filter(isRule))
    for (const [, id] of text.matchAll(/'([A-Z]+-\d+)'/g))
      if (id !== undefined && isArticleId(id)) map.set(id, (map.get(id) ?? new Set()).add(path))
  return new Map([...map].map(([id, paths]) => [id, [...paths].sort()]))
}

const statusOf = (one: Article, paths: readonly string[]): string => {
  if (paths.length > 0) return '已落实 relied on'
  return one.asksForBehaviour ? '待落实 to come' : '无行为要求 asks for no behaviour'
}

const notes = (one: Article): string =>
  [
    one.inferred === true ? '（推断 inferred）' : '',
    one.finalArticle === undefined ? '' : `（通过文本第 ${one.finalArticle} 条 as passed）`,
  ].join('')

const link = (path: string): string => `[${path.replace('src/modules/', '')}](../${path})`

const section = (code: InstrumentCode, relied: ReadonlyMap<ArticleId, readonly string[]>) => {
  const { zh, en, version, validity } = INSTRUMENTS[code]
  const rows = ARTICLE_IDS.map(article)
    .filter((one) => one.instrument === code)
    .map((one) => {
      const paths = relied.get(one.id) ?? []
      return [
        `\`${one.id}\` ${one.title}`,
        `${one.says}${notes(one)}`,
        paths.map(link).join(' · '),
        statusOf(one, paths),
      ]
    })
  const text = version === 'draft' ? '草案条号 numbering of the draft' : '现行文本 text as passed'
  return [
    `## ${zh}`,
    `${en}; from ${validity.from.toString()}; ${text}.`,
    table(['条 article', '内容 says', '依据它的文件 relied on by', '状态 status'], rows),
  ]
}

/**
 * docs/law-map.md: every article, what it says and which files rest on it. Takes the files of the
 * tree; the same tree always gives the same page.
 */
export const lawMap = (files: readonly ReadFile[]): string => {
  const relied = reliedOn(files)
  const codes = Object.keys(INSTRUMENTS) as InstrumentCode[]
  return page('Law map 法律依据', [
    `An article is cited as ${cite('YKT-3')}.`,
    ...codes.flatMap((code) => section(code, relied)),
  ])
}
