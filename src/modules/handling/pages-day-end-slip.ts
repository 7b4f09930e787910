import { html } from '#kernel/html.ts'
import { backLink, buttonGroup, printButton, slip, type SummaryRow } from '#ui/components.ts'
import { formatCount, formatDate, formatDateTime, formatMoney } from '#ui/i18n/format.ts'
import { differenceOf } from './day-end.ts'
import type { CounterDay } from './end-day.ts'
import { dayWords as w } from './messages-day-end.ts'
import { DESK } from './pages-desk-frame.ts'
import type { View } from './pages-tracker.ts'
import type { DayEnd } from './store-day-end.ts'

const language = 'zh-Hans' as const

export const DAY_END = `${DESK}/day-end`

const signed = (text: string, isNegative: boolean): string => (isNegative ? text : `+${text}`)

/** `+1 张，−¥20.00`; nothing where both agree. */
export const differenceText = (blanks: number, fen: bigint): string =>
  [
    ...(blanks === 0 ? [] : [`${signed(formatCount(blanks), blanks < 0)} 张`]),
    ...(fen === 0n ? [] : [signed(formatMoney(fen), fen < 0n)]),
  ].join('，')

export const blankRows = ({ figures }: CounterDay): SummaryRow[] => [
  { key: w.before, value: `${figures.before} 张` },
  { key: w.received, value: `${figures.received} 张` },
  { key: w.used, value: `${figures.used} 张` },
  { key: w.spoiled, value: `${figures.spoiled} 张` },
  { key: w.expected, value: `${figures.expectedBlanks} 张` },
]

export const feeRows = ({ figures }: CounterDay): SummaryRow[] => [
  { key: w.due, value: formatMoney(figures.dueFen) },
  { key: w.taken, value: formatMoney(figures.expectedFen) },
]

/** Rows of a day that has ended, for its page and its sheet. */
export const endedRows = (one: DayEnd, names: ReadonlyMap<string, string>): SummaryRow[] => {
  const counted = { blanks: one.countedBlanks, fen: one.countedFen }
  const { blanks, fen } = differenceOf(one, counted)
  const difference = differenceText(blanks, fen)
  return [
    { key: w.actual, value: `${one.countedBlanks} 张，${formatMoney(one.countedFen)}` },
    ...(difference === '' ? [] : [{ key: w.difference, value: difference }]),
    ...(one.explanation === undefined ? [] : [{ key: w.reason, value: one.explanation }]),
    { key: w.countedBy, value: names.get(one.countedBy) },
    ...(one.confirmedBy === undefined
      ? []
      : [{ key: w.confirmedBy, value: names.get(one.confirmedBy) }]),
    { key: w.closedAt, value: formatDateTime(language, one.closedAt) },
    ...(one.note === '' ? [] : [{ key: w.note, value: one.note }]),
  ]
}

export interface DaySlip {
  readonly now: CounterDay
  readonly counterName: string
  readonly names: ReadonlyMap<string, string>
  readonly one: DayEnd
}

/** 日结单, to be signed and filed. */
export const dayEndSlip = (data: DaySlip): View => ({
  title: w.slipTitle,
  slip: true,
  beforeMain: backLink({ language, href: DAY_END }),
  main: html`${[
    slip({
      paper: 'a5',
      title: `${w.slipTitle} · ${data.counterName}`,
      number: { label: formatDate(language, data.now.day), value: data.now.counterCode },
      rows: [...blankRows(data.now), ...feeRows(data.now), ...endedRows(data.one, data.names)],
      notes: [w.signHere],
    }),
    buttonGroup(printButton({ language })),
  ]}`,
})
