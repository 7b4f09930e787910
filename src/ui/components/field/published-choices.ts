import { trusted } from '#kernel/html.ts'
import type { Piece } from '../published-fixtures.ts'
import type { Choice, Divider } from './choices.ts'

/** A published radio or checkbox in our words. */
export const publishedChoice = (item: Piece): Choice | Divider => {
  const divider = item.at('divider').text
  if (divider !== undefined) return { divider }
  const conditional = item.at('conditional').at('html').text
  return {
    value: item.at('value').text ?? '',
    text: item.content(),
    id: item.at('id').text,
    hint: item.at('hint').content(),
    disabled: item.at('disabled').flag,
    conditional: conditional === undefined || conditional === '' ? undefined : trusted(conditional),
  }
}

/** The chosen values: those of the group, unless an item itself says whether it is chosen. */
export const publishedChosen = (items: Piece, values: readonly string[]): readonly string[] =>
  items.items.flatMap((item) => {
    const value = item.at('value').text ?? ''
    const flag = item.at('checked').flag ?? item.at('selected').flag
    return (flag ?? values.includes(value)) ? [value] : []
  })
