import { type Content, html, type Html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import { provinceDate } from '#kernel/period.ts'
import {
  alert,
  bulletList,
  insetText,
  link,
  pageHeading,
  paragraph,
  printButton,
  screenOnly,
  sectionHeading,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import { type Language, localPath } from '#ui/i18n/language.ts'
import { articleName, publicPage, type PublicView } from '#modules/catalogue/index.ts'
import { type Announcement, inPublicOrder, isShown, type Wording } from './announcement.ts'
import { kindName, publicMessages as t } from './messages-public.ts'

const HOME = '/announcements'

/** Where everybody reads an announcement. */
export const announcementPath = ({ id }: Pick<Announcement, 'id'>): string =>
  `${HOME}/${publicId('announcement', id)}`

const wordingIn = (language: Language, { wordings }: Announcement): Wording =>
  wordings[language] ?? { title: '', body: '' }

/** Paragraphs of a body; a single line break stays one. */
export const bodyParts = (body: string): Content[] =>
  body
    .trim()
    .split(/\n\s*\n/)
    .map((part) => part.split('\n').map((line, i) => [i > 0 && html`<br>`, line.trim()]))

const publishedLine = (language: Language, { kind, publishedAt }: Announcement): Content => [
  kindName(language, kind),
  publishedAt !== undefined && [
    ' · ',
    t(language, 'on', { date: formatDate(language, provinceDate(publishedAt)) }),
  ],
]

const item = (language: Language, one: Announcement): Content => [
  link({ href: localPath(language, announcementPath(one)), text: wordingIn(language, one).title }),
  html`<br>`,
  publishedLine(language, one),
]

/** 公告 of now: warnings of fraud before everything else. */
export const publicAnnouncementsPage = (view: PublicView, shown: readonly Announcement[]): Html => {
  const { language } = view
  const title = t(language, 'title')
  const ordered = inPublicOrder(shown)
  const warnings = ordered.filter(({ kind }) => kind === 'fraud')
  const others = ordered.filter(({ kind }) => kind !== 'fraud')
  return publicPage(view, {
    title,
    trail: [{ text: title }],
    main: html`${[
      pageHeading(title),
      paragraph(t(language, 'lead'), 'lead'),
      warnings.length > 0 && [
        sectionHeading(t(language, 'fraud')),
        bulletList(warnings.map((one) => item(language, one))),
        insetText({ text: t(language, 'doubt') }),
      ],
      sectionHeading(t(language, 'latest')),
      others.length === 0
        ? paragraph(t(language, 'none'))
        : bulletList(others.map((one) => item(language, one))),
      screenOnly(printButton({ language })),
      paragraph(articleName(language, 'YKT-20'), 'quiet'),
    ]}`,
  })
}

/** What one announcement says, below the site's frame or in the bureau's preview. */
export const announcementBody = (language: Language, one: Announcement): Content => {
  const { title, body } = wordingIn(language, one)
  return [
    pageHeading(title, kindName(language, one.kind)),
    one.publishedAt !== undefined &&
      paragraph(
        t(language, 'on', { date: formatDate(language, provinceDate(one.publishedAt)) }),
        'quiet',
      ),
    bodyParts(body).map((part) => paragraph(part)),
    one.kind === 'fraud' && insetText({ text: t(language, 'doubt') }),
  ]
}

/** One announcement in the language of the page; a past one says that it is past. */
export const publicAnnouncementPage = (
  view: PublicView,
  one: Announcement,
  on: Temporal.PlainDate,
): Html => {
  const { language } = view
  const { title } = wordingIn(language, one)
  const home = localPath(language, HOME)
  return publicPage(view, {
    title,
    trail: [{ text: t(language, 'title'), href: home }, { text: title }],
    unlisted: !isShown(one, on),
    main: html`${[
      !isShown(one, on) && alert({ language, title: t(language, 'over') }),
      announcementBody(language, one),
      screenOnly(printButton({ language })),
      paragraph(link({ href: home, text: t(language, 'all') })),
    ]}`,
  })
}

/** The few that the front page names; nothing where there are none. */
export const headlineList = (
  language: Language,
  shown: readonly Announcement[],
  most: number,
): Content => {
  if (shown.length === 0) return undefined
  return [
    sectionHeading(t(language, 'title')),
    bulletList(
      inPublicOrder(shown)
        .slice(0, most)
        .map((one) => [
          `${kindName(language, one.kind)} · `,
          link({
            href: localPath(language, announcementPath(one)),
            text: wordingIn(language, one).title,
          }),
        ]),
    ),
    paragraph(link({ href: localPath(language, HOME), text: t(language, 'all') })),
  ]
}
