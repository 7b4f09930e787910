import { html, type Html } from '#kernel/html.ts'
import { attributes, classes } from '../attributes.ts'
import { field, type FieldOptions } from '../field/field.ts'

export interface FileUploadOptions extends FieldOptions {
  /** Kinds of file that the picker offers first, such as `.txt`; the server judges the content. */
  readonly accept?: string | undefined
}

/** A file from the person's own machine; its form is a multipart one. */
export const fileUpload = (options: FileUploadOptions): Html =>
  field(
    options,
    ({ id, describedBy, invalid }) =>
      html`<input${attributes({
        class: classes('govuk-file-upload', invalid && 'govuk-file-upload--error'),
        id,
        name: options.name,
        type: 'file',
        accept: options.accept,
        'aria-describedby': describedBy,
        'aria-invalid': invalid ? 'true' : undefined,
      })}>`,
  )
