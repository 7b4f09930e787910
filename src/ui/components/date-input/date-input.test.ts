import assert from 'node:assert/strict'
import test from 'node:test'
import { publishedGroup } from '../field/published-fields.ts'
import { compareFixtures } from '../published-fixtures.ts'
import { dateInput } from './date-input.ts'

const PARTS = ['day', 'month', 'year'] as const

test('date inputs are the published govuk-frontend date inputs', () => {
  const compared = compareFixtures(
    'date-input',
    (options) => {
      const group = publishedGroup(options)
      if (group === undefined) return undefined
      const prefix = options.at('namePrefix').text
      const flags = PARTS.map((part) => options.at(part).at('error').flag)
      const wrong = PARTS.filter((_, i) => (flags.includes(true) ? flags[i] : flags[i] !== false))
      // A field marked wrong without a word about it is not offered.
      if (flags.includes(true) && group.error === undefined) return undefined
      return dateInput({
        ...group,
        name: options.at('id').text ?? '',
        wrong,
        values: Object.fromEntries(
          PARTS.map((part) => [
            part,
            options.at(part).at('value').text ??
              options.at('values').at(prefix === undefined ? part : `${prefix}-${part}`).text,
          ]),
        ),
      })
    },
    // Our fields carry the name of the group: a page may ask for two dates.
    ['aria-invalid', 'name'],
  )
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 13)
})

test('a date starts with the year in Chinese and with the day in English', () => {
  const names = (language: 'zh-Hans' | 'en') =>
    [
      ...dateInput({ language, name: 'born' })
        .toString()
        .matchAll(/name="born-(\w+)"/g),
    ].map((match) => match[1])
  assert.deepEqual(names('zh-Hans'), ['year', 'month', 'day'])
  assert.deepEqual(names('en'), ['day', 'month', 'year'])
})

test('only the wrong part of a date is marked', () => {
  const drawn = dateInput({ language: 'en', name: 'born', error: 'No year', wrong: ['year'] })
  assert.equal(drawn.toString().match(/aria-invalid/g)?.length, 1)
})
