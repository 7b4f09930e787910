import { html, type Html } from '#kernel/html.ts'
import { defineMessages } from '../../i18n/messages.ts'
import { attributes, classes } from '../attributes.ts'
import { fieldGroup, label, type GroupOptions } from '../field/field.ts'

const t = defineMessages({
  year: { 'zh-Hans': '年', 'zh-Hant': '年', en: 'Year', pt: 'Ano' },
  month: { 'zh-Hans': '月', 'zh-Hant': '月', en: 'Month', pt: 'Mês' },
  day: { 'zh-Hans': '日', 'zh-Hant': '日', en: 'Day', pt: 'Dia' },
})

export type DatePart = 'year' | 'month' | 'day'

export interface DateInputOptions extends GroupOptions {
  readonly values?: Readonly<Partial<Record<DatePart, string | undefined>>> | undefined
  /** The fields that are wrong; with an error and nothing here, all three. */
  readonly wrong?: readonly DatePart[] | undefined
  /** For a birthday: lets the browser fill in what it knows. */
  readonly birthday?: boolean | undefined
}

/** Day first in English and Portuguese, year first in Chinese. */
const order = (language: GroupOptions['language']): readonly DatePart[] =>
  language === 'en' || language === 'pt' ? ['day', 'month', 'year'] : ['year', 'month', 'day']

const part = (options: DateInputOptions, name: DatePart, invalid: boolean): Html => {
  const id = `${options.idPrefix ?? options.name}-${name}`
  const wrong = invalid && (options.wrong ?? order(options.language)).includes(name)
  return html`<div class="govuk-date-input__item"><div class="govuk-form-group">${label({
    text: t(options.language, name),
    for: id,
    also: 'govuk-date-input__label',
  })}<input${attributes({
    class: classes(
      'govuk-input govuk-date-input__input',
      `govuk-input--width-${name === 'year' ? 4 : 2}`,
      wrong && 'govuk-input--error',
    ),
    id,
    name: `${options.name}-${name}`,
    type: 'text',
    value: options.values?.[name],
    'aria-invalid': wrong ? 'true' : undefined,
    autocomplete: options.birthday === true ? `bday-${name}` : undefined,
    inputmode: 'numeric',
  })}></div></div>`
}

/** A date in three fields `name-year`, `name-month`, `name-day`; there is no calendar widget. */
export const dateInput = (options: DateInputOptions): Html =>
  fieldGroup(
    { ...options, role: 'group' },
    ({ id, invalid }) =>
      html`<div class="govuk-date-input" id="${id}">${order(options.language).map((name) =>
        part(options, name, invalid),
      )}</div>`,
  )
