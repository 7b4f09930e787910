import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import test from 'node:test'
import { PROBLEMS } from './problems.ts'
import { inventory } from './routes.ts'

const ROOT = path.join(import.meta.dirname, '..')

/** Where answers to requests are made; what `doctor` or a number's check says is no problem. */
const PLACES = ['platform/http', 'platform/oidc', 'modules', 'app', 'sandbox']

/** The ways in which a code stands in the source: thrown, refused, or put into a problem. */
const PATTERNS = [
  /\bproblem\(\s*\d{3},\s*'([A-Z_]+)'/g,
  /\bcode: '([A-Z_]{3,})'/g,
  /\brefuse\(\s*'[A-Z]+-\d+',\s*'([A-Z_]+)'/g,
]

const codesIn = (text: string): readonly string[] =>
  PATTERNS.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code]) => code ?? ''))

const sources = PLACES.flatMap((place) => globSync(`${place}/**/*.ts`, { cwd: ROOT }))
  .filter((file) => !file.endsWith('.test.ts') && !file.startsWith('app/doctor/'))
  // Banks, factory and registers of the sandbox answer in words of their own.
  .filter((file) => !/^sandbox\/(?!identity-provider)/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }))

test('every code that is thrown, refused or declared has its page', () => {
  const found = sources.flatMap(({ file, text }) => codesIn(text).map((code) => ({ file, code })))
  assert.ok(found.length > 60, `only ${found.length} codes were found`)
  const declared = inventory().flatMap(({ path: file, problems = [] }) =>
    problems.map((code) => ({ file, code })),
  )
  const missing = [...found, ...declared].filter(({ code }) => !Object.hasOwn(PROBLEMS, code))
  assert.deepEqual(missing, [], 'add an entry to src/app/problem-codes/')
})

test('the search finds a code in each of its ways', () => {
  const text = `problem(404, 'A_A'); refuse(\n'YKT-1', 'B_B', []); ({ status: 1, code: 'C_C' })`
  assert.deepEqual(codesIn(text).toSorted(), ['A_A', 'B_B', 'C_C'])
})

test('no page tells of a code that nothing answers with', () => {
  const everything = sources
    .filter(({ file }) => !file.startsWith('app/problem-codes/'))
    .map(({ text }) => text)
    .join('\n')
  const idle = Object.keys(PROBLEMS).filter((code) => !everything.includes(`'${code}'`))
  assert.deepEqual(idle, [])
})

test('every entry says something in both languages to every reader', () => {
  for (const [code, { status, title, cause, fix }] of Object.entries(PROBLEMS)) {
    assert.ok(status >= 400 && status < 600, code)
    for (const words of [title, cause, fix.citizen, fix.clerk, fix.developer]) {
      assert.match(words.zh, /\p{Script=Han}/u, code)
      assert.match(words.en, /^[A-Z]/, code)
    }
  }
})
