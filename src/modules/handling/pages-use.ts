import { type Content, html, type Html } from '#kernel/html.ts'
import {
  bulletList,
  buttonGroup,
  link,
  linkButton,
  pageHeading,
  paragraph,
  printButton,
  sectionHeading,
  tileGrid,
} from '#ui/components.ts'
import { type Language, localPath, type Text } from '#ui/i18n/language.ts'
import {
  articleName,
  carrierName,
  type ConcessionLine,
  type Domain,
  DOMAIN_ICONS,
  domainName,
  DOMAINS,
  placeCountText,
  PROVINCE,
  publicPage,
  type PublicView,
  type Scene,
} from '#modules/catalogue/index.ts'
import { guideMessages } from './messages-guide.ts'
import { useMessages as t } from './messages-use.ts'

export const USE_GUIDE = '/guide/use'

const trailOf = (language: Language) => [
  { text: guideMessages(language, 'title'), href: localPath(language, '/guide') },
]

/** 卡怎么用: every scene in force, by field. */
export const useGuideIndex = (view: PublicView, scenes: readonly Scene[]): Html => {
  const { language } = view
  const title = t(language, 'title')
  const group = (domain: Domain): Content => {
    const own = scenes.filter((scene) => scene.domain === domain)
    if (own.length === 0) return undefined
    return [
      sectionHeading(domainName(language, domain)),
      tileGrid({
        tiles: own.map(({ code, name }) => ({
          href: localPath(language, `${USE_GUIDE}/${code}`),
          title: name[language],
          icon: DOMAIN_ICONS[domain],
        })),
      }),
    ]
  }
  return publicPage(view, {
    title,
    section: '/guide',
    trail: [...trailOf(language), { text: title }],
    main: html`${[pageHeading(title), paragraph(t(language, 'lead'), 'lead'), DOMAINS.map(group)]}`,
  })
}

export interface UseGuide {
  readonly view: PublicView
  readonly scene: Scene
  readonly regionName: string
  readonly placeCount: number
  readonly concessions: readonly ConcessionLine[]
}

/** Concessions, each once, however many cities give it. */
const concessionLabels = (
  language: Language,
  concessions: readonly { readonly label: Text }[],
): readonly string[] => [...new Set(concessions.map(({ label }) => label[language]))]

const canI = ({ view: { language }, scene }: UseGuide): Content => [
  sectionHeading(guideMessages(language, 'canI')),
  paragraph(t(language, 'everybody')),
  scene.basis.includes('YKT-16') && paragraph(t(language, 'equal')),
]

const isMoney = ({ carriers }: Scene): boolean => carriers.includes('account')
const isShown = ({ assuranceLevel, carriers }: Scene): boolean =>
  assuranceLevel > 0 && carriers.length > 0

const bring = ({ view: { language }, scene }: UseGuide): Content => [
  sectionHeading(guideMessages(language, 'bring')),
  isShown(scene)
    ? [
        scene.carriers.length > 1 && paragraph(t(language, 'bring')),
        bulletList(scene.carriers.map((carrier) => carrierName(language, carrier))),
      ]
    : paragraph(t(language, 'bringNothing')),
  scene.assuranceLevel === 3 && paragraph(t(language, 'pin')),
  scene.assuranceLevel === 4 && paragraph(t(language, 'original')),
]

const howLong = ({ view: { language }, scene }: UseGuide): Content => [
  sectionHeading(guideMessages(language, 'howLong')),
  paragraph(
    isShown(scene) ? t(language, 'atOnce') : t(language, isMoney(scene) ? 'byAccount' : 'byBank'),
  ),
  isShown(scene) && scene.offlineAllowed && paragraph(t(language, 'offline')),
]

const cost = ({ view: { language }, scene, concessions }: UseGuide): Content => {
  const labels = concessionLabels(language, concessions)
  return [
    sectionHeading(guideMessages(language, 'cost')),
    paragraph(t(language, 'noFee')),
    isShown(scene) && labels.length === 0 && paragraph(t(language, 'ownPrice')),
    labels.length > 0 && [paragraph(t(language, 'concessions')), bulletList(labels)],
  ]
}

const where = (data: UseGuide): Content => {
  const { language } = data.view
  const { scene, placeCount } = data
  const region = scene.regionCode === PROVINCE ? t(language, 'province') : data.regionName
  const count = placeCountText(placeCount)
  return [
    sectionHeading(guideMessages(language, 'where')),
    placeCount === 0
      ? paragraph([region, ' · ', t(language, 'noPlace')])
      : paragraph([region, ' · ', t(language, 'placeCount', { count })]),
    buttonGroup(
      placeCount > 0 &&
        linkButton({
          href: `${localPath(language, '/places')}?scene=${scene.code}`,
          text: t(language, 'find'),
        }),
      printButton({ language }),
    ),
  ]
}

/** 用卡指南 of one scene: can I, what do I bring, how long, what does it cost, where (Art. 20). */
export const useGuidePage = (data: UseGuide): Html => {
  const { view, scene } = data
  const { language, display } = view
  const name = scene.name[language]
  return publicPage(view, {
    title: name,
    section: '/guide',
    trail: [
      ...trailOf(language),
      { text: t(language, 'title'), href: localPath(language, USE_GUIDE) },
      { text: name },
    ],
    main: html`${[
      pageHeading(name, t(language, 'title')),
      !display.elder && paragraph(scene.description[language], 'lead'),
      canI(data),
      bring(data),
      howLong(data),
      cost(data),
      where(data),
      paragraph(
        link({
          href: localPath(language, `/catalogue/${scene.code}`),
          text: t(language, 'more'),
        }),
      ),
      paragraph(articleName(language, 'YKT-20'), 'quiet'),
    ]}`,
  })
}
