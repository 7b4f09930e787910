import { html, type Content, type Html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import {
  backLink,
  button,
  buttonGroup,
  checkboxes,
  emptyState,
  errorSummary,
  form,
  link,
  linkButton,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  verbatim,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import type { Language } from '#ui/i18n/language.ts'
import { consentBox, type ConsentText, textField } from '#modules/consent/index.ts'
import { type CardStatus, isUsable } from './card.ts'
import { decideIssue, type ECard, isPermitted, type UseOnLoss } from './e-card.ts'
import { E_CARD_CHANNELS } from './e-card-channel.ts'
import { eCardMessages as t } from './messages-e-card.ts'
import { passwordMessages as passwordWords } from './messages-e-card-password.ts'
import { articleDetails } from './messages-law.ts'
import { lossSection } from './pages-e-card-loss.ts'
import type { View } from './pages-loss.ts'

export const E_CARD_PATH = '/me/e-card'

/** Somebody who lets the reader show their code. */
export interface ShownFor {
  readonly relationId: string
  /** The masked name. */
  readonly label: string
}

export interface ECardData {
  readonly language: Language
  readonly csrf: string
  readonly card: {
    readonly status: CardStatus
    readonly lossReportedAt: Temporal.Instant | undefined
  }
  readonly eCard: ECard | undefined
  readonly channels: readonly string[]
  readonly onLoss: UseOnLoss
  /** The words of the permission, in the reader's language. */
  readonly text: ConsentText | undefined
  /** Those of the consent on which it is issued. */
  readonly issueWords: ConsentText | undefined
  readonly family: readonly ShownFor[]
  readonly history: readonly {
    readonly signNumber: string
    readonly issuedAt: Temporal.Instant
    readonly endedAt: Temporal.Instant | undefined
  }[]
  readonly done?: 'saved' | 'channelsSaved' | undefined
  /** What is wrong, with the place of it. */
  readonly error?: { readonly text: string; readonly href?: string | undefined } | undefined
}

const stateOf = ({ language, card, eCard, onLoss }: ECardData, own: ECard): string => {
  if (own.status === 'locked') return t(language, 'locked')
  const lossPermits = onLoss !== 'unusable' && isPermitted({ ...card, eCard })
  const works = isUsable(card.status) || (card.status === 'temporarilyLost' && lossPermits)
  return t(language, works ? 'active' : 'stopped')
}

const facts = (data: ECardData, own: ECard): Html => {
  const { language } = data
  const isSet = own.password !== undefined
  return summaryList({
    rows: [
      { key: t(language, 'state'), value: stateOf(data, own) },
      { key: t(language, 'signNumber'), value: verbatim(own.signNumber) },
      { key: t(language, 'issuedAt'), value: formatDateTime(language, own.issuedAt) },
      {
        key: t(language, 'password'),
        value: t(language, isSet ? 'passwordSet' : 'passwordUnset'),
        actions: [
          {
            href: `${E_CARD_PATH}/password`,
            text: passwordWords(language, isSet ? 'resetPassword' : 'setPassword'),
          },
        ],
      },
    ],
  })
}

const channelForm = ({ language, csrf, channels }: ECardData): Html =>
  html`${[
    sectionHeading(t(language, 'channels')),
    form({
      action: `${E_CARD_PATH}/channels`,
      method: 'post',
      csrf,
      content: [
        checkboxes({
          language,
          name: 'channels',
          legend: t(language, 'channelsText'),
          items: E_CARD_CHANNELS.map((value) => ({ value, text: t(language, value) })),
          values: channels,
        }),
        button({ text: t(language, 'saveChannels'), kind: 'secondary' }),
      ],
    }),
  ]}`

const familySection = ({ language, csrf, family }: ECardData): Html =>
  html`${[
    sectionHeading(t(language, 'family')),
    family.length === 0
      ? [
          paragraph(t(language, 'familyNone')),
          paragraph(link({ href: '/me/family', text: t(language, 'openFamily') })),
        ]
      : [
          paragraph(t(language, 'familyText')),
          buttonGroup(
            ...family.map(({ relationId, label }) =>
              form({
                action: `/me/family/${publicId('relation', relationId)}/act`,
                method: 'post',
                csrf,
                content: button({
                  text: t.html(language, 'switchTo', { name: verbatim(label) }),
                  kind: 'secondary',
                }),
              }),
            ),
          ),
        ],
  ]}`

const historyList = ({ language, history }: ECardData): Content => {
  const ended = history.filter(({ endedAt }) => endedAt !== undefined)
  if (ended.length === 0) return undefined
  return [
    sectionHeading(t(language, 'history')),
    ended.map(({ signNumber, issuedAt, endedAt }) =>
      summaryList({
        rows: [
          { key: t(language, 'signNumber'), value: verbatim(signNumber) },
          { key: t(language, 'issuedAt'), value: formatDateTime(language, issuedAt) },
          ...(endedAt === undefined
            ? []
            : [{ key: t(language, 'endedAt'), value: formatDateTime(language, endedAt) }]),
        ],
      }),
    ),
  ]
}

const none = ({ language, csrf, card, history, issueWords, error }: ECardData): Content => {
  if (card.status === 'cancelled' && history.length > 0) return paragraph(t(language, 'ended'))
  if (!decideIssue(card.status).granted)
    return emptyState({
      title: t(language, 'notNow'),
      text: t(language, 'notNowText'),
      action: linkButton({ href: '/me/card', text: t(language, 'seeCard') }),
    })
  return [
    paragraph(t(language, 'issueText')),
    issueWords !== undefined &&
      form({
        action: E_CARD_PATH,
        method: 'post',
        csrf,
        hidden: { words: textField(issueWords) },
        content: [
          consentBox({
            language,
            name: 'agreed',
            text: issueWords,
            error: error?.href === '#agreed' && error.text,
          }),
          button({ text: t(language, 'issue'), preventDoubleClick: true }),
        ],
      }),
  ]
}

const sections = (data: ECardData, own: ECard): Content => [
  facts(data, own),
  lossSection(data),
  channelForm(data),
]

/** 电子社保卡: what it is now, and what its holder can do with it. */
export const eCardPage = (data: ECardData): View => {
  const { language, eCard, done, error } = data
  return {
    title: t(language, 'title'),
    beforeMain: backLink({ language, href: '/me/card' }),
    main: html`${[
      error !== undefined && errorSummary({ language, errors: [error] }),
      done !== undefined &&
        notificationBanner({ language, kind: 'success', text: t(language, done) }),
      pageHeading(t(language, 'title')),
      paragraph(t(language, 'lead'), 'lead'),
      eCard === undefined ? none(data) : sections(data, eCard),
      data.card.status !== 'cancelled' && familySection(data),
      historyList(data),
      articleDetails(language, 'YKT-3'),
    ]}`,
  }
}
