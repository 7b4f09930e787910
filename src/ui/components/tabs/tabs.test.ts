import assert from 'node:assert/strict'
import test from 'node:test'
import { compareFixtures, type Piece } from '../published-fixtures.ts'
import { tabs } from './tabs.ts'

const draw = (options: Piece) =>
  tabs({
    title: options.at('title').text ?? 'Contents',
    id: options.at('id').text,
    items: options.at('items').items.map((item) => ({
      id: item.at('id').text ?? '',
      label: item.at('label').text ?? '',
      content: item.at('panel').content(),
    })),
  })

test('tabs are the published govuk-frontend tabs', () => {
  const compared = compareFixtures('tabs', draw)
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 7)
})
