import { problem } from './problem.ts'

const MAX_DEPTH = 16
const STRING_TOKEN = /"(?:[^"\\]|\\.)*"(\s*:)?/g
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
  let tokens = 0
  for (const match of text.matchAll(STRING_TOKEN)) if (match[1] !== undefined) tokens += 1
  if (tokens !== shape.keys)
    throw problem(400, 'JSON_DUPLICATE_KEY', 'A key stands twice in the body.')
  return value
}
