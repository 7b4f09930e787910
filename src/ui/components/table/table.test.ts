import assert from 'node:assert/strict'
import test from 'node:test'
import { compareFixtures, type Piece } from '../published-fixtures.ts'
import { narrowTable, table, type TableOptions } from './table.ts'

const SIZES = ['s', 'm', 'l', 'xl'] as const

const draw = (options: Piece) => {
  const size = options.at('captionClasses').text
  const captionSize = SIZES.find((known) => size === `govuk-table__caption--${known}`)
  if (size !== undefined && captionSize === undefined) return undefined
  const head = options.at('head').items.map((column) => ({
    text: column.content(),
    numeric: column.at('format').text === 'numeric',
  }))
  let expressible = true
  const rows = options.at('rows').items.map((row) =>
    row.items.map((cell, i) => {
      const numeric = cell.at('format').text === 'numeric'
      if (numeric !== (head[i]?.numeric ?? false)) expressible = false
      return cell.content()
    }),
  )
  const known: TableOptions = {
    caption: options.at('caption').text ?? '',
    captionSize,
    head: head.length === 0 ? undefined : head,
    rows,
    firstCellIsHeader: options.at('firstCellIsHeader').flag,
  }
  return expressible ? narrowTable(known) : undefined
}

test('tables are the published govuk-frontend tables', () => {
  const compared = compareFixtures('table', draw)
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 6)
})

test('a table that may be wider than the screen scrolls by keyboard and has a name', () => {
  const drawn = table({ caption: '今年到账', rows: [] }).toString()
  assert.match(drawn, /^<div class="ykt-scroll" role="region" tabindex="0" aria-label="今年到账">/)
})
