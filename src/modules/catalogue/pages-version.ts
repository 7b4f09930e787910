import { type Content, html, type Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import {
  details,
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
import { versionMessages as t } from './messages-versions.ts'
import { type RegionNames, regionName } from './pages-catalogue.ts'
import {
  reasonNote,
  reasonText,
  replacedTag,
  sceneTable,
  trail,
  versionLink,
  VERSIONS_PATH,
} from './pages-versions.ts'
import { publicPage, type PublicView } from './public-page.ts'
import type { Layer } from './reader.ts'
import type { Scene } from './scene.ts'
import type { VersionChange } from './snapshot.ts'
import { differences } from './words-change.ts'

export interface VersionPage {
  readonly view: PublicView
  readonly layer: Layer
  /** The scenes of the version before; `undefined` for the first. */
  readonly before: readonly Scene[] | undefined
  /** The provincial scenes that a city's layer stands on. */
  readonly province: readonly Scene[]
  readonly regions: RegionNames
  /** The version in the place of this one, where it never took effect. */
  readonly replacedBy: number | undefined
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
  if (layer.version.changes.length === 0)
    return [sectionHeading(t(language, 'changes')), paragraph(t(language, 'unchanged'))]
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

/** The versions that this one stands in the place of. */
const replacesRow = ({ view, layer: { version } }: VersionPage) =>
  version.supersedes.length === 0
    ? []
    : [
        {
          key: t(view.language, 'replaces'),
          value: version.supersedes.map((number, i) => [
            i > 0 && ' · ',
            versionLink(view, { ...version, number }),
          ]),
        },
      ]

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
            value: [
              formatDateTime(language, version.effectiveFrom),
              replacedTag(view, version.regionCode, data.replacedBy),
            ],
          },
          ...replacesRow(data),
          { key: t(language, 'reason'), value: reasonText(view, version.reason) },
        ],
      }),
      reasonNote(view),
      changesPart(data),
      details({
        summary: `${t(language, 'scenes')} (${formatCount(scenes.length)})`,
        text: sceneTable(view, title, scenes),
      }),
      sealPart(data),
    ]}`,
  })
}
