import type { ArticleId } from '#law/articles.ts'
import { type Content, html, type Html } from '#kernel/html.ts'
import {
  bulletList,
  columns,
  details,
  insetText,
  link,
  linkButton,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { type Language, localPath, type Text } from '#ui/i18n/language.ts'
import { articleName, articleText } from './article-words.ts'
import { frameMessages, sceneMessages as t } from './messages.ts'
import { type RegionNames, regionName } from './pages-catalogue.ts'
import { complainPart } from './pages-complain.ts'
import { placeCountText } from './pages-where.ts'
import { publicPage, type PublicView, signedInPath } from './public-page.ts'
import type { Place, Scene } from './scene.ts'
import { PROVINCE } from './snapshot.ts'
import { concessionName } from './words-place.ts'
import { carrierName, domainName, fieldName, levelText } from './words-scene.ts'

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
  /** The first few, in neutral order. */
  readonly places: readonly Place[]
  readonly placeCount: number
  readonly concessions: readonly ConcessionLine[]
  /** As it is in cities that are stricter; none where nothing is said. */
  readonly tightened?: readonly (readonly [cityCode: string, scene: Scene])[] | undefined
}

const showing = ({ view, scene }: ScenePage): Html => {
  const { language } = view
  return html`${sectionHeading(t(language, 'show'))}${
    scene.carriers.length === 0
      ? paragraph(t(language, 'noShow'))
      : bulletList(scene.carriers.map((carrier) => carrierName(language, carrier)))
  }`
}

const seen = ({ view, scene }: ScenePage): Html => {
  const { language } = view
  const log = link({
    href: signedInPath(language, '/me/access-log'),
    text: t(language, 'accessLog'),
  })
  return html`${sectionHeading(t(language, 'sees'))}${
    scene.returnedFields.length === 0
      ? paragraph(t(language, 'seesNothing'))
      : html`${bulletList(
          scene.returnedFields.map((field) => fieldName(language, field)),
        )}${insetText({ text: t.html(language, 'nothingElse', { log }) })}`
  }`
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

const facts = (data: ScenePage): Html => {
  const { view, scene, regions, ownerName } = data
  const { language } = view
  const reach =
    scene.regionCode === PROVINCE
      ? frameMessages(language, 'province')
      : regionName(view, regions, scene.regionCode)
  return html`${sectionHeading(t(language, 'facts'))}${summaryList({
    rows: [
      { key: t(language, 'purpose'), value: scene.purpose[language] },
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
      {
        key: t(language, 'owner'),
        value: ownerName === undefined ? scene.ownerAgency : ownerName[language],
      },
      { key: t(language, 'code'), value: verbatim(scene.code) },
    ],
  })}`
}

const legalBasis = ({ view, scene }: ScenePage): Html => {
  const { language } = view
  const ids: readonly ArticleId[] = [...new Set<ArticleId>([...scene.basis, 'YKT-8'])]
  return html`${sectionHeading(t(language, 'basis'))}${ids.map((id, i) =>
    details({
      summary: articleName(language, id),
      text: articleText(language, id),
      open: i === 0,
    }),
  )}`
}

const placeItem = (view: PublicView, place: Place): Content =>
  link({
    href: localPath(view.language, `/places/${place.code}`),
    text: verbatim(place.name[view.language]),
  })

const whereToGo = ({ view, scene, places, placeCount }: ScenePage): Html => {
  const { language } = view
  const heading = sectionHeading(t(language, 'places'))
  if (placeCount === 0) return html`${heading}${paragraph(t(language, 'noPlace'))}`
  const all = new URLSearchParams({ scene: scene.code }).toString()
  return html`${heading}${paragraph(
    t(language, 'placeCount', { count: placeCountText(placeCount) }),
    'quiet',
  )}${bulletList(places.map((place) => placeItem(view, place)))}${linkButton({
    kind: 'secondary',
    text: t(language, 'allPlaces'),
    href: `${localPath(language, '/places')}?${all}`,
  })}`
}

/** What the page of a scene says below its name. */
export const sceneBody = (data: ScenePage): Html => {
  const { view, scene } = data
  const { language } = view
  return html`${paragraph(scene.description[language], 'lead')}${columns({
    main: [showing(data), seen(data), facts(data)],
    aside: [
      scene.basis.includes('YKT-16') &&
        insetText({
          text: [
            paragraph(t(language, 'equal')),
            link({ href: localPath(language, '/parity'), text: t(language, 'compared') }),
          ],
        }),
      whereToGo(data),
      // Who is only paid by it shows no card to anybody.
      scene.assuranceLevel > 0 && complainPart(language),
    ],
  })}${legalBasis(data)}`
}

const usableBody = (data: ScenePage): readonly Content[] => [
  sceneBody(data),
  paragraph(
    link({
      href: localPath(data.view.language, `/guide/use/${data.scene.code}`),
      text: t(data.view.language, 'guide'),
    }),
  ),
]

/** What was published and is suspended stays at its address, so that who was sent there knows. */
const suspendedBody = (data: ScenePage): readonly Content[] => {
  const { view, scene } = data
  const { language } = view
  return [
    warningText({ language, text: t(language, 'suspended') }),
    paragraph(scene.description[language]),
    paragraph(
      link({ href: localPath(language, '/catalogue/versions'), text: t(language, 'whySuspended') }),
    ),
    legalBasis(data),
  ]
}

/** One use of the card: how it is shown, what the other side sees, by which article, and where. */
export const scenePage = (data: ScenePage): Html => {
  const { view, scene } = data
  const { language } = view
  const name = scene.name[language]
  const catalogue = localPath(language, '/catalogue')
  return publicPage(view, {
    title: name,
    description: scene.description[language],
    section: '/catalogue',
    trail: [
      { text: frameMessages(language, 'catalogue'), href: catalogue },
      {
        text: domainName(language, scene.domain),
        href: `${catalogue}?domain=${scene.domain}`,
      },
    ],
    main: html`${[
      pageHeading(name, domainName(language, scene.domain)),
      ...(scene.status === 'suspended' ? suspendedBody(data) : usableBody(data)),
    ]}`,
  })
}
