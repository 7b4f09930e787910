import { html, type Content, type Html } from '#kernel/html.ts'
import { defineMessages } from '../../i18n/messages.ts'
import type { Language } from '../../i18n/language.ts'
import { attributes, classes } from '../attributes.ts'

const t = defineMessages({
  error: { 'zh-Hans': '错误：', 'zh-Hant': '錯誤：', en: 'Error:', pt: 'Erro:' },
})

export type TextSize = 's' | 'm' | 'l' | 'xl'

/** What every form control has: a name, a label, perhaps a hint and an error. */
export interface FieldOptions {
  readonly language: Language
  readonly name: string
  /** Defaults to the name. */
  readonly id?: string | undefined
  readonly label: Content
  readonly labelSize?: TextSize | undefined
  /** The label is the page's one h1: for pages that ask one question. */
  readonly isPageHeading?: boolean | undefined
  readonly hint?: Content
  /** What is wrong and how to put it right; also wires the control to it. */
  readonly error?: Content
  readonly describedBy?: string | undefined
}

/** A group of controls under one legend; without a legend there is no fieldset. */
export interface GroupOptions extends Omit<FieldOptions, 'label' | 'labelSize' | 'id'> {
  /** Starts the ids of the controls; defaults to the name. */
  readonly idPrefix?: string | undefined
  readonly legend?: Content
  readonly legendSize?: TextSize | undefined
}

/** How a control is tied to its label, hint and error. */
export interface Wiring {
  readonly id: string
  readonly describedBy: string | undefined
  readonly invalid: boolean
}

const isThere = (content: Content): boolean =>
  content !== undefined && content !== null && content !== false && content !== ''

export const label = (options: {
  readonly text: Content
  readonly for?: string | undefined
  readonly size?: TextSize | undefined
  readonly isPageHeading?: boolean | undefined
  readonly also?: string | undefined
}): Html => {
  const name = classes('govuk-label', options.size && `govuk-label--${options.size}`, options.also)
  const drawn = html`<label${attributes({ class: name, for: options.for })}>${options.text}</label>`
  return options.isPageHeading === true
    ? html`<h1 class="govuk-label-wrapper">${drawn}</h1>`
    : drawn
}

export const hint = (options: {
  readonly text: Content
  readonly id?: string | undefined
  readonly also?: string | undefined
}): Html =>
  html`<div${attributes({ id: options.id, class: classes('govuk-hint', options.also) })}>${
    options.text
  }</div>`

export const errorMessage = (options: {
  readonly language: Language
  readonly text: Content
  readonly id?: string | undefined
}): Html =>
  html`<p${attributes({ id: options.id, class: 'govuk-error-message' })}><span
    class="govuk-visually-hidden">${t(options.language, 'error')}</span> ${options.text}</p>`

export const fieldset = (options: {
  readonly legend?: Content
  readonly legendSize?: TextSize | undefined
  readonly isPageHeading?: boolean | undefined
  readonly describedBy?: string | undefined
  readonly role?: string | undefined
  readonly content: Content
}): Html => {
  const { legend, legendSize } = options
  const name = classes(
    'govuk-fieldset__legend',
    legendSize && `govuk-fieldset__legend--${legendSize}`,
  )
  return html`<fieldset${attributes({
    class: 'govuk-fieldset',
    role: options.role,
    'aria-describedby': options.describedBy,
  })}>${
    isThere(legend) &&
    html`<legend class="${name}">${
      options.isPageHeading === true
        ? html`<h1 class="govuk-fieldset__heading">${legend}</h1>`
        : legend
    }</legend>`
  }${options.content}</fieldset>`
}

const wire = (
  options: Pick<FieldOptions, 'language' | 'hint' | 'error' | 'describedBy'>,
  id: string,
): { wiring: Wiring; notes: Html } => {
  const hintId = isThere(options.hint) ? `${id}-hint` : undefined
  const errorId = isThere(options.error) ? `${id}-error` : undefined
  const ids = classes(options.describedBy, hintId, errorId)
  return {
    wiring: { id, describedBy: ids === '' ? undefined : ids, invalid: errorId !== undefined },
    notes: html`${hintId !== undefined && hint({ id: hintId, text: options.hint })}${
      errorId !== undefined &&
      errorMessage({ language: options.language, id: errorId, text: options.error })
    }`,
  }
}

const formGroup = (invalid: boolean, content: Content): Html =>
  html`<div class="${classes('govuk-form-group', invalid && 'govuk-form-group--error')}">${
    content
  }</div>`

/** Label, hint, error and one control, tied together in the one place where that is done. */
export const field = (options: FieldOptions, control: (wiring: Wiring) => Html): Html => {
  const { wiring, notes } = wire(options, options.id ?? options.name)
  const { label: text, labelSize: size, isPageHeading } = options
  return formGroup(wiring.invalid, [
    label({ text, size, isPageHeading, for: wiring.id }),
    notes,
    control(wiring),
  ])
}

/** The same for several controls with one legend. */
export const fieldGroup = (
  options: GroupOptions & { readonly role?: string | undefined },
  controls: (wiring: Wiring) => Html,
): Html => {
  const { wiring, notes } = wire(options, options.idPrefix ?? options.name)
  const { legend, legendSize, isPageHeading, role } = options
  const content = [notes, controls(wiring)]
  return formGroup(
    wiring.invalid,
    isThere(legend)
      ? fieldset({
          legend,
          legendSize,
          isPageHeading,
          role,
          describedBy: wiring.describedBy,
          content,
        })
      : content,
  )
}
