import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { parseStrictJson } from './json.ts'
import { ProblemError } from './problem.ts'

const codeOf = (text: string): string => {
  try {
    parseStrictJson(text)
    return 'accepted'
  } catch (error) {
    assert.ok(error instanceof ProblemError)
    return error.options.code
  }
}

test('what JSON can say is read as JSON reads it', () => {
  // A key may contain what looks like a key; `__proto__` is refused by its own rule.
  const plain = fc.dictionary(
    fc.string().filter((key) => !['__proto__', 'constructor', 'prototype'].includes(key)),
    fc.jsonValue({ maxDepth: 2 }),
  )
  fc.assert(
    fc.property(plain, (value) => {
      const text = JSON.stringify(value)
      if (!/"(?:__proto__|constructor|prototype)"/.test(text))
        assert.deepEqual(parseStrictJson(text), JSON.parse(text))
    }),
  )
})

for (const [name, text, code] of [
  ['a key given twice', '{"scene":"A","scene":"B"}', 'JSON_DUPLICATE_KEY'],
  [
    'a key given twice, once escaped',
    String.raw`{"scene":"A","sc\u0065ne":"B"}`,
    'JSON_DUPLICATE_KEY',
  ],
  ['a key given twice deep inside', '{"a":[{"b":1,"b":2}]}', 'JSON_DUPLICATE_KEY'],
  ['a string that looks like a key', String.raw`{"a":"\"b\":1"}`, 'accepted'],
  ['a prototype key', '{"__proto__":{"admin":true}}', 'JSON_FORBIDDEN_KEY'],
  ['a constructor key', '{"a":{"constructor":1}}', 'JSON_FORBIDDEN_KEY'],
  ['sixteen levels', `${'['.repeat(16)}${']'.repeat(16)}`, 'accepted'],
  ['seventeen levels', `${'['.repeat(17)}${']'.repeat(17)}`, 'JSON_TOO_DEEP'],
  ['ten thousand levels', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 'JSON_TOO_DEEP'],
  ['a cut body', '{"a":', 'JSON_MALFORMED'],
  ['an empty body', '', 'JSON_MALFORMED'],
] as const)
  test(`strict JSON: ${name}`, () => assert.equal(codeOf(text), code))
