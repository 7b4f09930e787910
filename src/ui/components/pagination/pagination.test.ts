import assert from 'node:assert/strict'
import test from 'node:test'
import { compareFixtures, type Piece } from '../published-fixtures.ts'
import { pagination } from './pagination.ts'

const link = (piece: Piece) => {
  const href = piece.at('href').text
  if (href === undefined) return undefined
  return { href, text: piece.content(), label: piece.at('labelText').text }
}

const draw = (options: Piece) => {
  const items = options.at('items').items.map((item) =>
    item.at('ellipsis').flag === true
      ? ('gap' as const)
      : {
          number: item.at('number').number ?? 0,
          href: item.at('href').text ?? '',
          current: item.at('current').flag,
        },
  )
  return pagination({
    language: 'en',
    previous: link(options.at('previous')),
    next: link(options.at('next')),
    pages: items.length === 0 ? undefined : items,
    landmarkLabel: options.at('landmarkLabel').text,
  })
}

test('paginations are the published govuk-frontend paginations', () => {
  const compared = compareFixtures('pagination', draw)
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 10)
})
