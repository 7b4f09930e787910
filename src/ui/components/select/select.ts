import { html, type Html } from '#kernel/html.ts'
import { attributes, classes } from '../attributes.ts'
import { field, type FieldOptions } from '../field/field.ts'

export interface SelectItem {
  /** Absent: the text is the value. */
  readonly value?: string | undefined
  readonly text: string
  readonly disabled?: boolean | undefined
}

export interface SelectOptions extends FieldOptions {
  readonly items: readonly SelectItem[]
  /** The chosen value. */
  readonly value?: string | undefined
}

/** A choice out of many; for up to about ten, radios are kinder. */
export const select = (options: SelectOptions): Html =>
  field(
    options,
    ({ id, describedBy, invalid }) =>
      html`<select${attributes({
        class: classes('govuk-select', invalid && 'govuk-select--error'),
        id,
        name: options.name,
        'aria-describedby': describedBy,
        'aria-invalid': invalid ? 'true' : undefined,
      })}>${options.items.map(
        (item) =>
          html`<option${attributes({
            value: item.value,
            selected: options.value !== undefined && (item.value ?? item.text) === options.value,
            disabled: item.disabled,
          })}>${item.text}</option>`,
      )}</select>`,
  )
