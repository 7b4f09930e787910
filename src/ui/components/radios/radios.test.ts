import assert from 'node:assert/strict'
import test from 'node:test'
import { publishedChoice, publishedChosen } from '../field/published-choices.ts'
import { publishedGroup } from '../field/published-fields.ts'
import { compareFixtures, type Piece } from '../published-fixtures.ts'
import { radios } from './radios.ts'

const LAYOUTS = ['inline', 'small'] as const

const draw = (options: Piece) => {
  const group = publishedGroup(options)
  const name = options.at('classes').text
  const layout = LAYOUTS.find((layout) => name === `govuk-radios--${layout}`)
  if (group === undefined || (name !== undefined && layout === undefined)) return undefined
  return radios({
    ...group,
    layout,
    items: options.at('items').items.map(publishedChoice),
    value: publishedChosen(options.at('items'), [options.at('value').text ?? 'none'])[0],
  })
}

test('radios are the published govuk-frontend radios', () => {
  const compared = compareFixtures('radios', draw)
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 30)
})
