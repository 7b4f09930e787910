import { html, type Content, type Html } from '#kernel/html.ts'
import {
  backLink,
  bulletList,
  button,
  errorSummary,
  form,
  link,
  linkButton,
  pageHeading,
  paragraph,
  radios,
  sectionHeading,
  smallHeading,
  summaryList,
  verbatim,
} from '#ui/components.ts'
import { formatDate, formatMoney } from '#ui/i18n/format.ts'
import type { Language, Text } from '#ui/i18n/language.ts'
import { openingText } from '#ui/opening-hours.ts'
import type { Account } from '#modules/account/index.ts'
import { bankChooser, type ShownBanks } from '#modules/bank/index.ts'
import type { Outlet } from '#modules/organisation/index.ts'
import type { AffectedProgramme } from './bank-change-impact.ts'
import type { Fee } from './fees.ts'
import { bankChangeMessages as t } from './messages-bank-change.ts'
import { articleDetails } from './messages-law.ts'
import type { Delivery } from './order.ts'
import { previewList } from './pages-bank-change-preview.ts'
import type { View } from './pages-loss.ts'

export const BANK_CHANGE_PATH = '/me/change-bank'
export const bankChangePath = (page: string): string => `${BANK_CHANGE_PATH}/${page}`

/** Who reads, and the token of their forms. */
export interface Reader {
  readonly language: Language
  readonly csrf: string
}

export type BankNames = ReadonlyMap<string, Text>

/** An account as its holder knows it: the bank and the last digits. */
export const accountName = (language: Language, banks: BankNames, account: Account): string => {
  const bank = banks.get(account.bankCode)?.[language] ?? account.bankCode
  return account.tail === undefined ? bank : t(language, 'account', { bank, tail: account.tail })
}

/** Sentences side by side; Chinese has no space between them. */
export const sentences = (language: Language, list: readonly string[]): string =>
  list.join(language === 'en' || language === 'pt' ? ' ' : '')

/** Where a programme pays now and when next, and a batch that may be on its way. */
export const paidNow = (
  language: Language,
  banks: BankNames,
  { paid, choices }: AffectedProgramme,
): string => {
  const [next] = paid.nextPayDates
  const { underWay } = choices.now
  return sentences(language, [
    t(language, paid.needsAccount ? 'paidToClosed' : 'paidTo', {
      account: accountName(language, banks, paid.account),
    }),
    next === undefined
      ? t(language, 'noNext')
      : t(language, 'next', { date: formatDate(language, next) }),
    ...(underWay === undefined
      ? []
      : [t(language, 'batch', { date: formatDate(language, underWay) })]),
    ...(paid.change === undefined
      ? []
      : [t(language, 'moving', { account: accountName(language, banks, paid.change.toAccount) })]),
  ])
}

/** 免费, or how much. */
export const feeText = (language: Language, { feeFen }: Fee): string =>
  feeFen === 0n ? t(language, 'free') : formatMoney(feeFen)

export interface StartData extends Reader {
  readonly banks: BankNames
  readonly affected: readonly AffectedProgramme[]
  readonly fee: Fee
  readonly workingDays: number
  /** For how many days the former account is watched, and answers are kept. */
  readonly watchDays: number
  readonly draftDays: number
  /** Whether an earlier change can be looked at. */
  readonly earlier: boolean
  /** The moment for which the payments to come are told. */
  readonly at: Temporal.Instant
}

const impact = ({ language, banks, affected, at }: StartData): Content => [
  sectionHeading(t(language, 'money')),
  affected.length === 0
    ? paragraph(t(language, 'noMoney'))
    : [
        paragraph(t(language, 'moneyText')),
        previewList({
          language,
          affected: affected.filter(({ possible }) => possible),
          moment: 'now',
          at,
          undecided: true,
        }),
        affected.map((one) => [
          smallHeading(one.paid.programme.name[language]),
          paragraph(paidNow(language, banks, one)),
        ]),
      ],
]

/** 能换吗、会怎样: what a change does to every payment, and what it cannot do. */
export const startPage = (data: StartData): View => {
  const { language, fee, workingDays, watchDays, draftDays, earlier } = data
  return {
    title: t(language, 'title'),
    beforeMain: backLink({ language, href: '/me' }),
    main: html`${[
      pageHeading(t(language, 'title')),
      paragraph(t(language, 'lead'), 'lead'),
      earlier &&
        paragraph(link({ href: bankChangePath('progress'), text: t(language, 'earlier') })),
      summaryList({
        rows: [
          { key: t(language, 'fee'), value: feeText(language, fee) },
          { key: t(language, 'limit'), value: t(language, 'limitDays', { days: workingDays }) },
        ],
      }),
      impact(data),
      sectionHeading(t(language, 'notCovered')),
      bulletList([
        t(language, 'notCoveredPay'),
        t(language, 'notCoveredBills'),
        t(language, 'notCoveredOther'),
      ]),
      paragraph(t(language, 'oldAccount', { days: watchDays })),
      linkButton({ href: bankChangePath('bank'), text: t(language, 'start'), start: true }),
      paragraph(t(language, 'saved', { days: draftDays }), 'quiet'),
      articleDetails(language, 'YKT-6'),
      articleDetails(language, 'YKT-19'),
    ]}`,
  }
}

