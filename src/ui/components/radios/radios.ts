import { html, type Html } from '#kernel/html.ts'
import { classes } from '../attributes.ts'
import { choice, choiceId, type Choice, type Divider } from '../field/choices.ts'
import { fieldGroup, type GroupOptions } from '../field/field.ts'

export interface RadiosOptions extends GroupOptions {
  readonly items: readonly (Choice | Divider)[]
  /** The chosen value. */
  readonly value?: string | undefined
  /** In columns: a long list of short names on a dense page. */
  readonly layout?: 'inline' | 'small' | 'columns' | undefined
}

/** One choice out of a few. */
export const radios = (options: RadiosOptions): Html => {
  const layout = options.layout === 'columns' ? 'small' : options.layout
  return fieldGroup(
    options,
    ({ id: prefix }) =>
      html`<div class="${classes(
        'govuk-radios',
        layout && `govuk-radios--${layout}`,
        options.layout === 'columns' && 'ykt-columns',
      )}" data-module="govuk-radios">${options.items.map((item, index) =>
        'divider' in item
          ? html`<div class="govuk-radios__divider">${item.divider}</div>`
          : choice(item, {
              block: 'govuk-radios',
              type: 'radio',
              name: options.name,
              id: choiceId(item, prefix, index),
              checked: item.value === options.value,
            }),
      )}</div>`,
  )
}
