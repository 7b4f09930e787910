import assert from 'node:assert/strict'
import test from 'node:test'
import { trusted } from '#kernel/html.ts'
import { compareFixtures, type Piece } from '../published-fixtures.ts'
import { panel } from './panel.ts'

const draw = (options: Piece) => {
  const title = options.at('titleHtml').text
  return panel({
    title: title === undefined ? options.at('titleText').text : trusted(title),
    text: options.content(),
  })
}

test('panels are the published govuk-frontend panels', () => {
  const compared = compareFixtures('panel', draw)
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 6)
})
