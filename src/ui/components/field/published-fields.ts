import type { Content } from '#kernel/html.ts'
import type { Piece } from '../published-fixtures.ts'
import type { FieldOptions, GroupOptions, TextSize } from './field.ts'

const SIZES = ['s', 'm', 'l', 'xl'] as const

/** The size in a class such as `govuk-label--l`; `other` for a class that we do not offer. */
const sizeOf = (piece: Piece, block: string): TextSize | undefined | 'other' => {
  const name = piece.at('classes').text
  if (name === undefined) return undefined
  return SIZES.find((size) => name === `${block}--${size}`) ?? 'other'
}

const noteOf = (piece: Piece): Content => piece.content()

/** What a published field asks for in our words, or nothing when we do not offer it. */
export const publishedField = (options: Piece): FieldOptions | undefined => {
  const labelSize = sizeOf(options.at('label'), 'govuk-label')
  if (labelSize === 'other') return undefined
  return {
    language: 'en',
    name: options.at('name').text ?? '',
    id: options.at('id').text,
    label: options.at('label').content(),
    labelSize,
    isPageHeading: options.at('label').at('isPageHeading').flag,
    hint: noteOf(options.at('hint')),
    error: noteOf(options.at('errorMessage')),
    describedBy: options.at('describedBy').text,
  }
}

/** What a published group of fields asks for in our words. */
export const publishedGroup = (options: Piece): GroupOptions | undefined => {
  const set = options.at('fieldset')
  const legendSize = sizeOf(set.at('legend'), 'govuk-fieldset__legend')
  if (legendSize === 'other') return undefined
  return {
    language: 'en',
    name: options.at('name').text ?? '',
    idPrefix: options.at('idPrefix').text,
    legend: set.at('legend').content(),
    legendSize,
    isPageHeading: set.at('legend').at('isPageHeading').flag,
    hint: noteOf(options.at('hint')),
    error: noteOf(options.at('errorMessage')),
    describedBy: set.at('describedBy').text,
  }
}
