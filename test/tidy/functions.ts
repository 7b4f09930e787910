import type { SourceFile } from './source.ts'
import { tokensOf } from './tokens.ts'
import type { Token } from './tokens.ts'

/** The lines of a function, from its parameters to the end of its body. */
export interface FunctionSpan {
  readonly from: number
  readonly until: number
}

const OPEN = new Set(['(', '[', '{'])
const CLOSE = new Set([')', ']', '}'])
const NOT_A_FUNCTION = new Set(['if', 'for', 'while', 'switch', 'catch', 'with'])
/** What may stand before a brace that opens a type, not a body. */
const TYPE_GOES_ON = new Set([':', '|', '&', '<', ',', '=>', 'is', 'extends', 'keyof', 'readonly'])
/** Words that carry an expression on when they begin a line. */
const GOES_ON = new Set(['in', 'of', 'as', 'is', 'satisfies', 'instanceof', 'extends'])

const isMark = (token: Token | undefined, marks: ReadonlySet<string>): boolean =>
  token?.kind === 'mark' && marks.has(token.text)

/** For every bracket, the index of its partner. */
const partners = (tokens: readonly Token[]): ReadonlyMap<number, number> => {
  const pairs = new Map<number, number>()
  const open: number[] = []
  for (const [i, token] of tokens.entries()) {
    if (isMark(token, OPEN)) open.push(i)
    if (!isMark(token, CLOSE)) continue
    const start = open.pop()
    if (start === undefined) continue
    pairs.set(start, i).set(i, start)
  }
  return pairs
}

/** Whether a new statement or member begins at this word: it stands first and nothing is open. */
const beginsAnew = (token: Token | undefined, before: Token | undefined): boolean =>
  token?.first === true &&
  token.kind === 'name' &&
  !GOES_ON.has(token.text) &&
  (before?.kind !== 'mark' || isMark(before, CLOSE))

/** The index at which the expression that begins at `start` ends. */
const expressionEnd = (
  tokens: readonly Token[],
  pairs: ReadonlyMap<number, number>,
  start: number,
): number => {
  for (let i = start; i < tokens.length; i += 1) {
    const token = tokens[i]
    if (isMark(token, OPEN)) i = pairs.get(i) ?? i
    else if (isMark(token, CLOSE) || isMark(token, new Set([',', ';']))) return i - 1
    else if (i > start && beginsAnew(token, tokens[i - 1])) return i - 1
  }
  return tokens.length - 1
}

/** The index of the brace that opens the body after the parameters, if there is a body. */
const bodyAfter = (
  tokens: readonly Token[],
  pairs: ReadonlyMap<number, number>,
  closing: number,
): number | undefined => {
  if (tokens[closing + 1]?.text === '{') return closing + 1
  if (tokens[closing + 1]?.text !== ':') return undefined
  let angles = 0
  for (let i = closing + 2; i < tokens.length; i += 1) {
    const token = tokens[i]
    const before = tokens[i - 1]
    if (token?.text === '{' && angles === 0 && !TYPE_GOES_ON.has(before?.text ?? '')) return i
    if (isMark(token, OPEN)) i = pairs.get(i) ?? i
    else if (token?.text === '<') angles += 1
    else if (token?.text === '>') angles -= 1
    else if (isMark(token, CLOSE) || token?.text === '=' || token?.text === ';') return undefined
    else if (angles === 0 && (token?.text === ',' || token?.first === true)) return undefined
  }
  return undefined
}

/** Whether every bracket finds its partner: if not, the scanner has lost its way in the file. */
export const isBalanced = (file: SourceFile): boolean => {
  const tokens = tokensOf(file)
  const pairs = partners(tokens)
  return tokens.every((token, i) => {
    if (!isMark(token, OPEN) && !isMark(token, CLOSE)) return true
    const partner = tokens[pairs.get(i) ?? -1]
    return ['()', '[]', '{}', ')(', '][', '}{'].includes(token.text + (partner?.text ?? ''))
  })
}

/** Every function, method and arrow of a file. */
export const functionsOf = (file: SourceFile): readonly FunctionSpan[] => {
  const tokens = tokensOf(file)
  const pairs = partners(tokens)
  const line = (i: number) => tokens[i]?.line ?? 0
  const spans: FunctionSpan[] = []
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== 'mark') continue
    if (token.text === '=>') {
      const braced = tokens[i + 1]?.text === '{'
      const end = braced ? (pairs.get(i + 1) ?? i) : expressionEnd(tokens, pairs, i + 1)
      spans.push({ from: line(i), until: endLine(tokens[end]) })
    } else if (token.text === '(') {
      const before = tokens[i - 1]
      if (before?.kind === 'name' && NOT_A_FUNCTION.has(before.text)) continue
      const body = bodyAfter(tokens, pairs, pairs.get(i) ?? tokens.length)
      if (body !== undefined) spans.push({ from: token.line, until: line(pairs.get(body) ?? body) })
    }
  }
  return spans
}

/** A token may itself run over several lines, as a template does. */
const endLine = (token: Token | undefined): number =>
  token === undefined ? 0 : token.line + token.text.split('\n').length - 1
