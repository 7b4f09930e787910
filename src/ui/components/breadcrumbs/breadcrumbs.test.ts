import assert from 'node:assert/strict'
import test from 'node:test'
import { compareFixtures, type Piece } from '../published-fixtures.ts'
import { breadcrumbs } from './breadcrumbs.ts'

const draw = (options: Piece) =>
  breadcrumbs({
    language: 'en',
    collapseOnMobile: options.at('collapseOnMobile').flag,
    items: options.at('items').items.map((item) => ({
      text: item.content(),
      href: item.at('href').text,
    })),
  })

test('breadcrumbs are the published govuk-frontend breadcrumbs', () => {
  const compared = compareFixtures('breadcrumbs', draw)
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 7)
})
