import assert from 'node:assert/strict'
import test from 'node:test'
import { trusted } from '#kernel/html.ts'
import { compareFixtures, type Piece } from '../published-fixtures.ts'
import { errorSummary } from './error-summary.ts'

const content = (options: Piece, key: string) =>
  options.at(`${key}Html`).text === undefined
    ? options.at(`${key}Text`).text
    : trusted(options.at(`${key}Html`).text ?? '')

const draw = (options: Piece) =>
  errorSummary({
    language: 'en',
    title: content(options, 'title'),
    description: content(options, 'description'),
    errors: options.at('errorList').items.map((error) => ({
      text: error.content(),
      href: error.at('href').text,
    })),
  })

test('error summaries are the published govuk-frontend error summaries', () => {
  const compared = compareFixtures('error-summary', draw)
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 14)
})
