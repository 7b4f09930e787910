import { html, type Html } from '#kernel/html.ts'
import { maskCardNumber, maskIdentityNumber } from '#kernel/masking.ts'
import {
  bulletList,
  cardStatus,
  link,
  maskedValue,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  timeline,
  verbatim,
} from '#ui/components.ts'
import { type HeldOldCard, oldCardsPart } from '#modules/credential/index.ts'
import { formatDate, formatDateTime } from '#ui/i18n/format.ts'
import type { Language } from '#ui/i18n/language.ts'
import { actionHref, isOnline } from './action-paths.ts'
import type { HolderCard } from './holder-card.ts'
import { cardMessages as t } from './messages.ts'
import { stepName } from './messages-actions.ts'
import { eCardMessages as eCardWords } from './messages-e-card.ts'
import { articleDetails, shortArticleName } from './messages-law.ts'
import { bankMeaning, bankPart, socialMeaning, socialPart } from './messages-status.ts'
import type { View } from './pages-loss.ts'
import type { CardEvent } from './store-history.ts'

export interface DetailsData {
  readonly language: Language
  readonly card: HolderCard
  /** Exactly as in the register. */
  readonly holderName: string
  readonly socialSecurityNumber: string | undefined
  readonly cardNumber: string
  readonly city: string
  readonly bank: string
  readonly history: readonly CardEvent[]
  /** Old cards that this one has taken in. */
  readonly oldCards: readonly HeldOldCard[]
}

const facts = (data: DetailsData): Html => {
  const { language, card, socialSecurityNumber: number } = data
  const label = t(language, 'socialSecurityNumber')
  const rows = [
    { key: t(language, 'holder'), value: verbatim(data.holderName) },
    ...(number === undefined
      ? []
      : [
          {
            key: label,
            value: maskedValue({
              language,
              label,
              masked: maskIdentityNumber(number),
              full: number,
            }),
          },
        ]),
    {
      key: t(language, 'cardNumber'),
      value: maskedValue({
        language,
        label: t(language, 'cardNumber'),
        masked: maskCardNumber(data.cardNumber),
        full: data.cardNumber,
      }),
    },
    { key: t(language, 'city'), value: verbatim(data.city) },
    ...(card.issuedOn === undefined
      ? []
      : [{ key: t(language, 'issuedOn'), value: formatDate(language, card.issuedOn) }]),
    { key: t(language, 'bank'), value: verbatim(data.bank) },
    ...(card.accountTail === undefined
      ? []
      : [{ key: t(language, 'account'), value: verbatim(card.accountTail) }]),
  ]
  return html`${[
    sectionHeading(t(language, 'facts')),
    summaryList({ rows }),
    paragraph(t(language, 'secret'), 'quiet'),
  ]}`
}

const states = ({ language, card }: DetailsData): Html => {
  const { social, bank } = card
  // Chinese has no space between sentences.
  const gap = language === 'en' || language === 'pt' ? ' ' : ''
  const since = (at: Temporal.Instant | undefined): string =>
    at === undefined
      ? ''
      : `${gap}${t(language, 'reportedAt', { at: formatDateTime(language, at) })}`
  const until =
    social.lossEndsAt === undefined
      ? ''
      : `${gap}${t(language, 'endsAt', { at: formatDateTime(language, social.lossEndsAt) })}`
  return html`${[
    sectionHeading(t(language, 'states')),
    cardStatus({
      language,
      social: socialPart(language, social.status),
      bank: bankPart(language, bank.status),
    }),
    summaryList({
      rows: [
        {
          key: t(language, 'social'),
          value: `${socialMeaning(language, social.status)}${since(social.lossReportedAt)}${until}`,
        },
        {
          key: t(language, 'bankSide'),
          value: `${bankMeaning(language, bank.status)}${since(bank.lossReportedAt)}`,
        },
      ],
    }),
  ]}`
}

/** What the transition tables let the holder do now: here, and at a counter. */
const possible = ({ language, card }: DetailsData): Html => {
  const online = card.social.possible.filter((action) => isOnline(action, card))
  const counter = card.social.possible.filter((action) => !isOnline(action, card))
  const separator = language === 'en' || language === 'pt' ? ', ' : '、'
  const list = counter.map((action) => stepName(language, 'social', action)).join(separator)
  return html`${[
    sectionHeading(t(language, 'possible')),
    bulletList([
      ...online.map((action) =>
        link({
          href: actionHref(action, card) ?? '/me',
          text: stepName(language, 'social', action),
        }),
      ),
      link({ href: '/me/devices', text: t(language, 'devices') }),
      link({ href: '/me/e-card', text: eCardWords(language, 'title') }),
    ]),
    counter.length > 0 && [
      paragraph(t(language, 'counter', { list })),
      paragraph(link({ href: '/places?kind=serviceHall', text: t(language, 'findOutlet') })),
    ],
  ]}`
}

const ACTED: Readonly<Record<string, 'holderActed' | 'agentActed' | 'staffActed'>> = {
  holder: 'holderActed',
  agent: 'agentActed',
  staff: 'staffActed',
}

const history = ({ language, history: events }: DetailsData): Html =>
  html`${[
    sectionHeading(t(language, 'history')),
    events.length === 0
      ? paragraph(t(language, 'noHistory'))
      : timeline({
          language,
          headingLevel: 3,
          items: events.map(({ at, axis, action, basis, actorKind }) => ({
            title: stepName(language, axis, action),
            byline: t(language, ACTED[actorKind] ?? 'systemActed'),
            at,
            description: shortArticleName(language, basis),
          })),
        }),
  ]}`

/** 卡详情: everything about the card, and what can be done with it. */
export const detailsPage = (data: DetailsData): View => {
  const { language } = data
  return {
    title: t(language, 'title'),
    main: html`${[
      pageHeading(t(language, 'title')),
      states(data),
      possible(data),
      facts(data),
      oldCardsPart(language, data.oldCards),
      history(data),
      articleDetails(language, 'CARD-15'),
    ]}`,
  }
}
