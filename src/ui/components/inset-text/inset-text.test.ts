import assert from 'node:assert/strict'
import test from 'node:test'
import { compareFixtures, type Piece } from '../published-fixtures.ts'
import { insetText } from './inset-text.ts'

const draw = (options: Piece) => insetText({ text: options.content(), id: options.at('id').text })

test('inset texts are the published govuk-frontend inset texts', () => {
  const compared = compareFixtures('inset-text', draw)
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 4)
})
