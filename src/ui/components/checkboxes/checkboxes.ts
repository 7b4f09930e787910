import { html, type Html } from '#kernel/html.ts'
import { classes } from '../attributes.ts'
import { choice, choiceId, type Choice, type Divider } from '../field/choices.ts'
import { fieldGroup, type GroupOptions } from '../field/field.ts'

export interface Checkbox extends Choice {
  /** Defaults to the name of the group. */
  readonly name?: string | undefined
  /** Ticking this one clears the others, such as 都不是. */
  readonly exclusive?: boolean | undefined
}

export interface CheckboxesOptions extends GroupOptions {
  readonly items: readonly (Checkbox | Divider)[]
  /** The ticked values. A permission box is never ticked for the holder. */
  readonly values?: readonly string[] | undefined
  readonly layout?: 'small' | undefined
}

/** Any number of choices. Without a legend, hint and error describe every box. */
export const checkboxes = (options: CheckboxesOptions): Html =>
  fieldGroup(
    options,
    ({ id: prefix, describedBy }) =>
      html`<div class="${classes(
        'govuk-checkboxes',
        options.layout && `govuk-checkboxes--${options.layout}`,
      )}" data-module="govuk-checkboxes">${options.items.map((item, index) =>
        'divider' in item
          ? html`<div class="govuk-checkboxes__divider">${item.divider}</div>`
          : choice(item, {
              block: 'govuk-checkboxes',
              type: 'checkbox',
              name: item.name ?? options.name,
              id: choiceId(item, prefix, index),
              checked: options.values?.includes(item.value) ?? false,
              describedBy: options.legend === undefined ? describedBy : undefined,
              behaviour: item.exclusive === true ? 'exclusive' : undefined,
            }),
      )}</div>`,
  )
