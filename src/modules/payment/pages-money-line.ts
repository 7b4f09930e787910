import { type Content, html, type Html } from '#kernel/html.ts'
import { provinceDate } from '#kernel/period.ts'
import {
  backLink,
  insetText,
  money,
  pageHeading,
  paragraph,
  sectionHeading,
  smallHeading,
  type Step,
  stepList,
  summaryList,
  tag,
  type TagColour,
  verbatim,
  warningText,
} from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import type { Language } from '#ui/i18n/language.ts'
import { openingText } from '#ui/opening-hours.ts'
import { articleDetails } from '#modules/card/index.ts'
import type { Outlet } from '#modules/organisation/index.ts'
import { lineMessages as t, moneyMessages, moneyStates } from './messages-money.ts'
import { hasFailed, type MoneyLine, type MoneyState, type ToldMoney } from './money-item.ts'
import {
  accountText,
  agencyName,
  linePath,
  MONEY_PATH,
  type MoneyView,
  periodText,
  programmeName,
  titleOf,
  unknownText,
  type View,
  wayOut,
  whyText,
} from './pages-money-parts.ts'
import { askForVisit, type HomeVisit, visitText } from './pages-money-visit.ts'

const COLOURS = {
  reviewing: 'blue',
  onItsWay: 'blue',
  unknown: 'orange',
  paid: 'green',
  failed: 'red',
  cameBack: 'red',
} as const satisfies Record<MoneyState, TagColour>

/** Steps of a line that can be told, each with its day once it has been taken. */
type StepKey =
  | 'made'
  | 'checked'
  | 'released'
  | 'sent'
  | 'booked'
  | 'failed'
  | 'returned'
  | 'stopped'
type Mark = readonly [StepKey, Temporal.Instant | undefined]

/** How the last mile ended: arrived, or not; with what came back after it had arrived. */
const ends = ({ status, sentAt, endedAt, returnedAt }: MoneyLine): readonly Mark[] => {
  if (status === 'cancelled') return [['stopped', endedAt]]
  if (status === 'rejected')
    return [
      ['sent', sentAt],
      ['failed', endedAt],
    ]
  const booked: readonly Mark[] = [
    ['sent', sentAt],
    ['booked', endedAt],
  ]
  return status === 'returned' ? [...booked, ['returned', returnedAt]] : booked
}

/** 办到哪一步: each step with its day; the first that has none is where it stands. */
const stepsOf = (language: Language, line: MoneyLine): Html => {
  const marks: readonly Mark[] = [
    ['made', line.madeAt],
    ['checked', line.checkedAt],
    ['released', line.releasedAt],
    ...ends(line),
  ]
  const shown = line.status === 'cancelled' ? marks.filter(([, at]) => at !== undefined) : marks
  const current = shown.findIndex(([, at]) => at === undefined)
  return stepList({
    language,
    steps: shown.map(([key, at], i): Step => {
      const title = t(language, key)
      if (at === undefined) return { title, state: i === current ? 'current' : 'next' }
      return { title, state: 'done', text: formatDate(language, provinceDate(at)) }
    }),
  })
}

const trouble = (view: MoneyView, told: ToldMoney): Content => {
  const { language } = view
  const { bankWords, reasonCode } = told.line
  if (told.state === 'unknown') return warningText({ language, text: unknownText(view, told) })
  if (!hasFailed(told)) return undefined
  return insetText({
    text: [
      whyText(view, told),
      reasonCode === 'R99' &&
        bankWords !== '' &&
        paragraph(t.html(language, 'bankWords', { words: verbatim(bankWords) })),
      wayOut(view, told, true),
    ],
  })
}

const facts = (view: MoneyView, { line, state }: ToldMoney): Html => {
  const { language, money: known } = view
  const household = known.names.programmes.get(line.programmeCode)?.household === true
  const agency = verbatim(agencyName(view, line.ownerAgency))
  return summaryList({
    rows: [
      { key: t(language, 'amount'), value: money(language, line.amountFen) },
      {
        key: moneyMessages(language, 'filterProgramme'),
        value: programmeName(view, line.programmeCode),
      },
      { key: t(language, 'period'), value: periodText(language, line.payPeriod) },
      { key: t(language, 'payOn'), value: formatDate(language, line.payOn) },
      {
        key: t(language, 'account'),
        value: accountText(view, { bankCode: line.bankCode, tail: line.accountTail }),
      },
      ...(household
        ? [{ key: t(language, 'payee'), value: moneyMessages(language, 'household') }]
        : []),
      {
        key: t(language, 'state'),
        value: tag({ text: moneyStates(language, state), colour: COLOURS[state] }),
      },
      { key: t(language, 'askWhom'), value: t.html(language, 'askText', { agency }) },
    ],
  })
}

/** 一笔钱: where it stands, whom to ask, by which article. */
export const linePage = (view: MoneyView, told: ToldMoney, visit: HomeVisit | undefined): View => {
  const { language } = view
  const { lines } = told.item
  const shown = lines.slice(0, lines.indexOf(told.line) + 1)
  const title = titleOf(view, told)
  return {
    title,
    beforeMain: backLink({ language, href: MONEY_PATH }),
    main: html`${[
      pageHeading(title),
      trouble(view, told),
      hasFailed(told) && visitText(language, visit),
      facts(view, told),
      sectionHeading(t(language, 'steps')),
      shown.map((line, i) => [
        shown.length > 1 &&
          smallHeading(i === 0 ? t(language, 'first') : t(language, 'again', { n: i + 1 })),
        stepsOf(language, line),
      ]),
      articleDetails(language, 'YKT-13'),
    ]}`,
  }
}

/** 去哪个网点: outlets of the bank that keeps the account, in neutral order. */
export const outletsPage = (
  view: MoneyView,
  told: ToldMoney,
  {
    bank,
    outlets,
    visit,
  }: {
    readonly bank: string
    readonly outlets: readonly Outlet[]
    readonly visit: HomeVisit | undefined
  },
): View => {
  const { language } = view
  return {
    title: t(language, 'outlets'),
    beforeMain: backLink({ language, href: linePath(told) }),
    main: html`${[
      pageHeading(t(language, 'outlets'), titleOf(view, told)),
      paragraph(t.html(language, 'outletsLead', { bank: verbatim(bank) }), 'lead'),
      paragraph(t(language, 'outletsAfter')),
      askForVisit(language, told, visit),
      sectionHeading(t(language, 'near')),
      outlets.length === 0 && paragraph(t(language, 'noOutlets')),
      outlets.map((outlet) =>
        summaryList({
          card: { title: outlet.name[language] },
          rows: [
            { key: t(language, 'address'), value: verbatim(outlet.address) },
            { key: t(language, 'hours'), value: openingText(language, outlet.openingHours) },
            { key: t(language, 'phone'), value: outlet.phone },
          ],
        }),
      ),
    ]}`,
  }
}
