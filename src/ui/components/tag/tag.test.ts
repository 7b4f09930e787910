import assert from 'node:assert/strict'
import test from 'node:test'
import { compareFixtures } from '../published-fixtures.ts'
import { tag, TAG_COLOURS } from './tag.ts'

test('tags are the published govuk-frontend tags', () => {
  const compared = compareFixtures('tag', (options) => {
    const name = options.at('classes').text
    const colour = TAG_COLOURS.find((colour) => name === `govuk-tag--${colour}`)
    if (name !== undefined && colour === undefined) return undefined
    return tag({ text: options.content(), colour })
  })
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 11)
})
