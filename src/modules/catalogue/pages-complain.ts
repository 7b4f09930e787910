import { html, type Html } from '#kernel/html.ts'
import { bulletList, link, paragraph, sectionHeading } from '#ui/components.ts'
import { type Language, localPath } from '#ui/i18n/language.ts'
import { noKeepingMessages as t } from './messages-no-keeping.ts'

/** Where people read how to complain, without signing in. */
export const COMPLAINTS_PATH = '/complaints'

/** Where the poster is. */
export const NO_KEEPING_PATH = '/posters/no-card-keeping'

/** 谁也不能扣您的卡, said where a card is shown, with the way to complain. */
export const complainPart = (language: Language): Html =>
  html`${[
    sectionHeading(t(language, 'title')),
    paragraph(t(language, 'lead')),
    bulletList([
      link({ href: localPath(language, COMPLAINTS_PATH), text: t(language, 'how') }),
      link({ href: localPath(language, NO_KEEPING_PATH), text: t(language, 'see') }),
    ]),
  ]}`
