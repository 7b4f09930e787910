import assert from 'node:assert/strict'
import test from 'node:test'
import { publishedField } from '../field/published-fields.ts'
import { compareFixtures, type Piece } from '../published-fixtures.ts'
import { input, type InputOptions } from './input.ts'

const WIDTHS = [2, 3, 4, 5, 10, 20, 30] as const
const TYPES = ['text', 'tel', 'email', 'password', 'search', 'number', 'url'] as const
const MODES = ['text', 'numeric', 'decimal', 'tel', 'email', 'none'] as const

const draw = (options: Piece) => {
  const field = publishedField(options)
  const name = options.at('classes').text
  const width = WIDTHS.find((width) => name === `govuk-input--width-${width}`)
  const type = options.at('type').text
  const mode = options.at('inputmode').text
  const known: InputOptions | undefined = field && {
    ...field,
    width,
    type: TYPES.find((known) => known === type),
    value: options.at('value').text,
    inputMode: MODES.find((known) => known === mode),
    autocomplete: options.at('autocomplete').text,
    autocapitalize: options.at('autocapitalize').text,
    pattern: options.at('pattern').text,
    spellcheck: options.at('spellcheck').flag,
    disabled: options.at('disabled').flag,
    prefix: options.at('prefix').content(),
    suffix: options.at('suffix').content(),
  }
  return known && (name === undefined || width !== undefined) ? input(known) : undefined
}

test('inputs are the published govuk-frontend inputs', () => {
  const compared = compareFixtures('input', draw, ['aria-invalid'])
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 36)
})

test('a wrong input says so to assistive technology', () => {
  const drawn = input({ language: 'zh-Hans', name: 'phone', label: '手机号码', error: '少了一位' })
  assert.match(drawn.toString(), /aria-describedby="phone-error" aria-invalid="true"/)
  assert.match(drawn.toString(), />错误：<\/span> 少了一位/)
})
