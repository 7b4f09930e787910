import { type Content, html, type Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
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
  summaryList,
  table,
  tag,
  verbatim,
} from '#ui/components.ts'
import { formatCount, formatDate, formatDateTime } from '#ui/i18n/format.ts'
import { localPath } from '#ui/i18n/language.ts'
import { frameMessages } from './messages.ts'
import { versionMessages as t } from './messages-versions.ts'
import { type RegionNames, regionName } from './pages-catalogue.ts'
import { publicPage, type PublicView } from './public-page.ts'
import type { Layer } from './reader.ts'
import type { Scene } from './scene.ts'
import type { CatalogueSnapshot, PublishedVersion, VersionChange } from './snapshot.ts'
import { differences, sceneStatusName } from './words-change.ts'
import { levelText } from './words-scene.ts'

export const VERSIONS_PATH = '/catalogue/versions'

const versionLink = (view: PublicView, { regionCode, number }: PublishedVersion): Html =>
  link({
    href: localPath(view.language, `${VERSIONS_PATH}/${regionCode}/${number}`),
    text: t(view.language, 'number', { number }),
  })

/** Reasons are published as they were written. */
const reasonText = ({ language }: PublicView, reason: string): Content =>
  language === 'zh-Hans' ? reason : inLanguage('zh-Hans', reason)

const trail = ({ language }: PublicView) => [
  { text: frameMessages(language, 'catalogue'), href: localPath(language, '/catalogue') },
]

export interface VersionsPage {
  readonly view: PublicView
  readonly versions: readonly PublishedVersion[]
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

const sceneTable = (view: PublicView, caption: string, scenes: readonly Scene[]): Html => {
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
    details({
      summary: `${t(language, 'scenes')} (${formatCount(scenes.length)})`,
      text: sceneTable(view, heading, scenes),
      open: true,
    }),
  ]
}

/** 目录版本: every version of every layer, and the catalogue of any day (Art. 8). */
export const versionsPage = (data: VersionsPage): Html => {
  const { view, versions, regions, asked } = data
  const { language } = view
  const title = t(language, 'title')
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
          reasonText(view, version.reason),
        ]),
      }),
    ]}`,
  })
}

export interface VersionPage {
  readonly view: PublicView
  readonly layer: Layer
  /** The scenes of the version before; `undefined` for the first. */
  readonly before: readonly Scene[] | undefined
  /** The provincial scenes that a city's layer stands on. */
  readonly province: readonly Scene[]
  readonly regions: RegionNames
  /** The public key in hexadecimal by which the signature was checked. */
  readonly publicKey: string
}

const changeRow = (
  { view, layer, before = [], province }: VersionPage,
  { kind, code, reason }: VersionChange,
): Content[] => {
  const { language } = view
  const now = layer.scenes.find((scene) => scene.code === code)
  const was = before.find((scene) => scene.code === code)
  const base = was ?? province.find((scene) => scene.code === code)
  return [
    html`${verbatim(code)} ${(now ?? was)?.name[language]}`,
    html`${[
      tag({ text: t(language, was === undefined && base !== undefined ? 'tightened' : kind) }),
      base !== undefined &&
        now !== undefined &&
        differences(language, base, now).map((one) =>
          paragraph(html`<strong>${one.member}</strong> <s>${one.was}</s> → ${one.willBe}`),
        ),
    ]}`,
    reasonText(view, reason),
  ]
}

const changesPart = (data: VersionPage): Content => {
  const { view, layer, before } = data
  const { language } = view
  if (before === undefined)
    return [sectionHeading(t(language, 'changes')), paragraph(t(language, 'first'))]
  return table({
    caption: t(language, 'changes'),
    captionSize: 'm',
    firstCellIsHeader: true,
    head: [t(language, 'scene'), t(language, 'change'), t(language, 'reason')],
    rows: layer.version.changes.map((change) => changeRow(data, change)),
  })
}

const sealPart = ({ view, layer: { version }, publicKey }: VersionPage): Content => {
  const { language } = view
  const { seal, previous } = version
  return (
    seal !== undefined && [
      sectionHeading(t(language, 'signature')),
      paragraph(t(language, 'signatureLead')),
      details({
        summary: t(language, 'digest'),
        text: summaryList({
          rows: [
            { key: t(language, 'digest'), value: verbatim(seal.digest) },
            ...(previous === undefined
              ? []
              : [{ key: t(language, 'previous'), value: verbatim(previous) }]),
            {
              key: t(language, 'signature'),
              value: verbatim(Buffer.from(seal.signature).toString('hex')),
            },
            { key: t(language, 'publicKey'), value: verbatim(publicKey) },
          ],
        }),
      }),
    ]
  )
}

/** One version: from when it holds, what it changed and why, and its signature. */
export const versionPage = (data: VersionPage): Html => {
  const { view, layer, regions } = data
  const { language } = view
  const { version, scenes } = layer
  const title = `${regionName(view, regions, version.regionCode)} ${t(language, 'number', {
    number: version.number,
  })}`
  return publicPage(view, {
    title,
    section: '/catalogue',
    trail: [
      ...trail(view),
      { text: t(language, 'title'), href: localPath(language, VERSIONS_PATH) },
    ],
    main: html`${[
      pageHeading(title, t(language, 'title')),
      summaryList({
        rows: [
          {
            key: t(language, 'published'),
            value: formatDate(language, provinceDate(version.publishedAt)),
          },
          {
            key: t(language, 'effective'),
            value: formatDateTime(language, version.effectiveFrom),
          },
          { key: t(language, 'reason'), value: reasonText(view, version.reason) },
        ],
      }),
      changesPart(data),
      details({
        summary: `${t(language, 'scenes')} (${formatCount(scenes.length)})`,
        text: sceneTable(view, title, scenes),
      }),
      sealPart(data),
    ]}`,
  })
}
