/** Markup that is already safe to send. Only `html` and `trusted` make one. */
export class Html {
  readonly #markup: string
  constructor(markup: string) {
    this.#markup = markup
  }
  toString(): string {
    return this.#markup
  }
}

/** What may stand in a placeholder of `html`; `undefined`, `null` and `false` render nothing. */
export type Content =
  | Html
  | string
  | number
  | bigint
  | false
  | null
  | undefined
  | readonly Content[]

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escape = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character)

const render = (content: Content): string => {
  if (content instanceof Html) return content.toString()
  if (content === undefined || content === null || content === false) return ''
  if (typeof content === 'string') return escape(content)
  if (typeof content === 'number' || typeof content === 'bigint') return String(content)
  return content.map(render).join('')
}

/** The one way to markup: everything in a placeholder that is not `Html` is escaped. */
export const html = (strings: TemplateStringsArray, ...values: readonly Content[]): Html =>
  new Html(strings.reduce((markup, string, i) => markup + render(values[i - 1]) + string))

/** Marks a string as safe. For constant markup of our own files only (SVG drawings, icons). */
export const trusted = (markup: string): Html => new Html(markup)
