import assert from 'node:assert/strict'
import test from 'node:test'
import { compareFixtures, type Piece } from '../published-fixtures.ts'
import { skipLink } from './skip-link.ts'

const draw = (options: Piece) =>
  skipLink({ text: options.content(), href: options.at('href').text ?? '#content' })

test('skip links are the published govuk-frontend skip links', () => {
  const compared = compareFixtures('skip-link', draw)
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 6)
})
