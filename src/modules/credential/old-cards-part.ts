import { type Content, html, type Html } from '#kernel/html.ts'
import {
  inLanguage,
  link,
  paragraph,
  sectionHeading,
  summaryList,
  verbatim,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import { type Language, localPath } from '#ui/i18n/language.ts'
import { publicMessages as t } from './messages-public.ts'
import type { HeldOldCard } from './store-old-numbers.ts'

/** A name stands as it is printed on the old card, whatever language the page is in. */
export const printed = (language: Language, name: string): Content =>
  language === 'zh-Hans' ? verbatim(name) : inLanguage('zh-Hans', verbatim(name))

const untilOf = (language: Language, { until, off }: HeldOldCard): string =>
  off ? t(language, 'yourEnded') : t(language, 'yourUntil', { date: formatDate(language, until) })

/** 收进来的旧卡, on the pages of whoever held them; nothing where there are none. */
export const oldCardsPart = (language: Language, cards: readonly HeldOldCard[]): Html | undefined =>
  cards.length === 0
    ? undefined
    : html`${[
        sectionHeading(t(language, 'yours')),
        summaryList({
          rows: cards.map((card) => ({
            key: printed(language, card.name),
            value: [
              t(language, 'tail', { tail: card.tail }),
              language.startsWith('zh') ? '，' : ', ',
              untilOf(language, card),
            ],
          })),
        }),
        paragraph(link({ href: localPath(language, '/merged-cards'), text: t(language, 'more') })),
      ]}`
