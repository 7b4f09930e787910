import { html, type Html } from '#kernel/html.ts'
import { attributes, classes } from '../attributes.ts'
import { field, type FieldOptions } from '../field/field.ts'

export interface TextareaOptions extends FieldOptions {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  readonly autocomplete?: string | undefined
  readonly spellcheck?: boolean | undefined
}

/** Several lines of text. */
export const textarea = (options: TextareaOptions): Html =>
  field(
    options,
    ({ id, describedBy, invalid }) =>
      html`<textarea${attributes({
        class: classes('govuk-textarea', invalid && 'govuk-textarea--error'),
        id,
        name: options.name,
        rows: options.rows ?? 5,
        spellcheck: options.spellcheck === undefined ? undefined : String(options.spellcheck),
        'aria-describedby': describedBy,
        'aria-invalid': invalid ? 'true' : undefined,
        autocomplete: options.autocomplete,
      })}>${options.value}</textarea>`,
  )
