import assert from 'node:assert/strict'
import test from 'node:test'
import { functionsOf } from './functions.ts'
import { importsOf, tokensOf } from './tokens.ts'

const file = (text: string) => ({ path: 'src/x.ts', text })
const words = (text: string) => tokensOf(file(text)).map((token) => token.text)
const spans = (text: string) => functionsOf(file(text)).map(({ from, until }) => [from, until])

test('comments, strings and expressions are told apart', () => {
  assert.deepEqual(words('a // b\nc /* d\n */ e'), ['a', 'c', 'e'])
  assert.deepEqual(words(`f('it\\'s // no comment', "x")`), [
    'f',
    '(',
    "it\\'s // no comment",
    ',',
    'x',
    ')',
  ])
  assert.deepEqual(words('a / b / c'), ['a', '/', 'b', '/', 'c'])
  assert.deepEqual(words('x = /[/"]\\/`/g.test(y)').slice(0, 4), ['x', '=', '/[/"]\\/`/g', '.'])
})

test('a template is cut at its placeholders and keeps its tag', () => {
  const tokens = tokensOf(file('sql`a ${f({ b: `in ${c}` })} d\n${e}` + g'))
  assert.deepEqual(
    tokens.filter((token) => token.kind === 'template').map(({ text, tag }) => [text, tag]),
    [
      ['a ', 'sql'],
      ['in ', undefined],
      ['', undefined],
      [' d\n', 'sql'],
      ['', 'sql'],
    ],
  )
  assert.equal(tokens.at(-1)?.line, 2)
})

test('imports are found in all their forms, and only imports', () => {
  const text = [
    `import 'a'`,
    `import type { b } from 'b'`,
    `export * from 'c'`,
    `await import('d')`,
    `f('e')`,
  ].join('\n')
  assert.deepEqual(
    importsOf(file(text)).map((token) => [token.text, token.line]),
    [
      ['a', 1],
      ['b', 2],
      ['c', 3],
      ['d', 4],
    ],
  )
})

test('functions, methods and arrows are measured with their bodies', () => {
  assert.deepEqual(spans('function f(a: { b: string }): { c: string } {\n  return a\n}\n'), [
    [1, 3],
  ])
  assert.deepEqual(
    spans('class A {\n  async m<T>(\n    a: T,\n  ): Promise<Map<string, T>> {\n  }\n}'),
    [[2, 5]],
  )
  assert.deepEqual(spans('const f = (a) => {\n  b()\n}\nconst c = 1'), [[1, 3]])
  assert.deepEqual(spans('const f = (a) =>\n  g(a)\nh(\n)'), [[1, 2]])
  assert.deepEqual(spans('const f = (a) => html`\n<p>${a}</p>\n`\nexport const b = 1'), [[1, 3]])
})

test('conditions and calls are no functions', () => {
  assert.deepEqual(
    spans('if (a) {\n b()\n}\nfor (const c of d) {\n}\nconst e = f(g) ? h(i) : {}'),
    [],
  )
})
