import { html, type Html } from '#kernel/html.ts'
import { checkboxes, inLanguage, insetText } from '#ui/components.ts'
import type { Language } from '#ui/i18n/language.ts'
import { consentMessages as t } from './messages.ts'
import type { ConsentText } from './store-texts.ts'

export interface ConsentBox {
  readonly language: Language
  /** The name of the box in its form. */
  readonly name: string
  readonly text: ConsentText
  readonly legend?: string | undefined
  readonly hint?: string | undefined
  /** Ticked by whoever reads it, on these very words, and by nobody else before. */
  readonly ticked?: boolean | undefined
  readonly error?: string | false | undefined
  /** What the box says, where it is not the reader who agrees. */
  readonly label?: string | undefined
}

/** The words of a consent and an empty box under them (N11). */
export const consentBox = ({
  language,
  name,
  text,
  legend,
  hint,
  ticked = false,
  error,
  label = t(language, 'agree'),
}: ConsentBox): Html =>
  html`${[
    insetText({ text: inLanguage(text.language, text.text) }),
    checkboxes({
      language,
      name,
      ...(legend !== undefined && { legend, legendSize: 'm' }),
      ...(hint !== undefined && { hint }),
      values: ticked ? ['yes'] : [],
      error,
      items: [{ value: 'yes', text: label }],
    }),
  ]}`
