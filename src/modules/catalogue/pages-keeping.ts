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
import type { DraftKind } from './draft.ts'
import { keepingWords as w } from './messages-keeping.ts'
import { draftPath, KEEPING_PATH, versionLine } from './pages-draft-act.ts'
import { draftTag, kindTag } from './pages-draft.ts'
import type { Scene } from './scene.ts'
import { type CatalogueSnapshot, PROVINCE, type VersionContent } from './snapshot.ts'
import type { Draft } from './store-drafts.ts'
import { replacedBy, replacements, waitingVersions } from './superseded.ts'
import { differences, sceneStatusName } from './words-change.ts'
import { levelText } from './words-scene.ts'

const language = 'zh-Hans' as const

export interface LayersPage {
  readonly regions: readonly { readonly code: string; readonly name: Text }[]
  readonly catalogue: CatalogueSnapshot
  readonly waiting: readonly VersionContent[]
  readonly drafts: readonly Draft[]
}

const draftLine = ({ id, kind, status }: Draft): Html =>
  paragraph([
    html`${draftTag(status)} ${kindTag(kind)} `,
    link({ href: draftPath(id), text: w.draft }),
  ])

const layerRow = (
  { catalogue, waiting, drafts }: LayersPage,
  { code, name }: LayersPage['regions'][number],
): Content[] => {
  const version = catalogue.versions.find(({ regionCode }) => regionCode === code)
  const later = waiting.filter(({ regionCode }) => regionCode === code)
  const own = drafts.filter(({ regionCode }) => regionCode === code)
  const scenes = catalogue.scenes.filter(({ regionCode }) => regionCode === code).length
  const stricter = catalogue.tightened.get(code)?.size ?? 0
  return [
    link({ href: `${KEEPING_PATH}/${code}`, text: name[language] }),
    version === undefined ? w.noVersion : versionLine(version),
    later.map((one) => paragraph(versionLine(one))),
    w.count(scenes),
    code === PROVINCE ? '' : w.count(stricter),
    own.length === 0 ? w.noDraft : own.map(draftLine),
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
  readonly versions: readonly VersionContent[]
  /** Those on their way, one of each kind at most. */
  readonly drafts: readonly Draft[]
  readonly at: Temporal.Instant
  readonly canOpen: boolean
  readonly fault?: string | undefined
}

const originTag = ({ regionCode, catalogue }: LayerPage, scene: Scene): Html => {
  if (scene.regionCode === regionCode && regionCode !== PROVINCE)
    return tag({ text: w.added, colour: 'teal' })
  return catalogue.tightened.get(regionCode)?.has(scene.code) === true
    ? tag({ text: w.tightened, colour: 'orange' })
    : tag({ text: w.provincial, colour: 'blue' })
}

const sceneRow = (data: LayerPage, scene: Scene): Content[] => {
  const { catalogue, regionCode } = data
  const inCity = catalogue.tightened.get(regionCode)?.get(scene.code)
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

const openForm = (
  { csrf, regionCode }: LayerPage,
  text: string,
  hidden: Readonly<Record<string, string>>,
  kind: 'primary' | 'secondary' | 'warning',
): Html =>
  form({
    action: `${KEEPING_PATH}/${regionCode}/drafts`,
    method: 'post',
    csrf,
    hidden,
    content: button({ text, kind, preventDoubleClick: true }),
  })

const draftPart = (data: LayerPage): Content => {
  const { drafts, canOpen } = data
  const canBegin = (kind: DraftKind) => canOpen && !drafts.some((draft) => draft.kind === kind)
  return [
    drafts.length === 0 && !canOpen && paragraph(w.noDraft),
    drafts.map(draftLine),
    canBegin('regular') && [
      paragraph(w.openLead),
      openForm(data, w.open, { kind: 'regular' }, 'primary'),
    ],
    canBegin('urgent') && [
      paragraph(w.urgentLead),
      openForm(data, w.urgentOpen, { kind: 'urgent' }, 'warning'),
    ],
  ]
}

/** Versions whose time has not come, each with the way to take it back. */
const waitingPart = (data: LayerPage): Content => {
  const { versions, drafts, canOpen, at } = data
  const waiting = waitingVersions(versions, at)
  const canBegin = canOpen && !drafts.some(({ kind }) => kind === 'withdrawal')
  return (
    waiting.length > 0 && [
      sectionHeading(w.withdrawTitle),
      canBegin && paragraph(w.withdrawLead),
      waiting.map((version) => [
        paragraph(`${versionLine(version)}：${version.reason}`),
        canBegin &&
          openForm(
            data,
            `${w.withdraw}${w.versionOf(version.number)}`,
            { kind: 'withdrawal', number: String(version.number) },
            'secondary',
          ),
      ]),
    ]
  )
}

const historyRow = (
  { regionCode }: LayerPage,
  replaced: ReadonlyMap<string, number>,
  version: VersionContent,
): Content[] => {
  const by = replacedBy(replaced, version)
  return [
    link({
      href: `/catalogue/versions/${regionCode}/${version.number}`,
      text: versionLine(version),
    }),
    html`${version.reason} ${by !== undefined && tag({ text: w.withdrawnBy(by), colour: 'grey' })}`,
    formatDateTime(language, version.publishedAt),
  ]
}

/** M5: a layer: what is the province's and what the city's, its draft and its history. */
export const layerPage = (data: LayerPage): View => {
  const { regionCode, regionName, catalogue, versions, fault } = data
  const scenes = catalogue.scenes.filter(
    (scene) => scene.regionCode === PROVINCE || scene.regionCode === regionCode,
  )
  const replaced = replacements(versions)
  return {
    title: `${regionName} ${w.title}`,
    beforeMain: backLink({ language, href: KEEPING_PATH }),
    main: html`${[
      fault !== undefined && errorSummary({ language, errors: [{ text: fault }] }),
      pageHeading(regionName, w.title),
      sectionHeading(w.draft),
      draftPart(data),
      waitingPart(data),
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
            rows: versions.map((version) => historyRow(data, replaced, version)),
          }),
    ]}`,
  }
}
