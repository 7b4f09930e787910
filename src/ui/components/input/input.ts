import { html, type Content, type Html } from '#kernel/html.ts'
import { attributes, classes } from '../attributes.ts'
import { field, type FieldOptions, type Wiring } from '../field/field.ts'

export interface InputOptions extends FieldOptions {
  readonly value?: string | undefined
  readonly type?: 'text' | 'tel' | 'email' | 'password' | 'search' | 'number' | 'url' | undefined
  /** Room for about so many characters. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined
  readonly autocomplete?: string | undefined
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'none' | undefined
  readonly autocapitalize?: string | undefined
  readonly pattern?: string | undefined
  readonly spellcheck?: boolean | undefined
  readonly disabled?: boolean | undefined
  /** Shown before the control and not read aloud, such as `¥`. */
  readonly prefix?: Content
  /** Shown after the control and not read aloud, such as `元`. */
  readonly suffix?: Content
  readonly maxLength?: number | undefined
}

const element = (options: InputOptions, { id, describedBy, invalid }: Wiring): Html =>
  html`<input${attributes({
    class: classes(
      'govuk-input',
      options.width && `govuk-input--width-${options.width}`,
      invalid && 'govuk-input--error',
    ),
    id,
    name: options.name,
    type: options.type ?? 'text',
    spellcheck: options.spellcheck === undefined ? undefined : String(options.spellcheck),
    value: options.value,
    disabled: options.disabled,
    'aria-describedby': describedBy,
    'aria-invalid': invalid ? 'true' : undefined,
    autocomplete: options.autocomplete,
    autocapitalize: options.autocapitalize,
    pattern: options.pattern,
    inputmode: options.inputMode,
    maxlength: options.maxLength,
  })}>`

const affix = (side: 'prefix' | 'suffix', text: Content): Html =>
  html`<div class="govuk-input__${side}" aria-hidden="true">${text}</div>`

/** One line of text. The server accepts any spelling; live input masks are not used. */
export const input = (options: InputOptions): Html =>
  field(options, (wiring) => {
    const { prefix, suffix } = options
    const control = element(options, wiring)
    if (prefix === undefined && suffix === undefined) return control
    return html`<div class="govuk-input__wrapper">${
      prefix !== undefined && affix('prefix', prefix)
    }${control}${suffix !== undefined && affix('suffix', suffix)}</div>`
  })
