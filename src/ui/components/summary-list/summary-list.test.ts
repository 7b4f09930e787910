import assert from 'node:assert/strict'
import test from 'node:test'
import { compareFixtures, type Piece } from '../published-fixtures.ts'
import { summaryList } from './summary-list.ts'

const actions = (piece: Piece) =>
  piece
    .at('actions')
    .at('items')
    .items.map((action) => ({
      href: action.at('href').text ?? '',
      text: action.content(),
      about: action.at('visuallyHiddenText').text,
    }))

const draw = (options: Piece) => {
  const name = options.at('classes').text
  const title = options.at('card').at('title')
  const level = title.at('headingLevel').number
  if (name !== undefined && name !== 'govuk-summary-list--no-border') return undefined
  if (level !== undefined && level !== 2 && level !== 3 && level !== 4) return undefined
  const text = title.content()
  return summaryList({
    borders: name === undefined,
    card:
      text === undefined
        ? undefined
        : { title: text, headingLevel: level, actions: actions(options.at('card')) },
    rows: options.at('rows').items.map((row) => ({
      key: row.at('key').content(),
      value: row.at('value').content(),
      actions: actions(row),
    })),
  })
}

test('summary lists are the published govuk-frontend summary lists', () => {
  const compared = compareFixtures('summary-list', draw)
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 19)
})
