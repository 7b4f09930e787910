import { type Content, html, type Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import {
  bulletList,
  button,
  callOut,
  details,
  emptyState,
  link,
  linkButton,
  money,
  pageHeading,
  paragraph,
  sectionHeading,
  select,
  statement,
  timeline,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import { moneyMessages as t, moneyStates } from './messages-money.ts'
import { hasFailed, moneyOfMonth, paidOn, type ToldMoney } from './money-item.ts'
import {
  accountText,
  linePath,
  MONEY_PATH,
  type MoneyView,
  monthSentence,
  openMoney,
  permitPath,
  programmeName,
  titleOf,
  unknownText,
  type View,
  wayOut,
  whyText,
} from './pages-money-parts.ts'
import type { ExpectedMoney } from './read-money.ts'

export interface MoneyPageData extends MoneyView {
  /** The programme that the list is narrowed to. */
  readonly chosen: string | undefined
}

/** How many that have arrived stand on the first page; the others are in their years. */
const LATEST_PAID = 24
/** The elder edition keeps to six choices: two problems, the list, the years, the phone. */
const ELDER_OPEN = 2
const ELDER_PAID = 3

const paidIn = (list: readonly ToldMoney[]): readonly ToldMoney[] =>
  list
    .filter(({ state }) => state === 'paid')
    .toSorted((a, b) =>
      Temporal.PlainDate.compare(
        paidOn(b, provinceDate) ?? b.line.payOn,
        paidOn(a, provinceDate) ?? a.line.payOn,
      ),
    )

/** Years in which something arrived, the latest first. */
const yearsOf = (list: readonly ToldMoney[]): readonly number[] =>
  [...new Set(list.flatMap((told) => paidOn(told, provinceDate)?.year ?? []))].toSorted(
    (a, b) => b - a,
  )

/** A sum that somebody has to see to, loud enough to be seen first. */
const problem = (view: MoneyView, told: ToldMoney): Html => {
  const { language, elder } = view
  const headingLevel = elder ? 2 : 3
  // In the elder edition every link counts: the button alone leads on.
  const title = elder
    ? [titleOf(view, told), ' ', money(language, told.line.amountFen, 'plain')]
    : heading(view, told)
  return hasFailed(told)
    ? callOut({ title, headingLevel, text: whyText(view, told), action: wayOut(view, told) })
    : callOut({ title, headingLevel, sign: 'waiting', text: paragraph(unknownText(view, told)) })
}

const heading = (view: MoneyView, told: ToldMoney): Content => [
  link({ href: linePath(told), text: titleOf(view, told) }),
  ' ',
  money(view.language, told.line.amountFen),
]

const lineAccount = (view: MoneyView, { line }: ToldMoney): string =>
  t(view.language, 'to', {
    account: accountText(view, { bankCode: line.bankCode, tail: line.accountTail }),
  })

const underWay = (view: MoneyView, told: ToldMoney) => ({
  on: told.line.payOn,
  title: heading(view, told),
  at: told.line.payOn,
  description: moneyStates(view.language, told.state),
  byline: lineAccount(view, told),
})

const expectedItem = (view: MoneyView, { paid, payOn }: ExpectedMoney) => {
  const { language } = view
  const to = paid.change?.toAccount
  const account = to !== undefined && isReached(paid.change, payOn) ? to : paid.account
  return {
    on: payOn,
    title: programmeName(view, paid.programme.code),
    at: payOn,
    description: paid.needsAccount
      ? link({ href: permitPath(paid.programme.code), text: t(language, 'closed') })
      : t(language, 'expected'),
    byline: t(language, 'to', { account: accountText(view, account) }),
  }
}

/** Whether a change of account has taken effect by a pay day. */
const isReached = (change: ExpectedMoney['paid']['change'], payOn: Temporal.PlainDate): boolean =>
  change !== undefined && Temporal.PlainDate.compare(provinceDate(change.effectiveFrom), payOn) <= 0

const coming = (view: MoneyPageData, list: readonly ToldMoney[]): Content => {
  const { language, chosen, money: all } = view
  const expected = all.expected.filter(
    ({ paid }) => chosen === undefined || paid.programme.code === chosen,
  )
  const items = [
    ...list
      .filter(({ state }) => state === 'reviewing' || state === 'onItsWay')
      .map((told) => underWay(view, told)),
    ...expected.map((one) => expectedItem(view, one)),
  ].toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on))
  if (items.length === 0) return undefined
  return [
    sectionHeading(t(language, 'comingTitle')),
    timeline({ language, headingLevel: 3, items }),
  ]
}

