import { html, type Content as Drawn, type Html } from '#kernel/html.ts'
import {
  backLink,
  button,
  errorSummary,
  form,
  input,
  pageHeading,
  radios,
  sectionHeading,
  select,
  textarea,
} from '#ui/components.ts'
import type { View } from '#ui/portal.ts'
import { feedWords } from '#modules/person/index.ts'
import type { TypedContent } from './content-form.ts'
import { programmeMessages as t, UNIT_WORDS } from './messages.ts'
import { CYCLE_WORDS, listWords as w } from './messages-lists.ts'
import { CYCLES, FEEDS, PAYEES, PROGRAMME_CLASSES, STANDARD_UNITS } from './programme.ts'

const language = 'zh-Hans' as const

interface ContentPage {
  readonly csrf: string
  readonly listId: string
  /** A programme that stands in the list keeps its code. */
  readonly isNew: boolean
  readonly typed: TypedContent
  readonly fault: string | undefined
}

const line = (
  { typed }: ContentPage,
  name: Exclude<keyof TypedContent, 'class' | 'payee' | 'cycle' | 'unit'>,
  label: string,
  more: { readonly width?: 3 | 5 | 10 | 20; readonly hint?: string; readonly suffix?: string } = {},
): Html => input({ language, name, label, value: typed[name], ...more })

const inFour = (
  data: ContentPage,
  names: readonly [keyof TypedContent, keyof TypedContent, keyof TypedContent, keyof TypedContent],
): Drawn => {
  const labels = [w.lineSimplified, w.lineTraditional, w.lineEnglish, w.linePortuguese]
  return names.map((name, i) =>
    input({ language, name, label: labels[i] ?? '', value: data.typed[name] }),
  )
}

const payFields = (data: ContentPage): Drawn => [
  radios({
    language,
    name: 'cycle',
    legend: w.cycle,
    legendSize: 's',
    layout: 'inline',
    value: data.typed.cycle,
    items: CYCLES.map((value) => ({ value, text: CYCLE_WORDS[value] })),
  }),
  line(data, 'payMonth', w.payMonth, { width: 3, hint: w.payMonthHint }),
  line(data, 'payDate', w.payDate, { width: 3 }),
  line(data, 'payYear', w.payYear, { width: 5, hint: w.payYearHint }),
]

const standardFields = (data: ContentPage): Drawn => [
  sectionHeading(t(language, 'standard')),
  line(data, 'amountYuan', w.amount, { width: 10, hint: w.amountHint, suffix: '元' }),
  select({
    language,
    name: 'unit',
    label: w.unit,
    value: data.typed.unit,
    items: STANDARD_UNITS.map((value) => ({ value, text: UNIT_WORDS[value] })),
  }),
  line(data, 'upperYuan', w.upper, { width: 10, hint: w.upperHint, suffix: '元' }),
  sectionHeading(w.words),
  inFour(data, ['wordsHans', 'wordsHant', 'wordsEn', 'wordsPt']),
]

const feedFields = (data: ContentPage): Drawn => [
  sectionHeading(w.feeds),
  FEEDS.map((feed) =>
    line(data, feed, feedWords(language, feed), { width: 5, suffix: '小时', hint: w.feedsHint }),
  ),
]

const whomFields = (data: ContentPage): Drawn => [
  radios({
    language,
    name: 'class',
    legend: w.class,
    legendSize: 's',
    layout: 'inline',
    value: data.typed.class,
    items: PROGRAMME_CLASSES.map((value) => ({ value, text: t(language, value) })),
  }),
  radios({
    language,
    name: 'payee',
    legend: w.payee,
    legendSize: 's',
    layout: 'inline',
    value: data.typed.payee,
    items: PAYEES.map((value) => ({ value, text: t(language, value) })),
  }),
]

/** 修改或者增补项目: one programme of a draft. */
export const contentPage = (data: ContentPage): View => {
  const { csrf, listId, isNew, typed, fault } = data
  const path = `/dept/programmes/lists/${listId}`
  const title = isNew ? w.addTitle : w.editTitle
  return {
    title,
    beforeMain: backLink({ language, href: path }),
    main: html`${[
      fault !== undefined && errorSummary({ language, errors: [{ text: fault }] }),
      pageHeading(title, isNew ? undefined : typed.code),
      form({
        action: `${path}/entries`,
        method: 'post',
        csrf,
        hidden: isNew ? { new: '1' } : { code: typed.code },
        content: [
          isNew && line(data, 'code', w.code, { width: 10 }),
          sectionHeading(w.nameLegend),
          inFour(data, ['nameHans', 'nameHant', 'nameEn', 'namePt']),
          sectionHeading(t(language, 'basis')),
          line(data, 'basisTitle', w.basisTitle),
          line(data, 'basisDocument', w.basisDocument, { width: 20 }),
          whomFields(data),
          payFields(data),
          line(data, 'noticeDays', w.notice, { width: 3, suffix: '天' }),
          standardFields(data),
          line(data, 'regions', w.regions),
          line(data, 'exclusions', w.exclusions, { hint: w.exclusionsHint }),
          feedFields(data),
          textarea({
            language,
            name: 'reason',
            label: w.reason,
            hint: w.reasonHint,
            value: typed.reason,
            rows: 2,
          }),
          button({ text: w.save, preventDoubleClick: true }),
        ],
      }),
    ]}`,
  }
}
