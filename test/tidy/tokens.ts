import type { SourceFile } from './source.ts'

/**
 * A word of TypeScript. A template is cut at its placeholders into several tokens of kind
 * `template`, each with the tag that stood before it.
 */
export interface Token {
  readonly kind: 'name' | 'string' | 'template' | 'regex' | 'number' | 'mark'
  /** The word; of a string or a template, what stands between the quotes. */
  readonly text: string
  readonly line: number
  /** Whether it is the first of its line. */
  readonly first: boolean
  /** Of a template: the name before the backtick, such as `sql`. */
  readonly tag?: string | undefined
}

const PATTERN = {
  blank: /\s+/y,
  comment: /\/\/[^\n]*|\/\*[^]*?\*\//y,
  name: /[#\p{ID_Start}$_][\p{ID_Continue}$]*/uy,
  number: /\d[\w.]*/y,
  string: /'(?:[^'\\\n]|\\[^])*'|"(?:[^"\\\n]|\\[^])*"/y,
  regex: /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y,
  template: /(?:[^`\\$]|\\[^]|\$(?!\{))*(?:`|\$\{)/y,
  mark: /=>|\?\.|\.\.\.|[^]/y,
} as const

/** After these words a slash begins a regular expression, as it does after an operator. */
const BEFORE_REGEX = new Set(['return', 'case', 'typeof', 'in', 'of', 'await', 'yield', 'else'])

class Scanner {
  readonly tokens: Token[] = []
  readonly #text: string
  #at = 0
  #line = 1
  #lastLine = 0
  /** For every open brace: the tag of the template it is a placeholder of, or `null`. */
  readonly #braces: ({ readonly tag: string | undefined } | null)[] = []

  constructor(text: string) {
    this.#text = text
  }

  run(): readonly Token[] {
    while (this.#at < this.#text.length) {
      if (this.#take('blank') !== undefined || this.#take('comment') !== undefined) continue
      this.#next()
    }
    return this.tokens
  }

  #take(pattern: keyof typeof PATTERN): string | undefined {
    const expression = PATTERN[pattern]
    expression.lastIndex = this.#at
    const text = expression.exec(this.#text)?.[0]
    if (text === undefined || text === '') return undefined
    this.#at += text.length
    if (pattern === 'blank' || pattern === 'comment') this.#line += text.split('\n').length - 1
    return text
  }

  #push(kind: Token['kind'], raw: string, text = raw, tag?: string): void {
    this.tokens.push({ kind, text, line: this.#line, first: this.#lastLine !== this.#line, tag })
    this.#line += raw.split('\n').length - 1
    this.#lastLine = this.#line
  }

  #next(): void {
    for (const kind of ['name', 'number', 'string'] as const) {
      const text = this.#take(kind)
      if (text === undefined) continue
      this.#push(kind, text, kind === 'string' ? text.slice(1, -1) : text)
      return
    }
    if (this.#text[this.#at] === '/' && this.#regexMayStand()) {
      const regex = this.#take('regex')
      if (regex !== undefined) {
        this.#push('regex', regex)
        return
      }
    }
    this.#mark(this.#take('mark') ?? '')
  }

  #regexMayStand(): boolean {
    const last = this.tokens.at(-1)
    if (last === undefined) return true
    if (last.kind === 'name') return BEFORE_REGEX.has(last.text)
    return last.kind === 'mark' && ![')', ']', '}'].includes(last.text)
  }

  #mark(text: string): void {
    if (text === '`') {
      const before = this.tokens.at(-1)
      this.#template(before?.kind === 'name' ? before.text : undefined)
      return
    }
    const opened = text === '}' ? this.#braces.pop() : undefined
    if (opened) {
      this.#template(opened.tag)
      return
    }
    if (text === '{') this.#braces.push(null)
    this.#push('mark', text)
  }

  #template(tag: string | undefined): void {
    const chunk = this.#take('template') ?? ''
    const open = chunk.endsWith('${')
    this.#push('template', chunk, chunk.slice(0, open ? -2 : -1), tag)
    if (open) this.#braces.push({ tag })
  }
}

const kept = new WeakMap<SourceFile, readonly Token[]>()

/** The words of a TypeScript file, comments and blanks left out. */
export const tokensOf = (file: SourceFile): readonly Token[] => {
  const known = kept.get(file)
  if (known !== undefined) return known
  const tokens = new Scanner(file.text).run()
  kept.set(file, tokens)
  return tokens
}

/** What a file imports or re-exports: the specifier and the line it stands on. */
export const importsOf = (file: SourceFile): readonly Token[] => {
  const tokens = tokensOf(file)
  return tokens.filter((token, i) => {
    if (token.kind !== 'string') return false
    const before = tokens[i - 1]
    if (before?.text === 'from' || before?.text === 'import') return before.kind === 'name'
    return before?.text === '(' && tokens[i - 2]?.text === 'import'
  })
}
