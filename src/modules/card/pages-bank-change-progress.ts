import { html, type Content } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import {
  backLink,
  bulletList,
  button,
  buttonGroup,
  form,
  link,
  linkButton,
  pageHeading,
  panel,
  paragraph,
  printButton,
  sectionHeading,
  slip,
  type SlipPaper,
  type Step,
  stepList,
  summaryList,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatDate, formatDateTime } from '#ui/i18n/format.ts'
import type { Language } from '#ui/i18n/language.ts'
import type { PageOptions } from '#ui/layout.ts'
import { BANK_CHANGE_STEPS } from './bank-change.ts'
import { bankChangeMessages, signingMessages } from './messages-bank-change.ts'
import {
  progressMessages as t,
  stepMessages,
  waitingMessages,
} from './messages-bank-change-progress.ts'
import { articleDetails } from './messages-law.ts'
import {
  BANK_CHANGE_PATH,
  bankChangePath,
  type BankNames,
  type Reader,
} from './pages-bank-change.ts'
import { type AgencyNames, paymentList } from './pages-bank-change-payments.ts'
import type { CaseLink } from './pages-frame.ts'
import { receiptReference, type View } from './pages-loss.ts'
import type { HolderBankChange } from './read-bank-change.ts'

export interface ProgressData extends Reader {
  readonly banks: BankNames
  readonly agencies: AgencyNames
  readonly view: HolderBankChange
  /** Whether it has just been signed. */
  readonly signed: boolean
  /** Its case, by which it can be followed, printed and rated as any other. */
  readonly file: CaseLink | undefined
}

/** The number to quote: that of the case. */
const numberOf = ({ view, file }: Pick<ProgressData, 'view' | 'file'>): string =>
  file?.number ?? receiptReference(view.change.orderId)

const bankName = ({ language, banks }: Pick<ProgressData, 'language' | 'banks'>, code: string) =>
  banks.get(code)?.[language] ?? code

/** What has come to a halt, and what the holder can do about it. */
const halted = ({ language, csrf, view }: ProgressData): Content => {
  const { cardStatus, failure } = view.order
  if (cardStatus === 'failedProduction')
    return warningText({ language, text: t(language, 'productionFailed') })
  if (view.step !== 'account') return undefined
  if (!view.bankTakes) return warningText({ language, text: t(language, 'bankStopped') })
  if (cardStatus !== 'failedBank') return undefined
  const reason = failure?.reasonText ?? ''
  return [
    warningText({ language, text: t(language, 'bankRefused') }),
    reason !== '' && paragraph(t.html(language, 'bankSays', { reason: verbatim(reason) })),
    form({
      action: bankChangePath('retry'),
      method: 'post',
      csrf,
      content: button({ text: t(language, 'retry'), preventDoubleClick: true }),
    }),
  ]
}

const waitingText = (language: Language, view: HolderBankChange): string | undefined => {
  const { step, oldAccount } = view
  if (step === undefined || step === 'sign') return undefined
  if (step !== 'watch') return waitingMessages(language, step)
  const ends = oldAccount?.watchEndsAt
  if (ends === undefined) return undefined
  return waitingMessages(language, 'watch', { date: formatDate(language, provinceDate(ends)) })
}

const steps = ({ language, view }: Pick<ProgressData, 'language' | 'view'>): Content => {
  const { step, change } = view
  const current = step === undefined ? BANK_CHANGE_STEPS.length : BANK_CHANGE_STEPS.indexOf(step)
  const list = BANK_CHANGE_STEPS.map((code, i): Step => {
    const title = stepMessages(language, code)
    if (i > current) return { title, state: 'next' }
    const text =
      i === 0
        ? formatDateTime(language, change.signedAt)
        : i === current
          ? waitingText(language, view)
          : undefined
    return { title, state: i < current ? 'done' : 'current', text }
  })
  return [sectionHeading(t(language, 'steps')), stepList({ language, steps: list })]
}

const facts = (data: ProgressData): Content => {
  const { language, view } = data
  const { change, order } = view
  return summaryList({
    rows: [
      { key: t(language, 'number'), value: verbatim(numberOf(data)) },
      { key: bankChangeMessages(language, 'fromBank'), value: bankName(data, change.fromBank) },
      { key: bankChangeMessages(language, 'bank'), value: bankName(data, change.toBank) },
      { key: t(language, 'signedAt'), value: formatDateTime(language, change.signedAt) },
      {
        key: t(language, 'promise'),
        value: bankChangeMessages(language, 'limitDays', { days: order.promisedWorkingDays }),
      },
      ...(view.payments.some(({ chosen }) => chosen !== undefined)
        ? [{ key: t(language, 'moment'), value: signingMessages(language, change.moment) }]
        : []),
    ],
  })
}

const enabling = ({ language, csrf, view }: ProgressData): Content => {
  const { step, order } = view
  if (step !== 'collect' && step !== 'enable') return undefined
  if (step === 'collect' && order.order.delivery.to === 'outlet')
    return paragraph(t(language, 'enableLater'))
  return form({
    action: bankChangePath('enable'),
    method: 'post',
    csrf,
    content: button({ text: t(language, 'enable'), preventDoubleClick: true }),
  })
}

