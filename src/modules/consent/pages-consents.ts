import { type Content, html, type Html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import {
  backLink,
  bulletList,
  button,
  buttonGroup,
  details,
  emptyState,
  form,
  inLanguage,
  link,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  type SummaryRow,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import type { Language, Text } from '#ui/i18n/language.ts'
import type { PageOptions } from '#ui/layout.ts'
import { articleName, articleText } from '#modules/catalogue/index.ts'
import { CONSENT_KINDS } from './consent.ts'
import { consentMessages as t, kindMessages } from './messages.ts'
import type { Consent } from './store.ts'

export const CONSENTS_PATH = '/me/consents'

export type View = Pick<PageOptions, 'title' | 'main' | 'beforeMain'>

/** What a consent is about, in names that the modules of money know. */
export interface ConsentSubject {
  readonly programme: Text
  readonly bank: Text
  /** Last digits of the account, once they are known. */
  readonly tail: string | undefined
}

/** A consent as its page shows it. */
export interface ShownConsent {
  readonly consent: Consent
  readonly subject: ConsentSubject | undefined
  /** As it was published, with its braces. */
  readonly words: string
}

/** The text with the names that stood in it. */
export const filledText = (
  text: string,
  language: Language,
  subject: Pick<ConsentSubject, 'programme' | 'bank'> | undefined,
): string =>
  subject === undefined
    ? text
    : text
        .replaceAll('{programme}', () => subject.programme[language])
        .replaceAll('{bank}', () => subject.bank[language])

export const withdrawPath = ({ id }: Consent): string =>
  `${CONSENTS_PATH}/${publicId('consent', id)}/withdraw`

const untilOf = (language: Language, { withdrawnAt, endReason = 'withdrawn' }: Consent): string =>
  withdrawnAt === undefined
    ? t(language, 'open')
    : kindMessages.end(language, endReason, { at: formatDateTime(language, withdrawnAt) })

const accountOf = (language: Language, { bank, tail }: ConsentSubject): string =>
  tail === undefined ? bank[language] : t(language, 'accountTail', { bank: bank[language], tail })

const rowsOf = (language: Language, { consent, subject, words }: ShownConsent): SummaryRow[] => [
  { key: t(language, 'purpose'), value: kindMessages.purpose(language, consent.kind) },
  ...(subject === undefined
    ? []
    : [
        { key: t(language, 'programme'), value: subject.programme[language] },
        { key: t(language, 'account'), value: accountOf(language, subject) },
      ]),
  { key: t(language, 'since'), value: formatDateTime(language, consent.givenAt) },
  { key: t(language, 'until'), value: untilOf(language, consent) },
  { key: t(language, 'channel'), value: t(language, consent.channel) },
  {
    key: t(language, 'words'),
    value: details({
      summary: t(language, 'readWords'),
      text: inLanguage(consent.textLanguage, filledText(words, consent.textLanguage, subject)),
    }),
  },
]

/** Of several payments, the title says which. */
const titleOf = (language: Language, { consent, subject }: ShownConsent): string => {
  const kind = kindMessages.kind(language, consent.kind)
  return subject === undefined
    ? kind
    : t(language, 'kindOf', { kind, programme: subject.programme[language] })
}

const cardOf = (language: Language, shown: ShownConsent): Html => {
  const { consent } = shown
  const text = t(language, 'withdraw')
  return summaryList({
    rows: rowsOf(language, shown),
    card: {
      title: titleOf(language, shown),
      headingLevel: consent.withdrawnAt === undefined ? 2 : 3,
      actions: consent.withdrawnAt === undefined ? [{ href: withdrawPath(consent), text }] : [],
    },
  })
}

export interface ConsentsData {
  readonly language: Language
  readonly consents: readonly ShownConsent[]
  /** Whether one has just been withdrawn. */
  readonly withdrawn: boolean
}

/** 我的授权: what stands, then what was taken back. */
export const consentsPage = ({ language, consents, withdrawn }: ConsentsData): View => {
  const inForce = consents.filter(({ consent }) => consent.withdrawnAt === undefined)
  const ended = consents.filter(({ consent }) => consent.withdrawnAt !== undefined)
  return {
    title: t(language, 'title'),
    main: html`${[
      withdrawn &&
        notificationBanner({ language, kind: 'success', text: t(language, 'withdrawn') }),
      pageHeading(t(language, 'title')),
      paragraph(t(language, 'lead'), 'lead'),
      inForce.length === 0
        ? emptyState({ title: t(language, 'none'), text: t(language, 'noneText') })
        : inForce.map((shown) => cardOf(language, shown)),
      ended.length > 0 && [
        sectionHeading(t(language, 'ended')),
        ended.map((shown) => cardOf(language, shown)),
      ],
    ]}`,
  }
}

const basisOf = (language: Language, { kind }: Consent): Content => {
  const { basis } = CONSENT_KINDS[kind]
  return details({
    summary: t(language, 'basis'),
    text: [
      paragraph(articleText(language, basis)),
      paragraph(articleName(language, basis), 'quiet'),
    ],
  })
}

/** 撤回前: what it will do, and what stays as it is. */
export const withdrawPage = (language: Language, csrf: string, shown: ShownConsent): View => {
  const { consent } = shown
  return {
    title: t(language, 'withdrawTitle'),
    beforeMain: backLink({ language, href: CONSENTS_PATH }),
    main: html`${[
      pageHeading(t(language, 'withdrawTitle'), titleOf(language, shown)),
      sectionHeading(t(language, 'effects')),
      bulletList([
        kindMessages.effect(language, consent.kind),
        kindMessages.stays(language, consent.kind),
      ]),
      summaryList({ rows: rowsOf(language, shown) }),
      form({
        action: withdrawPath(consent),
        method: 'post',
        csrf,
        content: buttonGroup(
          button({ text: t(language, 'withdraw'), kind: 'warning', preventDoubleClick: true }),
          link({ href: CONSENTS_PATH, text: t(language, 'keep') }),
        ),
      }),
      basisOf(language, consent),
    ]}`,
  }
}
