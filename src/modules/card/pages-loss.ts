import { html, type Content, type Html } from '#kernel/html.ts'
import {
  backLink,
  bulletList,
  button,
  buttonGroup,
  details,
  errorSummary,
  form,
  insetText,
  link,
  pageHeading,
  panel,
  paragraph,
  radios,
  sectionHeading,
  summaryList,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatDateTime } from '#ui/i18n/format.ts'
import type { Language } from '#ui/i18n/language.ts'
import type { PageOptions } from '#ui/layout.ts'
import { isUsable } from './card.ts'
import type { LossEndAction, LossSides } from './loss.ts'
import type { HolderCard } from './holder-card.ts'
import { lossMessages as t } from './messages-loss.ts'
import { articleDetails } from './messages-law.ts'
import { bankPart, socialPart } from './messages-status.ts'
import type { CardEvent } from './store-history.ts'

/** What a page says; the portal puts it into its frame. */
export type View = Pick<PageOptions, 'title' | 'beforeMain' | 'main'>

export interface LossData {
  readonly language: Language
  readonly csrf: string
  readonly card: HolderCard
  /** What the issuing city does when the time is over, and when that would be. */
  readonly ending: { readonly action: LossEndAction; readonly at: Temporal.Instant }
}

const canStop = (card: HolderCard, side: 'social' | 'bank'): boolean =>
  side === 'social'
    ? card.social.possible.includes('reportTemporaryLoss')
    : card.bank.possible.includes('reportLoss')

/** How long it stays stopped, as the issuing city has it. */
const untilText = ({
  language,
  ending: { action, at },
}: Omit<LossData, 'csrf' | 'card'>): string => {
  if (action === 'keep') return t(language, 'untilKeep')
  const until = formatDateTime(language, at)
  return t(language, action === 'release' ? 'untilRelease' : 'untilFormal', { until })
}

const bankEffect = ({ language, card }: LossData, sides: LossSides): string | undefined => {
  if (canStop(card, 'bank')) return t(language, sides === 'both' ? 'effectBank' : 'effectBankOpen')
  if (sides === 'social') return undefined
  return t(language, 'effectBankAlready', { status: bankPart(language, card.bank.status).text })
}

/** The plain list of what pressing the button does. */
const effects = (data: LossData, sides: LossSides): Html => {
  const { language, card } = data
  const social = canStop(card, 'social')
    ? [t(language, 'effectSocial'), t(language, 'effectCodes'), untilText(data)]
    : []
  const bank = bankEffect(data, sides)
  return bulletList([...social, ...(bank === undefined ? [] : [bank])])
}

const stillWorks = ({ language }: LossData): Content => [
  sectionHeading(t(language, 'stillWorks')),
  bulletList([
    t(language, 'worksMoney'),
    t(language, 'worksDocument'),
    t(language, 'worksRestore'),
    t(language, 'venueSees'),
  ]),
]

const sidesField = (language: Language, error: boolean): Html =>
  radios({
    language,
    name: 'sides',
    legend: t(language, 'choose'),
    legendSize: 'm',
    error: error && t(language, 'chooseMissing'),
    items: [
      { value: 'both', text: t(language, 'chooseBoth') },
      { value: 'social', text: t(language, 'chooseSocial') },
    ],
  })

/** 卡丢了: one button that stops both sides, and below it the other way. */
export const lossPage = (data: LossData, missing = false): View => {
  const { language, csrf, card } = data
  const both = canStop(card, 'bank')
  const choice = form({
    action: '/me/card/loss',
    method: 'post',
    csrf,
    content: [
      sidesField(language, missing),
      button({ text: t(language, 'goOn'), kind: 'secondary' }),
    ],
  })
  return {
    title: t(language, 'title'),
    beforeMain: backLink({ language, href: '/me' }),
    main: html`${[
      missing &&
        errorSummary({
          language,
          errors: [{ text: t(language, 'chooseMissing'), href: '#sides' }],
        }),
      pageHeading(t(language, 'title')),
      paragraph(t(language, 'lead'), 'lead'),
      form({
        action: '/me/card/loss/confirm',
        method: 'post',
        csrf,
        hidden: { sides: 'both' },
        content: button({
          text: t(language, both ? 'stopBoth' : 'stopCard'),
          kind: 'warning',
          preventDoubleClick: true,
        }),
      }),
      sectionHeading(t(language, 'happens')),
      effects(data, 'both'),
      stillWorks(data),
      both && (missing ? choice : details({ summary: t(language, 'otherWay'), text: choice })),
      insetText({ text: t(language, 'phone') }),
      articleDetails(language, 'CARD-16'),
    ]}`,
  }
}