const arrived = (view: MoneyView, list: readonly ToldMoney[]): Content => {
  const { language } = view
  const paid = paidIn(list)
  if (paid.length === 0) return undefined
  return [
    sectionHeading(t(language, 'paidTitle')),
    timeline({
      language,
      headingLevel: 3,
      items: paid.slice(0, LATEST_PAID).map((told) => ({
        title: heading(view, told),
        at: paidOn(told, provinceDate) ?? told.line.payOn,
        byline: lineAccount(view, told),
      })),
    }),
    paid.length > LATEST_PAID && paragraph(t(language, 'older'), 'quiet'),
  ]
}

/** One programme alone; a form that sends itself by GET, so that the list can be kept. */
const programmeFilter = (view: MoneyPageData): Content => {
  const { language, chosen, money: all } = view
  if (all.names.programmes.size < 2) return undefined
  return details({
    summary: t(language, 'filter'),
    open: chosen !== undefined,
    text: html`<form method="get" action="${MONEY_PATH}">${[
      select({
        language,
        name: 'programme',
        label: t(language, 'filterProgramme'),
        value: chosen ?? '',
        items: [
          { value: '', text: t(language, 'all') },
          ...[...all.names.programmes].map(([code, { name }]) => ({
            value: code,
            text: name[language],
          })),
        ],
      }),
      button({ text: t(language, 'show'), kind: 'secondary' }),
    ]}</form>`,
  })
}

const more = (view: MoneyView): Content => {
  const { language, own, money: all } = view
  const years = yearsOf(all.told)
  return [
    years.length > 0 && [
      sectionHeading(t(language, 'years')),
      bulletList(
        years.map((year) =>
          link({
            href: `${MONEY_PATH}/years/${year}`,
            text: t(language, 'yearOf', { year }),
          }),
        ),
      ),
    ],
    own &&
      all.programmes.length > 0 &&
      paragraph(link({ href: `${MONEY_PATH}/accounts`, text: t(language, 'accounts') })),
    details({ summary: t(language, 'householdSummary'), text: t(language, 'householdText') }),
  ]
}

const monthStatement = (view: MoneyView): Html => {
  const { language, money: all } = view
  const month = moneyOfMonth(all.told, all.today, provinceDate)
  const { arrived: title, missing } = monthSentence(language, month, 'exact')
  return statement({ title, text: missing })
}

/** 长辈版: the one sentence, what to do about what has not come, and few ways on. */
const elderMain = (view: MoneyPageData): Html => {
  const { language, money: all } = view
  const month = moneyOfMonth(all.told, all.today, provinceDate)
  const { arrived: title, missing } = monthSentence(language, month, 'plain')
  const open = openMoney(all.told)
  const [next] = all.expected
  const [year] = yearsOf(all.told)
  return html`${[
    pageHeading(t(language, 'title')),
    statement({ title, text: missing }),
    open.slice(0, ELDER_OPEN).map((told) => problem(view, told)),
    next !== undefined &&
      paragraph(
        t(language, 'next', {
          date: formatDate(language, next.payOn),
          name: programmeName(view, next.paid.programme.code),
        }),
      ),
    paidIn(all.told).length > 0 && [
      sectionHeading(t(language, 'paidTitle')),
      bulletList(
        paidIn(all.told)
          .slice(0, ELDER_PAID)
          .map((told) => [titleOf(view, told), ' ', money(language, told.line.amountFen, 'plain')]),
      ),
    ],
    linkButton({
      href: `${MONEY_PATH}?all=1`,
      text: t(language, 'seeAll'),
      kind: 'secondary',
    }),
    year !== undefined &&
      paragraph(
        link({ href: `${MONEY_PATH}/years/${year}`, text: t(language, 'yearOf', { year }) }),
      ),
    paragraph(link({ href: 'tel:12333', text: t(language, 'phone') })),
  ]}`
}

/** 我的钱: what failed first, then what comes, then what came. */
export const moneyPage = (view: MoneyPageData, all: boolean): View => {
  const { language, elder, chosen, money: known } = view
  const title = t(language, 'title')
  if (elder && !all && known.told.length > 0) return { title, main: elderMain(view) }
  const list = known.told.filter(
    ({ line }) => chosen === undefined || line.programmeCode === chosen,
  )
  const open = openMoney(list)
  const nothing = known.told.length === 0 && known.expected.length === 0
  return {
    title,
    main: html`${[
      pageHeading(title),
      nothing
        ? emptyState({ title: t(language, 'none'), text: t(language, 'noneText') })
        : monthStatement(view),
      open.length > 0 && [
        sectionHeading(t(language, 'failedTitle'), 'open'),
        open.map((told) => problem(view, told)),
      ],
      programmeFilter(view),
      coming(view, list),
      arrived(view, list),
      more(view),
    ]}`,
  }
}
