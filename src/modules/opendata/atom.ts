import { html, type Html, trusted } from '#kernel/html.ts'
import { type Language, localPath, type Text } from '#ui/i18n/language.ts'
import type { Layer } from '#modules/catalogue/index.ts'
import { openDataMessages as t } from './messages.ts'

export interface AtomFeed {
  readonly language: Language
  /** Address of the program, without a slash at the end. */
  readonly publicUrl: string
  /** The newest first. */
  readonly layers: readonly Layer[]
  readonly regions: ReadonlyMap<string, Text>
}

export const ATOM_PATH = '/v1/open-data/changes.atom'

/** The address of the feed in a language, without that of the program. */
export const atomPath = (language: Language): string =>
  language === 'zh-Hans' ? ATOM_PATH : `${ATOM_PATH}?language=${language}`

const entry = ({ language, publicUrl, regions }: AtomFeed, layer: Layer): Html => {
  const { regionCode, number, publishedAt, reason, changes } = layer.version
  const path = `/catalogue/versions/${regionCode}/${number}`
  const region = regions.get(regionCode)?.[language] ?? regionCode
  const names = new Map(layer.scenes.map(({ code, name }) => [code, name[language]]))
  const done = changes.map(({ kind, code }) =>
    `${t(language, kind)} ${code} ${names.get(code) ?? ''}`.trimEnd(),
  )
  return html`<entry>
<id>${publicUrl}${path}</id>
<title>${t(language, 'entry', { region, number })}</title>
<updated>${publishedAt.toString()}</updated>
<link rel="alternate" href="${publicUrl}${localPath(language, path)}"/>
<summary xml:lang="zh-Hans">${reason}</summary>
<content type="text">${done.join('\n')}</content>
</entry>
`
}

/** 施行之日: a feed without entries is as it is since then. */
const BEGAN = '2024-11-01T00:00:00Z'

/** 目录变更的订阅 in Atom (RFC 4287): an entry for each version, with an id that never changes. */
export const atomFeed = (feed: AtomFeed): string => {
  const { language, publicUrl, layers } = feed
  const [newest] = layers
  const pages = `${publicUrl}${localPath(language, '/catalogue/versions')}`
  return html`${trusted('<?xml version="1.0" encoding="utf-8"?>')}
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${publicUrl}${ATOM_PATH}</id>
<title>${t(language, 'feedTitle')}</title>
<author><name>${t(language, 'author')}</name></author>
<updated>${newest?.version.publishedAt.toString() ?? BEGAN}</updated>
<link rel="self" type="application/atom+xml" href="${publicUrl}${atomPath(language)}"/>
<link rel="alternate" href="${pages}"/>
${layers.map((layer) => entry(feed, layer))}</feed>
`.toString()
}
