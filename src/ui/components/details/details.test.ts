import assert from 'node:assert/strict'
import test from 'node:test'
import { trusted } from '#kernel/html.ts'
import { compareFixtures, type Piece } from '../published-fixtures.ts'
import { details } from './details.ts'

const draw = (options: Piece) => {
  const summary = options.at('summaryHtml').text
  return details({
    summary: summary === undefined ? options.at('summaryText').text : trusted(summary),
    text: options.content(),
    id: options.at('id').text,
    open: options.at('open').flag,
  })
}

test('details are the published govuk-frontend details', () => {
  const compared = compareFixtures('details', draw)
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 8)
})
