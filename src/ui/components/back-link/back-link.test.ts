import assert from 'node:assert/strict'
import test from 'node:test'
import { compareFixtures, type Piece } from '../published-fixtures.ts'
import { backLink } from './back-link.ts'

const draw = (options: Piece) =>
  backLink({ language: 'en', href: options.at('href').text ?? '#', text: options.content() })

test('back links are the published govuk-frontend back links', () => {
  const compared = compareFixtures('back-link', draw)
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 3)
})
