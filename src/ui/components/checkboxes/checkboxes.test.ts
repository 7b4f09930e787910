import assert from 'node:assert/strict'
import test from 'node:test'
import { publishedChoice, publishedChosen } from '../field/published-choices.ts'
import { publishedGroup } from '../field/published-fields.ts'
import { compareFixtures, type Piece } from '../published-fixtures.ts'
import { checkboxes } from './checkboxes.ts'

const draw = (options: Piece) => {
  const group = publishedGroup(options)
  const name = options.at('classes').text
  const small = name === 'govuk-checkboxes--small'
  if (group === undefined || (name !== undefined && !small)) return undefined
  return checkboxes({
    ...group,
    describedBy: group.describedBy ?? options.at('describedBy').text,
    layout: small ? 'small' : undefined,
    items: options.at('items').items.map((item) =>
      Object.assign(publishedChoice(item), {
        name: item.at('name').text,
        exclusive: item.at('behaviour').text === 'exclusive',
      }),
    ),
    values: publishedChosen(
      options.at('items'),
      options.at('values').items.map((value) => value.text ?? ''),
    ),
  })
}

test('checkboxes are the published govuk-frontend checkboxes', () => {
  const compared = compareFixtures('checkboxes', draw)
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 33)
})
