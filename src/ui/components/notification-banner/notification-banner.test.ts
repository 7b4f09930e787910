import assert from 'node:assert/strict'
import test from 'node:test'
import { trusted } from '#kernel/html.ts'
import { compareFixtures, type Piece } from '../published-fixtures.ts'
import { notificationBanner } from './notification-banner.ts'

const draw = (options: Piece) => {
  const type = options.at('type').text
  if (type !== undefined && type !== 'success') return undefined
  const title = options.at('titleHtml').text
  return notificationBanner({
    language: 'en',
    text: options.content(),
    kind: type,
    title: title === undefined ? options.at('titleText').text : trusted(title),
    titleId: options.at('titleId').text,
  })
}

test('notification banners are the published govuk-frontend notification banners', () => {
  const compared = compareFixtures('notification-banner', draw)
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 12)
})
