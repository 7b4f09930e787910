import { html, type Content, type Html } from '#kernel/html.ts'
import { attributes } from '../attributes.ts'

/** A remark set apart from the running text. */
export const insetText = (options: {
  readonly text: Content
  readonly id?: string | undefined
}): Html =>
  html`<div${attributes({ id: options.id, class: 'govuk-inset-text' })}>${options.text}</div>`
