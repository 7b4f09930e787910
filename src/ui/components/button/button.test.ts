import assert from 'node:assert/strict'
import test from 'node:test'
import { compareFixtures, type Piece } from '../published-fixtures.ts'
import { button, linkButton, type ButtonKind } from './button.ts'

const KINDS: Readonly<Record<string, ButtonKind>> = {
  'govuk-button--secondary': 'secondary',
  'govuk-button--warning': 'warning',
  'govuk-button--inverse': 'inverse',
}

const draw = (options: Piece) => {
  const kind = KINDS[options.at('classes').text ?? ''] ?? 'primary'
  if (kind === 'primary' && options.at('classes').text !== undefined) return undefined
  const start = options.at('isStartButton').flag
  // A start button with plain text has no span in the published markup; ours always has one.
  if (start === true && options.at('html').text === undefined) return undefined
  const look = { text: options.content(), kind, start, id: options.at('id').text }
  const href = options.at('href').text
  if (href !== undefined) return linkButton({ ...look, href })
  const type = options.at('type').text
  return button({
    ...look,
    name: options.at('name').text,
    value: options.at('value').text,
    type: type === 'button' || type === 'reset' ? type : undefined,
    disabled: options.at('disabled').flag,
    preventDoubleClick: options.at('preventDoubleClick').flag,
  })
}

test('buttons are the published govuk-frontend buttons', () => {
  const compared = compareFixtures('button', draw)
  for (const { name, published, rendered } of compared) assert.equal(rendered, published, name)
  assert.equal(compared.length, 20)
})
