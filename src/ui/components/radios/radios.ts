import { html, type Html } from '#kernel/html.ts'
import { classes } from '../attributes.ts'
import { choice, choiceId, type Choice, type Divider } from '../field/choices.ts'
import { fieldGroup, type GroupOptions } from '../field/field.ts'

export interface RadiosOptions extends GroupOptions {
  readonly items: readonly (Choice | Divider)[]
  /** The chosen value. */
  readonly value?: string | undefined
  readonly layout?: 'inline' | 'small' | undefined
}

/** One choice out of a few. */
export const radios = (options: RadiosOptions): Html =>
  fieldGroup(
    options,
    ({ id: prefix }) =>
      html`<div class="${classes(
        'govuk-radios',
        options.layout && `govuk-radios--${options.layout}`,
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
