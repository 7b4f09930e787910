import assert from 'node:assert/strict'
import test from 'node:test'
import { GLOSSARY } from '#law/glossary.ts'
import { PARAMETER_NAMES } from '#law/parameters.ts'
import { glossaryPage, parametersPage } from './glossary-page.ts'
import { lawMap } from './law-map.ts'
import { table } from './markdown.ts'

const CARD = { path: 'src/modules/card/card.ts', text: `grant('YKT-3', card)` }

const rowOf = (markdown: string, start: string): string =>
  markdown.split('\n').find((line) => line.startsWith(`| \`${start}\``)) ?? ''

test('the law map shows which files rest on an article', () => {
  const row = rowOf(lawMap([CARD]), 'YKT-3')
  assert.match(row, /一人一卡/)
  assert.match(row, /\[card\/card\.ts\]\(\.\.\/src\/modules\/card\/card\.ts\)/)
  assert.match(row, /已落实/)
})

test('an article that nothing rests on is shown as to come, unless it asks for nothing', () => {
  const map = lawMap([
    { ...CARD, path: 'src/modules/card/card.test.ts' },
    { ...CARD, path: 'src/app/a.ts' },
  ])
  assert.match(rowOf(map, 'YKT-3'), /待落实/)
  assert.match(rowOf(map, 'YKT-26'), /无行为要求/)
})

test('the same tree gives the same page, in whatever order it was read', () => {
  const other = { path: 'src/modules/bank/bank.ts', text: `refuse('YKT-3', 'X')` }
  assert.equal(lawMap([CARD, other]), lawMap([other, CARD]))
})

test('every word and every parameter has its row', () => {
  const [words, parameters] = [glossaryPage(), parametersPage()]
  for (const { id } of GLOSSARY) assert.notEqual(rowOf(words, id), '', id)
  for (const name of PARAMETER_NAMES) assert.notEqual(rowOf(parameters, name), '', name)
  assert.match(rowOf(parameters, 'temporaryLossDays'), /15 .*待确认/)
})

test('a bar in a cell does not end it', () => {
  assert.equal(table(['a'], [['b|c\nd']]), '| a |\n| --- |\n| b\\|c d |')
})
