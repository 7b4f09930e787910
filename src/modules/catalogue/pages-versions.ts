import { type Content, html, type Html } from '#kernel/html.ts'
import {
  button,
  details,
  errorSummary,
  form,
  inLanguage,
  input,
  link,
  pageHeading,
  paragraph,
  sectionHeading,
  table,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDate, formatDateTime } from '#ui/i18n/format.ts'
import { localPath } from '#ui/i18n/language.ts'
import { frameMessages } from './messages.ts'
import { versionMessages as t } from './messages-versions.ts'
import { type RegionNames, regionName } from './pages-catalogue.ts'
import { publicPage, type PublicView } from './public-page.ts'
import type { Scene } from './scene.ts'
import type { CatalogueSnapshot, PublishedVersion, VersionContent } from './snapshot.ts'
import { replacedBy, replacements } from './superseded.ts'
import { sceneStatusName } from './words-change.ts'
import { levelText } from './words-scene.ts'

export const VERSIONS_PATH = '/catalogue/versions'

/** A version by its number. */
export const versionLink = (view: PublicView, { regionCode, number }: PublishedVersion): Html =>
  link({
    href: localPath(view.language, `${VERSIONS_PATH}/${regionCode}/${number}`),
    text: t(view.language, 'number', { number }),
  })

/** Reasons are published as they were written. */
export const reasonText = ({ language }: PublicView, reason: string): Content =>
  language === 'zh-Hans' ? reason : inLanguage('zh-Hans', reason)

/** For those who read another language: that reasons are in Chinese, whatever page they are on. */
export const reasonNote = ({ language }: PublicView): Content =>
  language !== 'zh-Hans' && paragraph(t(language, 'inChinese'), 'quiet')

/** Where the pages of versions lie. */
export const trail = ({ language }: PublicView) => [
  { text: frameMessages(language, 'catalogue'), href: localPath(language, '/catalogue') },
]

export interface VersionsPage {
  readonly view: PublicView
  readonly versions: readonly VersionContent[]
  readonly regions: RegionNames
  /** What was typed, and the catalogue of that day where it is one. */
  readonly asked?:
    | {
        readonly typed: string
        readonly day: Temporal.PlainDate | undefined
        readonly catalogue: CatalogueSnapshot | undefined
      }
    | undefined
}

const dayForm = ({ view, asked }: VersionsPage): Html => {
  const { language } = view
  return form({
    action: localPath(language, VERSIONS_PATH),
    method: 'get',
    content: [
      input({
        language,
        name: 'on',
        label: t(language, 'day'),
        hint: t(language, 'dayHint'),
        width: 10,
        value: asked?.typed,
        error: asked !== undefined && asked.day === undefined && t(language, 'wrongDay'),
      }),
      button({ text: t(language, 'show'), kind: 'secondary' }),
    ],
  })
}

const sceneRow = (view: PublicView, scene: Scene): Content[] => [
  verbatim(scene.code),
  scene.name[view.language],
  levelText(view.language, scene.assuranceLevel),
  sceneStatusName(view.language, scene.status),
]

/** Scenes with how each is verified and whether it is used. */
export const sceneTable = (view: PublicView, caption: string, scenes: readonly Scene[]): Html => {
  const { language } = view
  return table({
    caption,
    captionSize: 'hidden',
    firstCellIsHeader: true,
    head: [t(language, 'code'), t(language, 'scene'), t(language, 'level'), t(language, 'state')],
    rows: scenes.map((scene) => sceneRow(view, scene)),
  })
}

/** The catalogue as it was, or will be, on a day. */
const ofDay = (data: VersionsPage): Content => {
  const { view, asked, regions } = data
  const { language } = view
  if (asked?.day === undefined || asked.catalogue === undefined) return undefined
  const { versions, scenes } = asked.catalogue
  const heading = t(language, 'inForce', { date: formatDate(language, asked.day) })
  if (versions.length === 0) return [sectionHeading(heading), paragraph(t(language, 'noneYet'))]
  return [
    sectionHeading(heading),
    paragraph(
      versions.map((version, i) => [
        i > 0 && ' · ',
        regionName(view, regions, version.regionCode),
        ' ',
        versionLink(view, version),
      ]),
    ),
    paragraph(link({ href: `/v1/catalogue?on=${asked.day.toString()}`, text: 'JSON' })),
    details({
      summary: `${t(language, 'scenes')} (${formatCount(scenes.length)})`,
      text: sceneTable(view, heading, scenes),
      open: true,
    }),
  ]
}

/** That a version never took effect, with the one in its place. */
export const replacedTag = (
  view: PublicView,
  regionCode: string,
  number: number | undefined,
): Content => {
  const { language } = view
  return (
    number !== undefined && [
      ' ',
      link({
        href: localPath(language, `${VERSIONS_PATH}/${regionCode}/${number}`),
        text: t(language, 'replaced', { number }),
      }),
    ]
  )
}

/** 目录版本: every version of every layer, and the catalogue of any day (Art. 8). */
export const versionsPage = (data: VersionsPage): Html => {
  const { view, versions, regions, asked } = data
  const { language } = view
  const title = t(language, 'title')
  const replaced = replacements(versions)
  return publicPage(view, {
    title,
    section: '/catalogue',
    trail: trail(view),
    main: html`${[
      asked !== undefined &&
        asked.day === undefined &&
        errorSummary({ language, errors: [{ text: t(language, 'wrongDay'), href: '#on' }] }),
      pageHeading(title),
      paragraph(t(language, 'lead'), 'lead'),
      sectionHeading(t(language, 'asOf')),
      dayForm(data),
      ofDay(data),
      reasonNote(view),
      table({
        caption: t(language, 'history'),
        captionSize: 'm',
        head: [
          t(language, 'region'),
          t(language, 'version'),
          t(language, 'effective'),
          t(language, 'reason'),
        ],
        rows: versions.map((version) => [
          regionName(view, regions, version.regionCode),
          versionLink(view, version),
          formatDateTime(language, version.effectiveFrom),
          [
            reasonText(view, version.reason),
            replacedTag(view, version.regionCode, replacedBy(replaced, version)),
          ],
        ]),
      }),
    ]}`,
  })
}
