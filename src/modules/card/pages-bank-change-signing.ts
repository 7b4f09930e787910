import { html, type Content } from '#kernel/html.ts'
import {
  backLink,
  button,
  buttonGroup,
  form,
  insetText,
  link,
  notificationBanner,
  pageHeading,
  paragraph,
  sectionHeading,
  summaryList,
  type SummaryRow,
} from '#ui/components.ts'
import type { Language } from '#ui/i18n/language.ts'
import { type ConsentText, filledText } from '#modules/consent/index.ts'
import type { Outlet } from '#modules/organisation/index.ts'
import type { Moment } from './bank-change.ts'
import type { AffectedProgramme } from './bank-change-impact.ts'
import type { Fee } from './fees.ts'
import { bankChangeMessages, signingMessages as t } from './messages-bank-change.ts'
import { articleDetails } from './messages-law.ts'
import type { Delivery } from './order.ts'
import {
  BANK_CHANGE_PATH,
  bankChangePath,
  type BankNames,
  deliveryText,
  feeText,
  questionPage,
  type Reader,
} from './pages-bank-change.ts'
import {
  momentAdvice,
  momentField,
  programmeName,
  programmesField,
} from './pages-bank-change-fields.ts'
import type { View } from './pages-loss.ts'

/** 选择项目: empty boxes; 全部选上 is a button that needs no script. */
export const programmesPage = (
  reader: Reader,
  options: {
    readonly banks: BankNames
    readonly affected: readonly AffectedProgramme[]
    /** What the holder ticked before; nobody ticks for them. */
    readonly chosen: readonly string[]
    readonly all: boolean
  },
): View => {
  const { language } = reader
  const { banks, affected, chosen, all } = options
  return questionPage(reader, {
    page: 'programmes',
    back: bankChangePath('collect'),
    title: t(language, 'programmes'),
    content: [
      paragraph(bankChangeMessages(language, 'step', { n: 3 }), 'quiet'),
      programmesField({ language, isPageHeading: true }, banks, affected, chosen),
      all && insetText({ text: t(language, 'allDone') }),
    ],
    more: all
      ? undefined
      : button({ text: t(language, 'all'), kind: 'secondary', name: 'all', value: '1' }),
  })
}

/** 什么时候换: both keep a batch on its way safe; neither is chosen beforehand. */
export const momentPage = (
  reader: Reader,
  options: {
    readonly chosen: readonly AffectedProgramme[]
    readonly moment: Moment | undefined
    readonly missing: boolean
  },
): View => {
  const { language } = reader
  const { chosen, moment, missing } = options
  const error = missing ? t(language, 'momentMissing') : undefined
  return questionPage(reader, {
    page: 'moment',
    back: bankChangePath('programmes'),
    title: t(language, 'moment'),
    error: error === undefined ? undefined : { text: error, href: '#moment' },
    content: [
      paragraph(bankChangeMessages(language, 'step', { n: 4 }), 'quiet'),
      momentField({ language, isPageHeading: true }, moment, error),
      sectionHeading(t(language, 'ifToday')),
      momentAdvice(language, chosen),
    ],
  })
}

export interface CheckData extends Reader {
  readonly banks: BankNames
  readonly fromBank: string
  readonly toBank: string
  readonly outlets: readonly Outlet[]
  readonly delivery: Delivery
  readonly chosen: readonly AffectedProgramme[]
  readonly staying: readonly AffectedProgramme[]
  /** Absent where nothing was chosen: there is nothing to time. */
  readonly moment: Moment | undefined
  readonly fee: Fee
  readonly workingDays: number
  readonly text: ConsentText
  readonly textChanged: boolean
  /** Makes the case once, however often the form is sent. */
  readonly key: string
}

const listOf = (language: Language, list: readonly AffectedProgramme[]): Content =>
  list.length === 0
    ? t(language, 'nothing')
    : list.map((one, i) => [i > 0 && html`<br>`, programmeName(language, one)])

const rowsOf = (data: CheckData): readonly SummaryRow[] => {
  const { language, banks, fromBank, toBank, outlets, delivery, moment } = data
  const bank = (code: string): string => banks.get(code)?.[language] ?? code
  const change = (page: string, about: string) => ({
    actions: [{ href: bankChangePath(page), text: t(language, 'change'), about }],
  })
  const words = {
    bank: bankChangeMessages(language, 'bank'),
    collect: bankChangeMessages(language, 'collect'),
    chosen: t(language, 'chosen'),
    moment: t(language, 'moment'),
  }
  return [
    { key: bankChangeMessages(language, 'fromBank'), value: bank(fromBank) },
    { key: words.bank, value: bank(toBank), ...change('bank', words.bank) },
    {
      key: words.collect,
      value: deliveryText(language, delivery, outlets),
      ...change('collect', words.collect),
    },
    {
      key: words.chosen,
      value: listOf(language, data.chosen),
      ...change('programmes', words.chosen),
    },
    { key: t(language, 'staying'), value: listOf(language, data.staying) },
    ...(moment === undefined
      ? []
      : [{ key: words.moment, value: t(language, moment), ...change('moment', words.moment) }]),
    { key: bankChangeMessages(language, 'fee'), value: feeText(language, data.fee) },
    {
      key: bankChangeMessages(language, 'limit'),
      value: bankChangeMessages(language, 'limitDays', { days: data.workingDays }),
    },
  ]
}

/** The very words of each permission, with the names filled in; the signature stands under them. */
const words = ({ language, banks, toBank, chosen, text }: CheckData): Content => {
  if (chosen.length === 0) return insetText({ text: t(language, 'nothingToRead') })
  const bank = banks.get(toBank)
  return [
    sectionHeading(t(language, 'read')),
    paragraph(t(language, 'readText')),
    chosen.map(({ paid: { programme } }) =>
      insetText({
        text: filledText(
          text.text,
          language,
          bank === undefined ? undefined : { programme: programme.name, bank },
        ),
      }),
    ),
  ]
}

/** 核对并签署 */
export const checkPage = (data: CheckData): View => {
  const { language, csrf, chosen, text, textChanged, key } = data
  return {
    title: t(language, 'check'),
    beforeMain: backLink({
      language,
      href: bankChangePath(chosen.length === 0 ? 'programmes' : 'moment'),
    }),
    main: html`${[
      textChanged && notificationBanner({ language, text: t(language, 'textChanged') }),
      paragraph(bankChangeMessages(language, 'step', { n: 5 }), 'quiet'),
      pageHeading(t(language, 'check')),
      summaryList({ rows: rowsOf(data) }),
      words(data),
      form({
        action: bankChangePath('sign'),
        method: 'post',
        csrf,
        hidden: {
          key,
          version: String(text.version),
          language: text.language,
          digest: text.digest,
        },
        content: buttonGroup(
          button({ text: t(language, 'sign'), preventDoubleClick: true }),
          link({ href: BANK_CHANGE_PATH, text: t(language, 'later') }),
        ),
      }),
      articleDetails(language, 'YKT-19'),
    ]}`,
  }
}
