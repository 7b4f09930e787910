import { type Language, localPath, type Text } from '#ui/i18n/language.ts'
import type { Layer } from '#modules/catalogue/index.ts'
import { openDataMessages as t } from './messages.ts'

/** What is told to feed readers, in whichever form. */
export interface CatalogueFeed {
  readonly language: Language
  /** Address of the program, without a slash at the end. */
  readonly publicUrl: string
  /** The newest first. */
  readonly layers: readonly Layer[]
  readonly regions: ReadonlyMap<string, Text>
}

/** One version, as an entry of a feed. */
export interface FeedEntry {
  /** An address that never changes, in whichever language. */
  readonly id: string
  readonly address: string
  readonly title: string
  readonly publishedAt: Temporal.Instant
  /** In Chinese, as it was written. */
  readonly reason: string
  /** A line for each change. */
  readonly done: readonly string[]
}

/** 施行之日: a feed without entries is as it is since then. */
const BEGAN = Temporal.Instant.from('2024-11-01T00:00:00Z')

/** The address of the pages that a feed follows. */
export const versionsAddress = ({ language, publicUrl }: CatalogueFeed): string =>
  `${publicUrl}${localPath(language, '/catalogue/versions')}`

/** When a feed last changed. */
export const updatedAt = ({ layers }: CatalogueFeed): Temporal.Instant =>
  layers[0]?.version.publishedAt ?? BEGAN

const entryOf = ({ language, publicUrl, regions }: CatalogueFeed, layer: Layer): FeedEntry => {
  const { regionCode, number, publishedAt, reason, changes } = layer.version
  const path = `/catalogue/versions/${regionCode}/${number}`
  const region = regions.get(regionCode)?.[language] ?? regionCode
  const names = new Map(layer.scenes.map(({ code, name }) => [code, name[language]]))
  return {
    id: `${publicUrl}${path}`,
    address: `${publicUrl}${localPath(language, path)}`,
    title: t(language, 'entry', { region, number }),
    publishedAt,
    reason,
    done: changes.map(({ kind, code }) =>
      `${t(language, kind)} ${code} ${names.get(code) ?? ''}`.trimEnd(),
    ),
  }
}

/** An entry for each version, the newest first. */
export const entriesOf = (feed: CatalogueFeed): readonly FeedEntry[] =>
  feed.layers.map((layer) => entryOf(feed, layer))

/** The address of a feed in a language, without that of the program. */
export const feedPath = (path: string, language: Language): string =>
  language === 'zh-Hans' ? path : `${path}?language=${language}`