const slips = (language: Language): Content => [
  linkButton({ href: bankChangePath('slip'), text: t(language, 'slipA5'), kind: 'secondary' }),
  linkButton({
    href: `${bankChangePath('slip')}?paper=roll`,
    text: t(language, 'slipRoll'),
    kind: 'secondary',
  }),
]

const actions = (data: ProgressData): Content => {
  const { language, view, file } = data
  const { change, order, payments } = view
  // A permission is worth withdrawing as long as its payment has not moved.
  const permitted = payments.some(
    ({ chosen, consentWithdrawn, account }) =>
      chosen !== undefined && !consentWithdrawn && account?.id !== change.newAccountId,
  )
  return [
    sectionHeading(t(language, 'can')),
    enabling(data),
    buttonGroup(
      change.status !== 'withdrawn' && slips(language),
      file !== undefined && link({ href: file.href, text: t(language, 'file') }),
      order.order.state === 'open' &&
        link({ href: bankChangePath('withdraw'), text: t(language, 'withdraw') }),
      change.status !== 'withdrawn' &&
        permitted &&
        link({ href: '/me/consents', text: t(language, 'consents') }),
    ),
  ]
}

/** What is left of a change that did not come about. */
const endedPart = ({ language }: ProgressData): Content => [
  paragraph(t(language, 'takenBack'), 'lead'),
  paragraph(t(language, 'againText')),
  linkButton({ href: BANK_CHANGE_PATH, text: t(language, 'again') }),
]

/** 换银行进度: each step, each payment with what its department says, and what can be done now. */
export const progressPage = (data: ProgressData): View => {
  const { language, view, signed, banks, agencies } = data
  const ended = view.change.status === 'withdrawn'
  const done = view.change.status === 'switched' && view.step === undefined
  const number = [t(language, 'number'), html`<br>`, verbatim(numberOf(data))]
  return {
    title: t(language, 'title'),
    beforeMain: backLink({ language, href: '/me' }),
    main: html`${[
      signed && !ended
        ? panel({ title: t(language, 'signed'), text: number })
        : pageHeading(t(language, 'title')),
      ended
        ? endedPart(data)
        : [
            halted(data),
            done && paragraph(t(language, 'allDone'), 'lead'),
            steps(data),
            paymentList({ language, banks, agencies, view }),
            actions(data),
          ],
      facts(data),
      articleDetails(language, 'YKT-19'),
    ]}`,
  }
}

/** 换银行到哪一步: the steps, and each payment with what its department says, for other pages. */
export const bankChangeTracker = (
  data: Pick<ProgressData, 'language' | 'banks' | 'agencies' | 'view'> & {
    /** What pays the holder is shown to whoever has them or their case at hand. */
    readonly withPayments: boolean
  },
): Content => [steps(data), data.withPayments && paymentList(data)]

/** 撤回前再问一次. */
export const withdrawBankChangePage = ({ language, csrf }: Reader): View => ({
  title: t(language, 'withdrawTitle'),
  beforeMain: backLink({ language, href: bankChangePath('progress') }),
  main: html`${[
    pageHeading(t(language, 'withdrawTitle')),
    bulletList([t(language, 'withdrawCard'), t(language, 'withdrawMoney')]),
    form({
      action: bankChangePath('withdraw'),
      method: 'post',
      csrf,
      content: buttonGroup(
        button({ text: t(language, 'withdraw'), kind: 'warning', preventDoubleClick: true }),
        link({ href: bankChangePath('progress'), text: t(language, 'keep') }),
      ),
    }),
  ]}`,
})

/** 回执: what was signed, without a name, a number of a document or of an account. */
export const bankChangeSlipPage = (
  data: Pick<ProgressData, 'language' | 'banks' | 'view' | 'file'>,
  paper: SlipPaper,
): Pick<PageOptions, 'title' | 'beforeMain' | 'main' | 'slip'> => {
  const { language, view } = data
  const { change, order, payments } = view
  const count = payments.filter(({ chosen }) => chosen !== undefined).length
  return {
    title: t(language, 'receipt'),
    slip: true,
    beforeMain: backLink({ language, href: bankChangePath('progress') }),
    main: html`${[
      slip({
        paper,
        title: t(language, 'receipt'),
        number: { label: t(language, 'number'), value: numberOf(data) },
        rows: [
          { key: t(language, 'signedAt'), value: formatDateTime(language, change.signedAt) },
          { key: bankChangeMessages(language, 'fromBank'), value: bankName(data, change.fromBank) },
          { key: bankChangeMessages(language, 'bank'), value: bankName(data, change.toBank) },
          { key: signingMessages(language, 'chosen'), value: t(language, 'count', { count }) },
          {
            key: t(language, 'promise'),
            value: bankChangeMessages(language, 'limitDays', { days: order.promisedWorkingDays }),
          },
        ],
        notes: [t(language, 'slipNote'), t(language, 'hotline')],
      }),
      buttonGroup(printButton({ language })),
    ]}`,
  }
}
