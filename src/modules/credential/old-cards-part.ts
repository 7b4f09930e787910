import { html, type Html } from '#kernel/html.ts'
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
            key:
              language === 'zh-Hans'
                ? verbatim(card.name)
                : inLanguage('zh-Hans', verbatim(card.name)),
            value: [
              t(language, 'tail', { tail: card.tail }),
              language.startsWith('zh') ? '，' : ', ',
              untilOf(language, card),
            ],
          })),
        }),
        paragraph(link({ href: localPath(language, '/merged-cards'), text: t(language, 'more') })),
      ]}`
