import { html, type Content, type Html } from '#kernel/html.ts'
import { attributes, classes } from '../attributes.ts'

export type ButtonKind = 'primary' | 'secondary' | 'warning' | 'inverse'

interface ButtonLook {
  readonly text: Content
  readonly kind?: ButtonKind | undefined
  /** An arrow after the text: the first step of a journey. */
  readonly start?: boolean | undefined
  readonly id?: string | undefined
}

export interface ButtonOptions extends ButtonLook {
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly type?: 'submit' | 'button' | 'reset' | undefined
  readonly disabled?: boolean | undefined
  /** Ignore a second press within a second; the server is idempotent anyway. */
  readonly preventDoubleClick?: boolean | undefined
}

export interface LinkButtonOptions extends ButtonLook {
  readonly href: string
}

const startIcon = html`<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg"
  width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path
  fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>`

const look = ({ kind = 'primary', start = false, id }: ButtonLook): Html =>
  attributes({
    class: classes(
      'govuk-button',
      kind !== 'primary' && `govuk-button--${kind}`,
      start && 'govuk-button--start',
    ),
    'data-module': 'govuk-button',
    id,
  })

const content = ({ text, start = false }: ButtonLook): Content =>
  start ? [html`<span>${text}</span>`, startIcon] : text

/** A button that submits its form. */
export const button = (options: ButtonOptions): Html =>
  html`<button${attributes({
    type: options.type ?? 'submit',
    name: options.name,
    value: options.value,
    disabled: options.disabled,
    'aria-disabled': options.disabled === true ? 'true' : undefined,
    'data-prevent-double-click':
      options.preventDoubleClick === undefined ? undefined : String(options.preventDoubleClick),
  })}${look(options)}>${content(options)}</button>`

/** A link that starts something and looks like a button. */
export const linkButton = (options: LinkButtonOptions): Html =>
  html`<a${attributes({ href: options.href, role: 'button', draggable: 'false' })}${look(
    options,
  )}>${content(options)}</a>`

/** Buttons and links side by side, below each other on a phone. */
export const buttonGroup = (...buttons: readonly Content[]): Html =>
  html`<div class="govuk-button-group">${buttons}</div>`
