import { html } from '#kernel/html.ts'
import {
  backLink,
  bulletList,
  button,
  buttonGroup,
  errorSummary,
  form,
  insetText,
  link,
  pageHeading,
  panel,
  paragraph,
  sectionHeading,
  summaryList,
  textarea,
  verbatim,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import type { Language } from '#ui/i18n/language.ts'
import { receiptReference } from '#modules/card/index.ts'
import type { AccessEntry } from './access-entry.ts'
import { notMeMessages as t } from './messages.ts'
import { accessEntryOptions, notMePath } from './pages-entry.ts'
import { LOG_PATH, type View } from './pages-log.ts'

/** As many characters as a statement may have. */
export const LONGEST_STATEMENT = 500

const about = (language: Language, entry: AccessEntry) => {
  const { organisation, place, purpose, fields, at } = accessEntryOptions(language, {
    ...entry,
    notMe: undefined,
  })
  const separator = language === 'en' || language === 'pt' ? ', ' : '、'
  return summaryList({
    rows: [
      {
        key: t(language, 'who'),
        value: html`${verbatim(organisation)}${place !== undefined && [' ', verbatim(place)]}`,
      },
      { key: t(language, 'when'), value: formatDateTime(language, at) },
      { key: t(language, 'why'), value: purpose },
      { key: t(language, 'saw'), value: fields.join(separator) },
    ],
  })
}

export interface NotMeData {
  readonly language: Language
  readonly csrf: string
  readonly entry: AccessEntry
  /** What was written before, when it was too long. */
  readonly statement?: string | undefined
}

/** 不是我: what it is about, and room for a word; nothing has to be written. */
export const notMePage = ({ language, csrf, entry, statement }: NotMeData): View => {
  const tooLong = statement !== undefined && t(language, 'tooLong')
  return {
    title: t(language, 'title'),
    beforeMain: backLink({ language, href: LOG_PATH }),
    main: html`${[
      tooLong !== false &&
        errorSummary({ language, errors: [{ text: tooLong, href: '#statement' }] }),
      pageHeading(t(language, 'title')),
      paragraph(t(language, 'lead'), 'lead'),
      about(language, entry),
      insetText({
        text: t.html(language, 'lostToo', {
          link: link({ href: '/me/card/loss', text: t(language, 'stop') }),
        }),
      }),
      form({
        action: notMePath(entry),
        method: 'post',
        csrf,
        content: [
          textarea({
            language,
            name: 'statement',
            label: t(language, 'statement'),
            hint: t(language, 'statementHint'),
            error: tooLong,
            value: statement,
            rows: 4,
          }),
          buttonGroup(
            button({ text: t(language, 'send'), preventDoubleClick: true }),
            link({ href: LOG_PATH, text: t(language, 'leave') }),
          ),
        ],
      }),
    ]}`,
  }
}

/** 回执: the reference of the lead, and what happens with it. */
export const notMeReceiptPage = (
  language: Language,
  entry: AccessEntry,
  reference: string,
): View => ({
  title: t(language, 'done'),
  main: html`${[
    panel({
      title: t(language, 'done'),
      text: [t(language, 'reference'), ' ', verbatim(receiptReference(reference))],
    }),
    about(language, entry),
    sectionHeading(t(language, 'next')),
    bulletList([t(language, 'nextCheck'), t(language, 'nextAsk'), t(language, 'nextAgain')]),
    paragraph(link({ href: LOG_PATH, text: t(language, 'back') })),
  ]}`,
})
