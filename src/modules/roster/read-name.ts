import { checkName } from '#kernel/names.ts'
import { cleanText } from './clean-cell.ts'
import { fault, type Read, unreadable } from './finding.ts'

const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
/** Blanks that fill 张 三 to the width of three characters. */
const PADDING = /(?<=\p{Script=Han})[\s\u3000]+(?=\p{Script=Han})/gu

/**
 * 姓名, as written. Blanks between Chinese characters only fill a column and go; all else that is
 * not damage stays.
 */
export const readName = (raw: string): Read<string> => {
  const cleaned = cleanText(raw)
  const name = cleaned.text.replaceAll(PADDING, '')
  if (name === '') return unreadable('NAME_MISSING')
  if (/^[\d.,\s]+$/.test(name)) return unreadable('NAME_IS_NUMBER')
  const padded = name === cleaned.text ? [] : [fault('SPACES_MENDED')]
  const finding = checkName(name)
  if (finding.valid) return { value: finding.name, faults: [...cleaned.faults, ...padded] }
  if (!('position' in finding))
    return unreadable(finding.reason === 'EMPTY' ? 'NAME_MISSING' : 'NAME_TOO_LONG')
  const suggestion = name.replaceAll(CONTROLS, '')
  return unreadable(finding.reason, {
    at: finding.position,
    ...(finding.reason === 'CONTROL_CHARACTER' && suggestion !== '' ? { suggestion } : {}),
  })
}
