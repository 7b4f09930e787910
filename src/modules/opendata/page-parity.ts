import { type Content, html, type Html } from '#kernel/html.ts'
import {
  link,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  table,
  tag,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDateTime } from '#ui/i18n/format.ts'
import { type Language, localPath, type Text } from '#ui/i18n/language.ts'
import { articleName, publicPage, type PublicView } from '#modules/catalogue/index.ts'
import { parityMessages as t } from './messages-parity.ts'
import { COMPARED_DOCUMENTS, OLDEST, type ParityDifference, REFERENCE } from './parity.ts'
import type { ParityRun } from './store-parity.ts'

export const PARITY_PATH = '/parity'
export const PARITY_JSON_PATH = '/v1/open-data/parity'

export interface ParityPage {
  readonly view: PublicView
  /** The newest first. */
  readonly runs: readonly ParityRun[]
  readonly regions: ReadonlyMap<string, Text>
}

const verdict = (language: Language, { differences }: ParityRun): Html =>
  differences === 0
    ? tag({ text: t(language, 'same'), colour: 'green' })
    : tag({ text: t(language, 'differing', { count: formatCount(differences) }), colour: 'red' })

const DOCUMENT_NAMES = t.messages

const documentName = (language: Language, kind: string): string => {
  const known = COMPARED_DOCUMENTS.find((one) => one === kind)
  return known === undefined ? kind : DOCUMENT_NAMES[known][language]
}

const facts = (language: Language, run: ParityRun): Html =>
  summaryList({
    rows: [
      { key: t(language, 'result'), value: verdict(language, run) },
      { key: t(language, 'when'), value: formatDateTime(language, run.madeAt) },
      { key: t(language, 'cases'), value: formatCount(run.cases) },
      { key: t(language, 'scenes'), value: formatCount(run.scenes) },
      { key: t(language, 'cities'), value: formatCount(run.cities) },
      { key: t(language, 'ages'), value: t(language, 'agesOf', { oldest: OLDEST }) },
      { key: t(language, 'categories'), value: formatCount(run.categories) },
      {
        key: t(language, 'documents'),
        value: [REFERENCE, ...COMPARED_DOCUMENTS].map((kind) => paragraph(t(language, kind))),
      },
    ],
  })

const differenceRow = (
  { view: { language }, regions }: ParityPage,
  one: ParityDifference,
): Content[] => [
  link({ href: localPath(language, `/catalogue/${one.sceneCode}`), text: one.sceneCode }),
  regions.get(one.cityCode)?.[language] ?? one.cityCode,
  String(one.age),
  documentName(language, one.documentKind),
  verbatim(one.expected),
  verbatim(one.found),
]

const differencesTable = (data: ParityPage, { examples }: ParityRun): Content => {
  const { language } = data.view
  return (
    examples.length > 0 &&
    table({
      caption: t(language, 'found'),
      captionSize: 'm',
      firstCellIsHeader: true,
      head: [
        t(language, 'scene'),
        t(language, 'city'),
        t(language, 'age'),
        t(language, 'document'),
        t(language, 'expected'),
        t(language, 'actual'),
      ],
      rows: examples.map((one) => differenceRow(data, one)),
    })
  )
}

const earlierTable = (language: Language, runs: readonly ParityRun[]): Content =>
  runs.length > 1 &&
  table({
    caption: t(language, 'earlier'),
    captionSize: 'm',
    head: [
      t(language, 'when'),
      { text: t(language, 'cases'), numeric: true },
      t(language, 'result'),
    ],
    rows: runs
      .slice(1)
      .map((run) => [
        formatDateTime(language, run.madeAt),
        formatCount(run.cases),
        verdict(language, run),
      ]),
  })

/** 港澳居民同等待遇 (Art. 16): what the last night's comparison found, and those before it. */
export const parityPage = (data: ParityPage): Html => {
  const { view, runs } = data
  const { language } = view
  const title = t(language, 'title')
  const [latest] = runs
  return publicPage(view, {
    title,
    section: '/catalogue',
    trail: [{ text: title }],
    main: html`${[
      pageHeading(title),
      paragraph(t(language, 'lead'), 'lead'),
      latest === undefined
        ? paragraph(t(language, 'none'))
        : [facts(language, latest), differencesTable(data, latest)],
      sectionHeading(t(language, 'how')),
      (['howAlike', 'howAsked', 'howDiffer', 'howCities'] as const).map((key) =>
        paragraph(t(language, key)),
      ),
      earlierTable(language, runs),
      paragraph(t(language, 'complain')),
      paragraph(link({ href: PARITY_JSON_PATH, text: t(language, 'json') })),
      paragraph(articleName(language, 'YKT-16'), 'quiet'),
    ]}`,
  })
}
