import assert from 'node:assert/strict'
import test from 'node:test'
import { compareFixtures, type Piece } from '../published-fixtures.ts'
import { phaseBanner } from './phase-banner.ts'

const draw = (options: Piece) =>
  phaseBanner({ tag: options.at('tag').content(), text: options.content() })

test('phase banners are the published govuk-frontend phase banners', () => {
  const compared = compareFixtures('phase-banner', draw)
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 4)
})
