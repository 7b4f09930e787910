import type { Content, Html } from '#kernel/html.ts'
import { publicId } from '#kernel/ids.ts'
import { linkButton, money, paragraph, verbatim } from '#ui/components.ts'
import { formatDate, formatMonth } from '#ui/i18n/format.ts'
import type { Language, Text } from '#ui/i18n/language.ts'
import type { PageOptions } from '#ui/layout.ts'
import { moneyMessages as t } from './messages-money.ts'
import { fixOf, hasFailed, type MoneyFix, reasonOf, type ToldMoney } from './money-item.ts'
import type { HolderMoney } from './read-money.ts'
import { reasonButton, reasonSentence } from './holder-reason.ts'

export const MONEY_PATH = '/me/money'

export type View = Pick<PageOptions, 'title' | 'main' | 'beforeMain'>

/** What every page about money is made from. */
export interface MoneyView {
  readonly language: Language
  readonly elder: boolean
  /** Whether the holder reads; whoever acts for them sees the same and can do less. */
  readonly own: boolean
  readonly money: HolderMoney
  /** By which day somebody answers, by the item. */
  readonly due: ReadonlyMap<string, Temporal.PlainDate>
}

export const linePath = ({ item }: ToldMoney): string =>
  `${MONEY_PATH}/${publicId('line', item.id)}`

export const permitPath = (programmeCode: string): string =>
  `${MONEY_PATH}/accounts/${encodeURIComponent(programmeCode)}`

/** 2026年11月, 第四季度, 2026年, 一次性. */
export const periodText = (language: Language, period: string): string => {
  const [, year = '', quarter, month] = /^(\d{4})(?:-Q(\d)|-(\d\d))?$/.exec(period) ?? []
  if (year === '') return t(language, 'once')
  if (quarter !== undefined) return t(language, 'quarter', { year, n: quarter })
  if (month === undefined) return t(language, 'year', { year })
  return formatMonth(language, Temporal.PlainDate.from(`${year}-${month}-01`))
}

const nameIn = (language: Language, names: ReadonlyMap<string, Text>, code: string): string =>
  names.get(code)?.[language] ?? code

export const bankName = ({ language, money: { names } }: MoneyView, code: string): string =>
  nameIn(language, names.banks, code)

export const agencyName = ({ language, money: { names } }: MoneyView, code: string): string =>
  nameIn(language, names.agencies, code)

export const programmeName = ({ language, money: { names } }: MoneyView, code: string): string =>
  names.programmes.get(code)?.name[language] ?? code

/** 低保金（2026年11月） */
export const titleOf = (view: MoneyView, { line }: ToldMoney): string =>
  t(view.language, 'of', {
    name: programmeName(view, line.programmeCode),
    period: periodText(view.language, line.payPeriod),
  })

export const accountText = (
  view: MoneyView,
  account: { readonly bankCode: string; readonly tail: string | undefined },
): string => {
  const bank = bankName(view, account.bankCode)
  return account.tail === undefined
    ? bank
    : t(view.language, 'account', { bank, tail: account.tail })
}

/** Whether another account of the holder than the one that failed could be paid. */
const hasOther = ({ money: { accounts, programmes } }: MoneyView, { line }: ToldMoney): boolean => {
  const paid = programmes.find(({ programme }) => programme.code === line.programmeCode)
  return accounts.some(({ id, status }) => status === 'active' && id !== paid?.account.id)
}

const fixFor = (view: MoneyView, told: ToldMoney): MoneyFix =>
  fixOf(reasonOf(told), { otherAccount: hasOther(view, told), own: view.own })

/** Where each way out leads. */
const hrefOf = (told: ToldMoney, fix: Exclude<MoneyFix, 'askHolder'>): string => {
  switch (fix) {
    case 'visitBank':
      return `${linePath(told)}/outlets`
    case 'permit':
      return permitPath(told.line.programmeCode)
    case 'applyForCard':
      return '/me/apply'
    case 'correctName':
      return '/me/apply/changeData'
    case 'reportAlive':
      return '/places?kind=serviceHall'
    case 'wait':
      return linePath(told)
  }
}

const isPast = (view: MoneyView, day: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(day, view.money.today) < 0

/** Who is at it and by when, where there is nothing for the holder to do. */
const waiting = (view: MoneyView, told: ToldMoney): Content => {
  const { language, due } = view
  const day = due.get(told.item.id)
  if (day === undefined) return undefined
  const agency = verbatim(agencyName(view, told.line.ownerAgency))
  return paragraph(
    isPast(view, day)
      ? t.html(language, 'waitsLate', { agency })
      : t.html(language, 'waits', { agency, date: formatDate(language, day) }),
  )
}

/** 一句话: why a sum has not arrived, and who is at it where the holder can do nothing. */
export const whyText = (view: MoneyView, told: ToldMoney): Content => {
  const { language } = view
  const fix = fixFor(view, told)
  return [
    paragraph(reasonSentence(language, reasonOf(told))),
    told.state === 'cameBack' && paragraph(t(language, 'cameBack')),
    fix === 'wait' && !told.line.stopped && waiting(view, told),
    fix === 'askHolder' && paragraph(t(language, 'askHolder')),
  ]
}

/** 一个按钮: the way out; none where it would lead to the page it stands on, or to nothing. */
export const wayOut = (view: MoneyView, told: ToldMoney, inDetail = false): Html | undefined => {
  const { language } = view
  const fix = fixFor(view, told)
  if (fix === 'askHolder' || (inDetail && fix === 'wait')) return undefined
  const text = fix === 'applyForCard' ? t(language, fix) : reasonButton(language, reasonOf(told))
  return linkButton({ href: hrefOf(told, fix), text })
}

/** 银行还没有回复结果: what not to do, and by when we tell. */
export const unknownText = ({ language, due, money }: MoneyView, told: ToldMoney): string => {
  const day = due.get(told.item.id)
  return day === undefined || Temporal.PlainDate.compare(day, money.today) < 0
    ? t(language, 'unknownLate')
    : t(language, 'unknown', { date: formatDate(language, day) })
}

/** Sums that somebody has to see to: those that failed, and those nobody knows of. */
export const openMoney = (list: readonly ToldMoney[]): readonly ToldMoney[] =>
  list.filter((told) => hasFailed(told) || told.state === 'unknown')

/** 这个月到了…，还有…没到. */
export const monthSentence = (
  language: Language,
  { arrivedFen, missingFen }: { readonly arrivedFen: bigint; readonly missingFen: bigint },
  look: 'exact' | 'plain',
): { readonly arrived: Content; readonly missing: Html | undefined } => ({
  arrived:
    arrivedFen > 0n
      ? t.html(language, 'arrived', { amount: money(language, arrivedFen, look) })
      : t(language, 'nothing'),
  missing:
    missingFen > 0n
      ? t.html(language, 'missing', { amount: money(language, missingFen, look) })
      : undefined,
})
