import assert from 'node:assert/strict'
import test from 'node:test'
import { publishedField } from '../field/published-fields.ts'
import { compareFixtures } from '../published-fixtures.ts'
import { select } from './select.ts'

test('selects are the published govuk-frontend selects', () => {
  const compared = compareFixtures(
    'select',
    (options) => {
      const field = publishedField(options)
      const items = options.at('items').items.map((item) => ({
        value: item.at('value').text,
        text: item.at('text').text ?? '',
        disabled: item.at('disabled').flag,
        selected: item.at('selected').flag,
      }))
      const value = options.at('value').text
      const chosen = items.find((item) => item.selected ?? (item.value ?? item.text) === value)
      return field && select({ ...field, items, value: chosen?.value ?? chosen?.text })
    },
    ['aria-invalid'],
  )
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 13)
})
