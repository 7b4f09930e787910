import { type Content, html, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  errorSummary,
  form,
  link,
  pageHeading,
  paragraph,
  sectionHeading,
  table,
  tag,
  verbatim,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import type { Text } from '#ui/i18n/language.ts'
import type { View } from '#ui/portal.ts'
import { keepingWords as w } from './messages-keeping.ts'
import { draftPath, KEEPING_PATH } from './pages-draft-act.ts'
import { draftTag } from './pages-draft.ts'
import type { Scene } from './scene.ts'
import { type CatalogueSnapshot, PROVINCE, type PublishedVersion } from './snapshot.ts'
import type { Draft } from './store-drafts.ts'
import { differences, sceneStatusName } from './words-change.ts'
import { levelText } from './words-scene.ts'

const language = 'zh-Hans' as const

const versionLine = ({ number, effectiveFrom }: PublishedVersion): string =>
  `${w.versionOf(number)}，${w.from(formatDateTime(language, effectiveFrom))}`

export interface LayersPage {
  readonly regions: readonly { readonly code: string; readonly name: Text }[]
  readonly catalogue: CatalogueSnapshot
  readonly waiting: readonly PublishedVersion[]
  readonly drafts: readonly Draft[]
}

const layerRow = (
  { catalogue, waiting, drafts }: LayersPage,
  { code, name }: LayersPage['regions'][number],
): Content[] => {
  const version = catalogue.versions.find(({ regionCode }) => regionCode === code)
  const later = waiting.filter(({ regionCode }) => regionCode === code)
  const draft = drafts.find(({ regionCode }) => regionCode === code)
  const own = catalogue.scenes.filter(({ regionCode }) => regionCode === code).length
  const stricter = [...catalogue.tightened.keys()].filter((key) => key.startsWith(code)).length
  return [
    link({ href: `${KEEPING_PATH}/${code}`, text: name[language] }),
    version === undefined ? w.noVersion : versionLine(version),
    later.map((one) => paragraph(versionLine(one))),
    w.count(own),
    code === PROVINCE ? '' : w.count(stricter),
    draft === undefined
      ? w.noDraft
      : html`${draftTag(draft.status)} ${link({ href: draftPath(draft.id), text: w.draft })}`,
  ]
}

/** M5: the province's layer and those of the 21 cities, with what is on its way. */
export const layersPage = (data: LayersPage): View => ({
  title: w.title,
  main: html`${[
    pageHeading(w.title),
    paragraph(w.lead, 'lead'),
    table({
      caption: w.layers,
      captionSize: 'm',
      firstCellIsHeader: true,
      head: [w.region, w.version, w.waiting, w.own, w.stricter, w.draft],
      rows: data.regions.map((region) => layerRow(data, region)),
    }),
  ]}`,
})

export interface LayerPage {
  readonly csrf: string
  readonly regionCode: string
  readonly regionName: string
  readonly catalogue: CatalogueSnapshot
  readonly versions: readonly PublishedVersion[]
  readonly draft: Draft | undefined
  readonly canOpen: boolean
  readonly fault?: string | undefined
}

const originTag = ({ regionCode, catalogue }: LayerPage, scene: Scene): Html => {
  if (scene.regionCode === regionCode && regionCode !== PROVINCE)
    return tag({ text: w.added, colour: 'teal' })
  return catalogue.tightened.has(`${regionCode}/${scene.code}`)
    ? tag({ text: w.tightened, colour: 'orange' })
    : tag({ text: w.provincial, colour: 'blue' })
}

const sceneRow = (data: LayerPage, scene: Scene): Content[] => {
  const { catalogue, regionCode } = data
  const inCity = catalogue.tightened.get(`${regionCode}/${scene.code}`)
  return [
    html`${verbatim(scene.code)} ${scene.name[language]}`,
    originTag(data, scene),
    levelText(language, (inCity ?? scene).assuranceLevel),
    sceneStatusName(language, scene.status),
    inCity === undefined
      ? ''
      : differences(language, scene, inCity).map(({ was, willBe }) =>
          paragraph(html`<s>${was}</s> → ${willBe}`),
        ),
  ]
}

const draftPart = ({ csrf, regionCode, draft, canOpen }: LayerPage): Content => {
  if (draft !== undefined)
    return paragraph([
      draftTag(draft.status),
      ' ',
      link({ href: draftPath(draft.id), text: w.draft }),
    ])
  if (!canOpen) return paragraph(w.noDraft)
  return [
    paragraph(w.openLead),
    form({
      action: `${KEEPING_PATH}/${regionCode}/drafts`,
      method: 'post',
      csrf,
      content: button({ text: w.open, preventDoubleClick: true }),
    }),
  ]
}

/** M5: a layer: what is the province's and what the city's, its draft and its history. */
export const layerPage = (data: LayerPage): View => {
  const { regionCode, regionName, catalogue, versions, fault } = data
  const scenes = catalogue.scenes.filter(
    (scene) => scene.regionCode === PROVINCE || scene.regionCode === regionCode,
  )
  return {
    title: `${regionName} ${w.title}`,
    beforeMain: backLink({ language, href: KEEPING_PATH }),
    main: html`${[
      fault !== undefined && errorSummary({ language, errors: [{ text: fault }] }),
      pageHeading(regionName, w.title),
      sectionHeading(w.draft),
      draftPart(data),
      table({
        caption: w.scenes,
        captionSize: 'm',
        firstCellIsHeader: true,
        head: [w.name, w.origin, w.level, w.status, w.tightened],
        rows: scenes.map((scene) => sceneRow(data, scene)),
      }),
      versions.length === 0
        ? paragraph(w.noHistory)
        : table({
            caption: w.history,
            captionSize: 'm',
            head: [w.version, w.reason, w.published],
            rows: versions.map((version) => [
              link({
                href: `/catalogue/versions/${regionCode}/${version.number}`,
                text: versionLine(version),
              }),
              version.reason,
              formatDateTime(language, version.publishedAt),
            ]),
          }),
    ]}`,
  }
}