/** What every question has: the way back, its errors, the form and the button. */
export const questionPage = (
  { language, csrf }: Reader,
  question: {
    readonly page: string
    readonly back: string
    readonly title: string
    readonly content: Content
    readonly hidden?: Readonly<Record<string, string>>
    readonly error?: { readonly text: string; readonly href: string } | undefined
    readonly more?: Content
  },
): View => ({
  title: question.title,
  beforeMain: backLink({ language, href: question.back }),
  main: html`${[
    question.error !== undefined && errorSummary({ language, errors: [question.error] }),
    form({
      action: bankChangePath(question.page),
      method: 'post',
      csrf,
      ...(question.hidden !== undefined && { hidden: question.hidden }),
      content: [question.content, button({ text: t(language, 'goOn') }), question.more],
    }),
  ]}`,
})

/** 选择银行: nothing chosen beforehand, in neutral order. */
export const bankPage = (
  reader: Reader,
  shown: ShownBanks,
  problem?: 'chooseOne' | 'bankGone',
): View => {
  const { language } = reader
  const text = problem && t(language, problem)
  return questionPage(reader, {
    page: 'bank',
    back: BANK_CHANGE_PATH,
    title: t(language, 'chooseBank'),
    hidden: { list: shown.id },
    error: text === undefined ? undefined : { text, href: '#bank' },
    content: [
      paragraph(t(language, 'step', { n: 1 }), 'quiet'),
      bankChooser({ language, shown, missing: problem !== undefined, isPageHeading: true }),
    ],
  })
}

/** An outlet, as the answer of a form names it. */
const OUTLET_PREFIX = 'outlet:'
export const deliveryValue = (delivery: Delivery): string =>
  delivery.to === 'mail' ? 'mail' : `${OUTLET_PREFIX}${delivery.outletCode}`

/** The answer of a form among the outlets that were offered; `undefined` for anything else. */
export const deliveryOf = (value: string, outlets: readonly Outlet[]): Delivery | undefined => {
  if (value === 'mail') return { to: 'mail' }
  const outlet = outlets.find(({ code }) => value === `${OUTLET_PREFIX}${code}`)
  return outlet === undefined ? undefined : { to: 'outlet', outletCode: outlet.code }
}

/** How the card comes, in a line. */
export const deliveryText = (
  language: Language,
  delivery: Delivery,
  outlets: readonly Outlet[],
): Content => {
  if (delivery.to === 'mail') return t(language, 'mail')
  const { outletCode } = delivery
  return verbatim(outlets.find(({ code }) => code === outletCode)?.name[language] ?? outletCode)
}

const outletHint = (language: Language, outlet: Outlet): Html =>
  html`${verbatim(outlet.address)}<br>${t.html(language, 'hours', {
    hours: openingText(language, outlet.openingHours),
    phone: outlet.phone,
  })}`

/** 怎么领卡: an outlet of the new bank in the city of the card, or by post. */
export const collectPage = (
  reader: Reader,
  options: {
    readonly outlets: readonly Outlet[]
    readonly delivery: Delivery | undefined
    readonly missing: boolean
  },
): View => {
  const { language } = reader
  const { outlets, delivery, missing } = options
  const error = missing ? t(language, 'collectMissing') : undefined
  return questionPage(reader, {
    page: 'collect',
    back: bankChangePath('bank'),
    title: t(language, 'collect'),
    error: error === undefined ? undefined : { text: error, href: '#delivery' },
    content: [
      paragraph(t(language, 'step', { n: 2 }), 'quiet'),
      radios({
        language,
        name: 'delivery',
        legend: t(language, 'collect'),
        legendSize: 'l',
        isPageHeading: true,
        hint: t(language, 'collectHint'),
        error,
        value: delivery && deliveryValue(delivery),
        items: [
          ...outlets.map((outlet) => ({
            value: deliveryValue({ to: 'outlet', outletCode: outlet.code }),
            text: outlet.name[language],
            hint: outletHint(language, outlet),
          })),
          { value: 'mail', text: t(language, 'mail'), hint: t(language, 'mailHint') },
        ],
      }),
    ],
  })
}
