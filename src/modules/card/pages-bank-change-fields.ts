import type { Content, Html } from '#kernel/html.ts'
import { bulletList, checkboxes, details, radios, smallHeading } from '#ui/components.ts'
import { formatDate } from '#ui/i18n/format.ts'
import type { Language } from '#ui/i18n/language.ts'
import type { Moment } from './bank-change.ts'
import type { AffectedProgramme } from './bank-change-impact.ts'
import { signingMessages as t } from './messages-bank-change.ts'
import { type BankNames, paidNow } from './pages-bank-change.ts'

/** A question alone on its page is the heading of it; of several on one page each has its own. */
interface Place {
  readonly language: Language
  readonly isPageHeading: boolean
}

const look = ({ isPageHeading }: Place) =>
  isPageHeading
    ? ({ legendSize: 'l', isPageHeading } as const)
    : ({ legendSize: 'm', layout: 'small' } as const)

export const programmeName = (language: Language, { paid }: AffectedProgramme): string =>
  paid.programme.name[language]

/** 影响清单: a box for each programme with its next pay day. Nobody ticks for the holder. */
export const programmesField = (
  place: Place,
  banks: BankNames,
  affected: readonly AffectedProgramme[],
  chosen: readonly string[],
): Html => {
  const { language } = place
  return checkboxes({
    language,
    name: 'programmes',
    legend: t(language, 'programmes'),
    ...look(place),
    hint: t(language, 'programmesHint'),
    values: chosen,
    items: affected.map((one) => ({
      value: one.paid.programme.code,
      text: programmeName(language, one),
      hint: paidNow(language, banks, one),
      disabled: !one.possible,
    })),
  })
}

/** 切换时间: both keep a batch on its way safe; neither is chosen beforehand. */
export const momentField = (
  place: Place,
  moment: Moment | undefined,
  error: string | undefined,
): Html => {
  const { language } = place
  return radios({
    language,
    name: 'moment',
    legend: t(language, 'moment'),
    ...look(place),
    hint: t(language, 'momentHint'),
    error,
    value: moment,
    items: [
      {
        value: 'afterNextPayment',
        text: t(language, 'afterNextPayment'),
        hint: t(language, 'afterHint'),
      },
      { value: 'now', text: t(language, 'now'), hint: t(language, 'nowHint') },
    ],
  })
}

const ifToday = (language: Language, { choices }: AffectedProgramme): string[] => {
  const { now, afterNextPayment: after } = choices
  return [
    now.underWay === undefined
      ? t(language, 'ifNow')
      : t(language, 'ifNowBatch', { date: formatDate(language, now.underWay) }),
    ...(after === undefined
      ? []
      : [
          t(language, 'ifAfter', {
            date: formatDate(language, after.payOn),
            from: formatDate(language, after.on),
          }),
        ]),
  ]
}

/** 发放窗口: what either moment would do to each programme, were the new card in use today. */
export const momentAdvice = (language: Language, list: readonly AffectedProgramme[]): Content =>
  list.map((one) => [
    smallHeading(programmeName(language, one)),
    bulletList(ifToday(language, one)),
  ])

/** Which payments move and when, for a page that asks everything at once. */
export const bankChangeFields = (options: {
  readonly language: Language
  readonly banks: BankNames
  readonly affected: readonly AffectedProgramme[]
  readonly programmes: readonly string[]
  readonly moment: Moment | undefined
  readonly momentMissing: boolean
}): Content => {
  const { language, banks, affected, programmes, moment, momentMissing } = options
  const place = { language, isPageHeading: false }
  if (affected.length === 0) return undefined
  return [
    programmesField(place, banks, affected, programmes),
    momentField(place, moment, momentMissing ? t(language, 'momentMissing') : undefined),
    details({ summary: t(language, 'ifToday'), text: momentAdvice(language, affected) }),
  ]
}
