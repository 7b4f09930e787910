import assert from 'node:assert/strict'
import test from 'node:test'
import { publishedField } from '../field/published-fields.ts'
import { compareFixtures } from '../published-fixtures.ts'
import { textarea } from './textarea.ts'

test('text areas are the published govuk-frontend text areas', () => {
  const compared = compareFixtures(
    'textarea',
    (options) => {
      const field = publishedField(options)
      return (
        field &&
        textarea({
          ...field,
          value: options.at('value').text,
          rows: options.at('rows').number,
          autocomplete: options.at('autocomplete').text,
          spellcheck: options.at('spellcheck').flag,
        })
      )
    },
    ['aria-invalid'],
  )
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 15)
})
