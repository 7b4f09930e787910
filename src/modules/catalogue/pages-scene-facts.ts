import type { Content, Html } from '#kernel/html.ts'
import { html } from '#kernel/html.ts'
import { bulletList, paragraph, sectionHeading, summaryList, verbatim } from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import type { Language, Text } from '#ui/i18n/language.ts'
import { frameMessages, sceneMessages as t } from './messages.ts'
import { type RegionNames, regionName } from './pages-catalogue.ts'
import type { PublicView } from './public-page.ts'
import type { Place, Scene } from './scene.ts'
import { PROVINCE } from './snapshot.ts'
import { concessionName } from './words-place.ts'
import { cardUseName, fieldName, levelText, settlementName } from './words-scene.ts'

/** One concession as the price list words it, such as 长者免费, and where it holds. */
export interface ConcessionLine {
  readonly regionCode: string
  readonly label: Text
}

export interface ScenePage {
  readonly view: PublicView
  readonly scene: Scene
  readonly regions: RegionNames
  readonly ownerName: Text | undefined
  /** Of the agency that watches over it, where that is another. */
  readonly supervisorName?: Text | undefined
  /** The first few, in neutral order. */
  readonly places: readonly Place[]
  readonly placeCount: number
  readonly concessions: readonly ConcessionLine[]
  /** As it is in cities that are stricter; none where nothing is said. */
  readonly tightened?: readonly (readonly [cityCode: string, scene: Scene])[] | undefined
}

interface FactRow {
  readonly key: string
  readonly value: Content
}

const byRegion = ({ view, regions, concessions }: ScenePage): Content => {
  const groups = Map.groupBy(concessions, ({ regionCode }) => regionCode)
  return bulletList(
    [...groups].map(([code, lines]) => {
      const labels = [...new Set(lines.map(({ label }) => label[view.language]))]
      const region = html`<strong>${regionName(view, regions, code)}</strong>`
      return [region, ' · ', labels.join(view.language.startsWith('zh') ? '，' : ', ')]
    }),
  )
}

const concessionRow = (data: ScenePage) => {
  const { view, scene, concessions } = data
  if (scene.concessionKind === undefined) return []
  const name = concessionName(view.language, scene.concessionKind)
  return [
    {
      key: t(view.language, 'concession'),
      value: concessions.length === 0 ? name : [paragraph(name), byRegion(data)],
    },
  ]
}

const retentionText = (language: Language, { retentionDays }: Scene): string =>
  retentionDays === 0 ? t(language, 'notKept') : t(language, 'days', { count: retentionDays })

/** What a city is stricter in, in its words. */
const strictness = ({ view, scene }: ScenePage, inCity: Scene): string => {
  const { language } = view
  const hidden = scene.returnedFields.filter((field) => !inCity.returnedFields.includes(field))
  const words = [
    inCity.assuranceLevel > scene.assuranceLevel && levelText(language, inCity.assuranceLevel),
    hidden.length > 0 &&
      t(language, 'notSeen', {
        fields: hidden.map((field) => fieldName(language, field)).join(' · '),
      }),
    inCity.retentionDays < scene.retentionDays && retentionText(language, inCity),
    scene.offlineAllowed && !inCity.offlineAllowed && t(language, 'offlineNo'),
    scene.numberAllowed &&
      !inCity.numberAllowed &&
      `${t(language, 'digits')}: ${t(language, 'digitsNo')}`,
  ]
  return words.filter((one) => one !== false).join(' · ')
}

const stricterRow = (data: ScenePage) => {
  const { view, regions, tightened = [] } = data
  if (tightened.length === 0) return []
  return [
    {
      key: t(view.language, 'stricter'),
      value: bulletList(
        tightened.map(([city, scene]) => [
          html`<strong>${regionName(view, regions, city)}</strong>`,
          ' · ',
          strictness(data, scene),
        ]),
      ),
    },
  ]
}

const day = (language: Language, lastDay: string): string =>
  formatDate(language, Temporal.PlainDate.from(lastDay))

/** What it is good for, who settles it and which cards it replaces, where the catalogue says so. */
const useRows = ({ view: { language }, scene }: ScenePage): readonly FactRow[] => [
  ...(scene.uses === undefined
    ? []
    : [
        {
          key: t(language, 'uses'),
          value: scene.uses.map((use) => cardUseName(language, use)).join(' · '),
        },
      ]),
  ...(scene.settlement === undefined
    ? []
    : [{ key: t(language, 'settlement'), value: settlementName(language, scene.settlement) }]),
  ...(scene.replaces === undefined
    ? []
    : [
        {
          key: t(language, 'replaces'),
          value: scene.replaces.map((name) => name[language]).join(' · '),
        },
      ]),
]

/** Who answers for it, who watches over it, and where to ask. */
const agencyRows = (data: ScenePage): readonly FactRow[] => {
  const { view, scene, ownerName, supervisorName } = data
  const { language } = view
  const { supervisingAgency, contact } = scene
  return [
    { key: t(language, 'owner'), value: ownerName?.[language] ?? scene.ownerAgency },
    ...(supervisingAgency === undefined
      ? []
      : [
          {
            key: t(language, 'supervisor'),
            value: supervisorName?.[language] ?? supervisingAgency,
          },
        ]),
    ...(contact === undefined ? [] : [{ key: t(language, 'contact'), value: verbatim(contact) }]),
  ]
}

/** 细则: what the catalogue says of a scene, line by line. */
export const facts = (data: ScenePage): Html => {
  const { view, scene, regions } = data
  const { language } = view
  const reach =
    scene.regionCode === PROVINCE
      ? frameMessages(language, 'province')
      : regionName(view, regions, scene.regionCode)
  return html`${sectionHeading(t(language, 'facts'))}${summaryList({
    rows: [
      { key: t(language, 'purpose'), value: scene.purpose[language] },
      ...useRows(data),
      { key: t(language, 'level'), value: levelText(language, scene.assuranceLevel) },
      { key: t(language, 'retention'), value: retentionText(language, scene) },
      {
        key: t(language, 'offline'),
        value: t(language, scene.offlineAllowed ? 'offlineYes' : 'offlineNo'),
      },
      {
        key: t(language, 'digits'),
        value: t(language, scene.numberAllowed ? 'digitsYes' : 'digitsNo'),
      },
      ...concessionRow(data),
      { key: t(language, 'where'), value: reach },
      ...stricterRow(data),
      ...(scene.lastDay === undefined
        ? []
        : [{ key: t(language, 'lastDay'), value: day(language, scene.lastDay) }]),
      ...agencyRows(data),
      { key: t(language, 'code'), value: verbatim(scene.code) },
    ],
  })}`
}
