import { problem } from './problem.ts'

const MAX_DEPTH = 16
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

interface Shape {
  keys: number
}

const measure = (value: unknown, depth: number, shape: Shape): void => {
  if (typeof value !== 'object' || value === null) return
  if (depth > MAX_DEPTH)
    throw problem(400, 'JSON_TOO_DEEP', `The body is nested deeper than ${MAX_DEPTH} levels.`)
  if (Array.isArray(value)) {
    for (const item of value) measure(item, depth + 1, shape)
    return
  }
  for (const key of Object.keys(value)) {
    if (FORBIDDEN_KEYS.has(key))
      throw problem(400, 'JSON_FORBIDDEN_KEY', `The key "${key}" is not allowed.`)
    shape.keys += 1
    measure((value as Record<string, unknown>)[key], depth + 1, shape)
  }
}

const QUOTE = '"'
const [BACKSLASH, COLON, SPACE] = [0x5c, 0x3a, 0x20]

/** Where the string ends that begins at a quote of well-formed JSON. */
const endOfString = (text: string, start: number): number => {
  for (let end = text.indexOf(QUOTE, start + 1); ; end = text.indexOf(QUOTE, end + 1)) {
    let slashes = end
    while (text.charCodeAt(slashes - 1) === BACKSLASH) slashes -= 1
    if ((end - slashes) % 2 === 0) return end
  }
}

/** How many strings of well-formed JSON are keys: those with a colon behind them. */
const countKeys = (text: string): number => {
  let count = 0
  for (let at = text.indexOf(QUOTE); at >= 0; at = text.indexOf(QUOTE, at)) {
    at = endOfString(text, at) + 1
    // Whitespace of JSON is a space and what comes before it.
    while (text.charCodeAt(at) <= SPACE) at += 1
    if (text.charCodeAt(at) === COLON) count += 1
  }
  return count
}

/**
 * Strict JSON: what two parsers could read differently is refused (T24). In well-formed JSON every
 * string token followed by a colon is a key; when there are more of them than keys in the parsed
 * value, one was given twice.
 *
 * @throws {ProblemError} 400 JSON_MALFORMED, JSON_DUPLICATE_KEY, JSON_TOO_DEEP, JSON_FORBIDDEN_KEY.
 */
export const parseStrictJson = (text: string): unknown => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw problem(400, 'JSON_MALFORMED', 'The body is not well-formed JSON.')
  }
  const shape: Shape = { keys: 0 }
  measure(value, 1, shape)
  if (countKeys(text) !== shape.keys)
    throw problem(400, 'JSON_DUPLICATE_KEY', 'A key stands twice in the body.')
  return value
}
