import { html, type Html } from '#kernel/html.ts'
import {
  bulletList,
  insetText,
  link,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
} from '#ui/components.ts'
import { localPath } from '#ui/i18n/language.ts'
import { publicPage, type PublicView } from '#modules/catalogue/index.ts'
import { CARD_MONEY, cardMoneyMessages as t } from './messages-card-money.ts'

const WHERE = ['guangdong', 'across'] as const

/** 卡里的钱怎么用: what the bank side of the card can do, here and in Hong Kong and Macao. */
export const cardMoneyPage = (view: PublicView): Html => {
  const { language } = view
  const to = (path: string, key: 'scenes' | 'desks') =>
    link({ href: localPath(language, path), text: t(language, key) })
  return publicPage(view, {
    title: t(language, 'title'),
    section: '/help',
    main: html`${[
      pageHeading(t(language, 'title')),
      paragraph(t(language, 'lead'), 'lead'),
      sectionHeading(t(language, 'before')),
      bulletList((['activate', 'limits', 'loss'] as const).map((key) => t(language, key))),
      CARD_MONEY.map(({ what, by, where }) =>
        summaryList({
          card: { title: what[language], headingLevel: 2 },
          rows: [
            { key: t(language, 'by'), value: t(language, by) },
            ...WHERE.map((place) => ({ key: t(language, place), value: where[place][language] })),
          ],
        }),
      ),
      insetText({ text: t(language, 'open') }),
      bulletList([
        to('/catalogue?domain=finance', 'scenes'),
        to('/places?kind=crossBorderDesk', 'desks'),
      ]),
    ]}`,
  })
}
