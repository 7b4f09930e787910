import type { ArticleId } from '#law/articles.ts'
import { type Content, html, type Html } from '#kernel/html.ts'
import {
  bulletList,
  insetText,
  link,
  pageHeading,
  paragraph,
  sectionHeading,
  tileGrid,
} from '#ui/components.ts'
import { type Language, localPath } from '#ui/i18n/language.ts'
import {
  articleName,
  COMPLAINTS_PATH,
  NO_KEEPING_PATH,
  noKeepingMessages,
  publicPage,
  type PublicView,
  signedInPath,
} from '#modules/catalogue/index.ts'
import { complaintMessages, helpMessages } from './messages-help.ts'
import { accessibilityMessages, privacyMessages } from './messages-statements.ts'
import { keptPart } from './no-keeping.ts'

const phone = (number: string): Html => link({ href: `tel:${number}`, text: number })

/** Articles side by side, as a citation lists them. */
const citations = (language: Language, ids: readonly ArticleId[]): Content =>
  ids.map((id, i) => [
    i > 0 && (language.startsWith('zh') ? '、' : ', '),
    articleName(language, id),
  ])

type Topic =
  | 'use'
  | 'announcements'
  | 'offers'
  | 'guide'
  | 'lost'
  | 'show'
  | 'noPhone'
  | 'hkmo'
  | 'money'
  | 'board'
  | 'see'

/** 帮助: the questions that come most, each with its one way on. */
export const helpPage = (view: PublicView): Html => {
  const { language } = view
  const t = helpMessages
  const topic = (key: Topic, href: string): Content => [
    sectionHeading(t(language, key)),
    paragraph(t(language, `${key}Text`)),
    paragraph(link({ href, text: t(language, `${key}Link`) })),
  ]
  return publicPage(view, {
    title: t(language, 'title'),
    section: '/help',
    main: html`${pageHeading(t(language, 'title'))}${paragraph(t(language, 'lead'), 'lead')}${topic(
      'lost',
      signedInPath(language, '/me/card/loss'),
    )}${topic('guide', localPath(language, '/guide'))}${topic(
      'show',
      localPath(language, '/catalogue'),
    )}${topic('use', localPath(language, '/guide/use'))}${topic(
      'noPhone',
      localPath(language, '/places?kind=serviceHall'),
    )}${topic('hkmo', localPath(language, '/places?kind=crossBorderDesk'))}${topic(
      'money',
      localPath(language, '/card-money'),
    )}${topic(
      'board',
      localPath(language, '/notices'),
    )}${topic('announcements', localPath(language, '/announcements'))}${topic(
      'offers',
      localPath(language, '/offers'),
    )}${topic('see', localPath(language, '/settings'))}`,
  })
}

/** 投诉举报: how, without signing in. */
export const complaintsPage = (view: PublicView): Html => {
  const { language } = view
  const t = complaintMessages
  return publicPage(view, {
    title: t(language, 'title'),
    main: html`${pageHeading(t(language, 'title'))}${paragraph(
      t(language, 'lead'),
      'lead',
    )}${sectionHeading(t(language, 'phones'))}${bulletList([
      t.html(language, 'hrss', { phone: phone('12333') }),
      t.html(language, 'city', { phone: phone('12345') }),
    ])}${sectionHeading(t(language, 'notMe'))}${paragraph(t(language, 'notMeText'))}${paragraph(
      link({ href: signedInPath(language, '/me/access-log'), text: t(language, 'notMeLink') }),
    )}${keptPart(language)}${paragraph(
      link({
        href: localPath(language, NO_KEEPING_PATH),
        text: noKeepingMessages(language, 'poster'),
      }),
    )}`,
  })
}

/** 无障碍声明: what works, how it is known, and what is not known. */
export const accessibilityPage = (view: PublicView): Html => {
  const { language } = view
  const t = accessibilityMessages
  const articles = citations(language, ['YKT-18', 'ACCESSIBILITY-32'])
  return publicPage(view, {
    title: t(language, 'title'),
    main: html`${pageHeading(t(language, 'title'))}${paragraph(
      t(language, 'lead'),
      'lead',
    )}${sectionHeading(t(language, 'does'))}${bulletList(
      (['elder', 'colours', 'keyboard', 'speech', 'noScripts', 'languages'] as const).map((key) =>
        t(language, key),
      ),
    )}${sectionHeading(t(language, 'measured'))}${paragraph(
      t(language, 'measuredText'),
    )}${sectionHeading(t(language, 'tell'))}${insetText({
      text: t.html(language, 'tellText', { phone: phone('12333') }),
    })}${paragraph(t.html(language, 'basis', { articles }), 'quiet')}`,
  })
}

/** 个人信息保护: in five plain sentences. */
export const privacyPage = (view: PublicView): Html => {
  const { language } = view
  const t = privacyMessages
  const articles = citations(language, ['YKT-22', 'PIPL-6'])
  return publicPage(view, {
    title: t(language, 'title'),
    main: html`${pageHeading(t(language, 'title'))}${paragraph(
      t(language, 'lead'),
      'lead',
    )}${bulletList(
      (['little', 'seen', 'sealed', 'code', 'venues'] as const).map((key) => t(language, key)),
    )}${sectionHeading(t(language, 'rights'))}${tileGrid({
      tiles: [
        {
          href: signedInPath(language, '/me/access-log'),
          title: t(language, 'see'),
          icon: 'eye',
        },
        {
          href: localPath(language, COMPLAINTS_PATH),
          title: t(language, 'complain'),
          icon: 'message',
        },
      ],
    })}${paragraph(t.html(language, 'basis', { articles }), 'quiet')}`,
  })
}
