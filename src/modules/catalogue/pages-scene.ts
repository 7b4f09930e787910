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
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import { type Language, localPath } from '#ui/i18n/language.ts'
import { articleName, articleText } from './article-words.ts'
import { frameMessages, sceneMessages as t } from './messages.ts'
import { complainPart } from './pages-complain.ts'
import { facts, type ScenePage } from './pages-scene-facts.ts'
import { placeCountText } from './pages-where.ts'
import { publicPage, type PublicView, signedInPath } from './public-page.ts'
import type { Place, Scene } from './scene.ts'
import { carrierName, domainName, fieldName } from './words-scene.ts'

const showing = ({ view, scene }: ScenePage): Html => {
  const { language } = view
  return html`${sectionHeading(t(language, 'show'))}${
    scene.carriers.length === 0
      ? paragraph(t(language, 'noShow'))
      : bulletList(scene.carriers.map((carrier) => carrierName(language, carrier)))
  }`
}

/** What the other side is told, field by field, as the holder reads it. */
export const seenList = (
  language: Language,
  { returnedFields }: Pick<Scene, 'returnedFields'>,
): Html =>
  returnedFields.length === 0
    ? paragraph(t(language, 'seesNothing'))
    : bulletList(returnedFields.map((field) => fieldName(language, field)))

const seen = ({ view, scene }: ScenePage): Html => {
  const { language } = view
  const log = link({
    href: signedInPath(language, '/me/access-log'),
    text: t(language, 'accessLog'),
  })
  return html`${sectionHeading(t(language, 'sees'))}${seenList(language, scene)}${
    scene.returnedFields.length > 0 && insetText({ text: t.html(language, 'nothingElse', { log }) })
  }`
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

/** After its last day: since when it cannot be used any more. */
const endedBody = (data: ScenePage, lastDay: string): readonly Content[] => {
  const { view, scene } = data
  const { language } = view
  const date = formatDate(language, Temporal.PlainDate.from(lastDay))
  return [
    warningText({ language, text: t(language, 'ended', { date }) }),
    paragraph(scene.description[language]),
    legalBasis(data),
  ]
}

const bodyOf = (data: ScenePage): readonly Content[] => {
  const { status, lastDay } = data.scene
  if (status === 'withdrawn' && lastDay !== undefined) return endedBody(data, lastDay)
  return status === 'suspended' ? suspendedBody(data) : usableBody(data)
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
    main: html`${[pageHeading(name, domainName(language, scene.domain)), ...bodyOf(data)]}`,
  })
}