/** 核对: what was chosen, what follows from it, and the button that does it. */
export const lossCheckPage = (data: LossData, sides: LossSides): View => {
  const { language, csrf, card } = data
  return {
    title: t(language, 'check'),
    beforeMain: backLink({ language, href: '/me/card/loss' }),
    main: html`${[
      pageHeading(t(language, 'check'), t(language, 'title')),
      summaryList({
        rows: [
          { key: t(language, 'card'), value: verbatim(card.maskedCardNumber) },
          {
            key: t(language, 'side'),
            value: t(language, sides === 'both' ? 'chooseBoth' : 'chooseSocial'),
            actions: [
              { href: '/me/card/loss', text: t(language, 'change'), about: t(language, 'side') },
            ],
          },
        ],
      }),
      sectionHeading(t(language, 'happens')),
      effects(data, sides),
      stillWorks(data),
      form({
        action: '/me/card/loss/confirm',
        method: 'post',
        csrf,
        hidden: { sides },
        content: buttonGroup(
          button({ text: t(language, 'stopCard'), kind: 'warning', preventDoubleClick: true }),
          link({ href: '/me', text: t(language, 'leave') }),
        ),
      }),
    ]}`,
  }
}

/** `3F2A 91BC 04DE`: the end of an event's id, grouped so that it can be read out. */
export const receiptReference = (eventId: string): string =>
  eventId
    .slice(-12)
    .toUpperCase()
    .replaceAll(/(.{4})(?!$)/g, '$1 ')

const BANK_TEXTS = {
  waiting: 'bankWaiting',
  given: 'bankGiven',
  refused: 'bankRefused',
} as const

/** The bank side, and whether the bank itself has confirmed what was reported here. */
const bankText = (language: Language, { bank }: HolderCard): string => {
  const status = bankPart(language, bank.status).text
  if (bank.status !== 'bankLost' || bank.acknowledgement === 'none') return status
  return t(language, BANK_TEXTS[bank.acknowledgement], { status })
}

export interface ReceiptData extends Omit<LossData, 'csrf'> {
  /** The step that stopped the card, on either side; the newest. */
  readonly event: CardEvent
}

/** 回执: what was stopped, until when, and what comes next. */
export const lossReceiptPage = ({ language, card, ending, event }: ReceiptData): View => {
  const stopped = !isUsable(card.social.status)
  const until = untilText({ language, ending })
  return {
    title: t(language, stopped ? 'done' : 'doneBank'),
    main: html`${[
      panel({
        title: t(language, stopped ? 'done' : 'doneBank'),
        text: [t(language, 'reference'), ' ', verbatim(receiptReference(event.id))],
      }),
      summaryList({
        rows: [
          { key: t(language, 'at'), value: formatDateTime(language, event.at) },
          { key: t(language, 'card'), value: verbatim(card.maskedCardNumber) },
          { key: t(language, 'social'), value: socialPart(language, card.social.status).text },
          { key: t(language, 'bank'), value: bankText(language, card) },
          ...(card.social.status === 'temporarilyLost'
            ? [{ key: t(language, 'until'), value: until }]
            : []),
        ],
      }),
      card.bank.status === 'bankLost' &&
        card.bank.acknowledgement !== 'given' &&
        warningText({ language, text: t(language, 'nextBank') }),
      sectionHeading(t(language, 'next')),
      bulletList([
        t.html(language, 'nextFound', {
          link: link({ href: '/me/card/restore', text: t(language, 'restoreLink') }),
        }),
        t.html(language, 'nextLost', {
          link: link({ href: '/places?kind=serviceHall', text: t(language, 'outlets') }),
        }),
        t.html(language, 'nextNotMe', {
          link: link({ href: '/me/card/restore', text: t(language, 'restoreLink') }),
        }),
      ]),
      articleDetails(language, event.basis),
      paragraph(link({ href: '/me', text: t(language, 'home') })),
    ]}`,
  }
}
