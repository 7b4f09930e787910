import { type Content, html, type Html } from '#kernel/html.ts'
import {
  details,
  link,
  pageHeading,
  paragraph,
  sectionHeading,
  table,
  verbatim,
} from '#ui/components.ts'
import { type Language, localPath } from '#ui/i18n/language.ts'
import { articleName, publicPage, type PublicView } from '#modules/catalogue/index.ts'
import { ATOM_PATH } from './atom.ts'
import { feedPath } from './catalogue-feed.ts'
import { RSS_PATH } from './rss.ts'
import type { Column, DescribedFile } from './column.ts'
import { DATA_FILES } from './data-files.ts'
import { FARES_PATH } from './gtfs.ts'
import { openDataMessages as t } from './messages.ts'
import { PARITY_JSON_PATH, PARITY_PATH } from './page-parity.ts'

export const OPEN_DATA_PATH = '/open-data'

const EXAMPLE_DAY = '2026-07-01'
const CHANGES_IN_JSON = '/v1/catalogue/changes/440000'

/** What the same is called in JSON. */
const IN_JSON: Readonly<Record<string, string>> = {
  scenes: '/v1/catalogue',
  places: '/v1/places',
  changes: CHANGES_IN_JSON,
}

const filesTable = (language: Language): Html =>
  table({
    caption: t(language, 'files'),
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [t(language, 'file'), t(language, 'format')],
    rows: [
      ...DATA_FILES.map(({ name, title }): Content[] => [
        title[language],
        [
          link({ href: `/v1/open-data/${name}.csv`, text: `${name}.csv` }),
          ' · ',
          link({ href: IN_JSON[name] ?? '/v1/catalogue', text: 'JSON' }),
        ],
      ]),
      [t(language, 'fares'), link({ href: FARES_PATH, text: 'gtfs-fares.zip (GTFS Fares v2)' })],
      [
        link({ href: localPath(language, PARITY_PATH), text: t(language, 'parity') }),
        link({ href: PARITY_JSON_PATH, text: 'JSON' }),
      ],
    ],
  })

const feeds = (language: Language): Content => [
  sectionHeading(t(language, 'feeds')),
  paragraph(t(language, 'feedLead')),
  paragraph([
    link({ href: feedPath(ATOM_PATH, language), text: t(language, 'atom') }),
    ' · ',
    link({ href: feedPath(RSS_PATH, language), text: 'RSS' }),
    ' · ',
    link({ href: CHANGES_IN_JSON, text: t(language, 'changesOf') }),
  ]),
  paragraph(t(language, 'unchanged'), 'quiet'),
  paragraph(t(language, 'minute'), 'quiet'),
]

/** 某一天的目录: which addresses take a day, and how it is written. */
const anyDay = (language: Language): Content => [
  paragraph(t.html(language, 'anyDay', { example: verbatim(`?on=${EXAMPLE_DAY}`) })),
  paragraph([
    link({ href: `/v1/catalogue?on=${EXAMPLE_DAY}`, text: 'JSON' }),
    ' · ',
    link({ href: `/v1/open-data/scenes.csv?on=${EXAMPLE_DAY}`, text: 'scenes.csv' }),
  ]),
]

const valuesOf = (language: Language, { name, values }: Column): Content =>
  values &&
  details({
    summary: t(language, 'values'),
    text: table({
      caption: `${t(language, 'values')}: ${name}`,
      captionSize: 'hidden',
      firstCellIsHeader: true,
      head: [t(language, 'value'), t(language, 'meaning')],
      rows: values.map(({ value, meaning }) => [verbatim(value), meaning[language]]),
    }),
  })

/** A digest is longer than a phone is wide. */
const breakable = (text: string): Html =>
  verbatim((text.match(/.{1,16}/gu) ?? []).map((piece) => html`${piece}<wbr>`))

const columnRow = (language: Language, column: Column): Content[] => [
  [
    verbatim(column.name),
    paragraph(
      [t(language, `type-${column.type}`), !column.required && [' · ', t(language, 'optional')]],
      'quiet',
    ),
  ],
  [
    paragraph(column.meaning[language]),
    paragraph([t(language, 'example'), ' ', breakable(column.example)], 'quiet'),
    valuesOf(language, column),
  ],
]

/** Two columns, so that it fits a phone. */
const dictionaryOf = (language: Language, { name, title, columns }: DescribedFile): Html =>
  table({
    caption: `${title[language]} (${name}.csv)`,
    captionSize: 's',
    firstCellIsHeader: true,
    head: [t(language, 'column'), t(language, 'meaning')],
    rows: columns.map((column) => columnRow(language, column)),
  })

/** 开放数据 (Art. 8): what can be downloaded, how to follow it, and what each column means. */
export const openDataPage = (view: PublicView): Html => {
  const { language } = view
  const title = t(language, 'title')
  return publicPage(view, {
    title,
    section: '/catalogue',
    trail: [{ text: title }],
    head: html`<link rel="alternate" type="application/atom+xml"
      href="${feedPath(ATOM_PATH, language)}"><link rel="alternate" type="application/rss+xml"
      href="${feedPath(RSS_PATH, language)}">`,
    main: html`${[
      pageHeading(title),
      paragraph(t(language, 'lead'), 'lead'),
      filesTable(language),
      anyDay(language),
      feeds(language),
      sectionHeading(t(language, 'dictionary'), 'dictionary'),
      paragraph(t(language, 'encoding')),
      paragraph(t(language, 'apostrophe')),
      paragraph(link({ href: '/v1/open-data/datapackage.json', text: t(language, 'machine') })),
      DATA_FILES.map((file) => dictionaryOf(language, file)),
      paragraph(articleName(language, 'YKT-8'), 'quiet'),
    ]}`,
  })
}
