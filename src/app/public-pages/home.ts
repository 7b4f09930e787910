import { type Content, html, type Html } from '#kernel/html.ts'
import {
  buttonGroup,
  halves,
  hero,
  illustration,
  linkButton,
  pageHeading,
  paragraph,
  sectionHeading,
  statement,
  tileGrid,
  amount,
} from '#ui/components.ts'
import { formatCount } from '#ui/i18n/format.ts'
import { localPath } from '#ui/i18n/language.ts'
import { settingsPath } from '#ui/layout.ts'
import {
  articleName,
  type Domain,
  DOMAIN_ICONS,
  domainName,
  publicPage,
  type PublicView,
  signedInPath,
} from '#modules/catalogue/index.ts'
import { homeMessages as t } from './messages-home.ts'

export interface HomePage {
  readonly view: PublicView
  readonly scenes: number
  readonly places: number
  readonly cities: number
  /** 公告: the latest few, warnings of fraud first. */
  readonly announcements: Content
  /** Fields of use with their number of scenes; none is empty. */
  readonly domains: readonly { readonly domain: Domain; readonly count: number }[]
}

/** The four things people come for. */
const oftenUsed = ({ language }: PublicView) => [
  {
    href: signedInPath(language, '/me/code'),
    title: t(language, 'code'),
    text: t(language, 'codeText'),
    icon: 'code' as const,
  },
  {
    href: signedInPath(language, '/me/card/loss'),
    title: t(language, 'loss'),
    text: t(language, 'lossText'),
    icon: 'lost' as const,
    strong: true,
  },
  {
    href: localPath(language, '/places'),
    title: t(language, 'places'),
    text: t(language, 'placesText'),
    icon: 'place' as const,
  },
  {
    href: signedInPath(language, '/me/access-log'),
    title: t(language, 'log'),
    text: t(language, 'logText'),
    icon: 'eye' as const,
  },
]

/** 长辈版: one heading and six large choices, nothing else. */
const elderMain = (view: PublicView): Html => {
  const { language } = view
  return html`${pageHeading(t(language, 'title'))}${tileGrid({
    label: t(language, 'often'),
    tiles: [
      ...oftenUsed(view),
      {
        href: 'tel:12333',
        title: t(language, 'phone'),
        text: t(language, 'phoneText'),
        icon: 'phone',
      },
      {
        href: settingsPath(localPath(language, '/'), { display: 'standard' }),
        title: t(language, 'standard'),
        icon: 'swap',
      },
    ],
  })}`
}

const opening = ({ language }: PublicView): Html =>
  hero({
    title: t(language, 'title'),
    text: t(language, 'lead'),
    actions: buttonGroup(
      linkButton({ text: t(language, 'signIn'), href: signedInPath(language, '/me') }),
      linkButton({
        kind: 'secondary',
        text: t(language, 'catalogue'),
        href: localPath(language, '/catalogue'),
      }),
    ),
    picture: illustration('province'),
  })

const numbers = ({ view: { language }, scenes, places, cities }: HomePage): Html =>
  statement({
    title: t.html(language, 'numbers', {
      scenes: amount(formatCount(scenes)),
      places: amount(formatCount(places)),
      cities: amount(formatCount(cities)),
    }),
    text: t(language, 'numbersText'),
  })

/** The fields that people meet every week; the rest is one step away. */
const EVERYDAY: readonly Domain[] = [
  'health',
  'transport',
  'culture',
  'tourism',
  'socialSecurity',
  'subsidy',
  'government',
]

const fieldsOfUse = ({ view: { language }, domains, scenes }: HomePage): Html => {
  const catalogue = localPath(language, '/catalogue')
  const everyday = EVERYDAY.flatMap((one) => domains.find(({ domain }) => domain === one) ?? [])
  return html`${sectionHeading(t(language, 'domains'))}${tileGrid({
    label: t(language, 'domains'),
    tiles: [
      ...everyday.map(({ domain, count }) => ({
        href: `${catalogue}?domain=${domain}`,
        title: domainName(language, domain),
        text: t(language, 'count', { count }),
        icon: DOMAIN_ICONS[domain],
      })),
      {
        href: catalogue,
        title: t(language, 'allDomains'),
        text: t(language, 'count', { count: scenes }),
        icon: 'search' as const,
      },
    ],
  })}`
}

const promises = ({ language }: PublicView): Html => {
  const promise = (title: 'one' | 'equal', text: 'oneText' | 'equalText', id: 'YKT-3' | 'YKT-16') =>
    html`${sectionHeading(t(language, title))}${paragraph(t(language, text))}${paragraph(
      t.html(language, 'basis', { article: articleName(language, id) }),
      'quiet',
    )}`
  return halves(promise('one', 'oneText', 'YKT-3'), promise('equal', 'equalText', 'YKT-16'))
}

const otherDoors = ({ language }: PublicView): Html =>
  html`${sectionHeading(t(language, 'others'))}${tileGrid({
    tiles: [
      {
        href: localPath(language, '/guide'),
        title: t(language, 'guide'),
        text: t(language, 'guideText'),
        icon: 'document',
      },
      {
        href: localPath(language, '/track'),
        title: t(language, 'track'),
        text: t(language, 'trackText'),
        icon: 'clock',
      },
      {
        href: settingsPath(localPath(language, '/'), { display: 'elder' }),
        title: t(language, 'elder'),
        text: t(language, 'elderText'),
        icon: 'elder',
      },
      {
        href: signedInPath(language, '/sign-in/staff'),
        title: t(language, 'staff'),
        text: t(language, 'staffText'),
        icon: 'terminal',
      },
      {
        href: '/dev',
        title: t(language, 'developers'),
        text: t(language, 'developersText'),
        icon: 'document',
      },
    ],
  })}`

/** 公众首页: what the card is good for, and the way to the few things people come for. */
export const homePage = (data: HomePage): Html => {
  const { view } = data
  const { language } = view
  const title = t(language, 'title')
  const description = t(language, 'lead')
  if (view.display.elder)
    return publicPage(view, { title, description, main: elderMain(view), withoutSections: true })
  return publicPage(view, {
    title,
    description,
    section: '/',
    main: html`${[
      opening(view),
      tileGrid({ label: t(language, 'often'), tiles: oftenUsed(view) }),
      data.announcements,
      numbers(data),
      fieldsOfUse(data),
      promises(view),
      otherDoors(view),
    ]}`,
  })
}
