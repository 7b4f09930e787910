import assert from 'node:assert/strict'
import test from 'node:test'
import { compareFixtures, type Piece } from '../published-fixtures.ts'
import { warningText } from './warning-text.ts'

const draw = (options: Piece) => {
  const spoken = options.at('iconFallbackText').text ?? 'Warning'
  return spoken === 'Warning' ? warningText({ language: 'en', text: options.content() }) : undefined
}

test('warning texts are the published govuk-frontend warning texts', () => {
  const compared = compareFixtures('warning-text', draw)
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 5)
})
