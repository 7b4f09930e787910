import { checkBankCardNumber, checkCardNumber } from '#kernel/identity-number/index.ts'
import { cleanCount, cleanNumber, cleanText } from './clean-cell.ts'
import { atScale, parseDecimal, parseStored } from './decimal.ts'
import { type Read, unreadable } from './finding.ts'
import type { CellMark } from '#platform/table-file/index.ts'

const BLANK: Read<never> = { faults: [] }

const CONTROLS = /[\p{Cc}\p{Cf}]/u

/** A place, a sub-item: any text in one line. */
export const readText = (raw: string): Read<string> => {
  const { text, faults } = cleanText(raw)
  const line = text.replaceAll(/\s+/g, ' ')
  if (line === '') return BLANK
  const control = line.search(CONTROLS)
  if (control < 0) return { value: line, faults }
  return unreadable('CONTROL_CHARACTER', { at: control + 1 })
}

const EXPONENT = /^\d(?:\.\d+)?E\+?\d{1,2}$/

/** 银行账号, only to be compared with the account that the holder has chosen. */
export const readAccountNumber = (raw: string, mark: CellMark | undefined): Read<string> => {
  const { text, faults } = cleanNumber(raw)
  if (text === '') return BLANK
  if (EXPONENT.test(text)) return unreadable('SCIENTIFIC_NOTATION')
  if (mark?.kind === 'number' && text.length > 15) return unreadable('DIGITS_LOST')
  const finding = checkBankCardNumber(text)
  if (finding.valid) return { value: finding.normalised, faults }
  return unreadable(/^\d{15}0{2,4}$/.test(text) ? 'DIGITS_LOST' : 'ACCOUNT_MALFORMED')
}

/** 社保卡卡号; mostly of nine characters, of which a number cell loses the zeros in front. */
export const readCardNumber = (raw: string, mark: CellMark | undefined): Read<string> => {
  const { text, faults } = cleanNumber(raw)
  if (text === '') return BLANK
  if (mark?.kind === 'number' && /^\d{6,8}$/.test(text))
    return unreadable('LEADING_ZERO_LOST', { suggestion: text.padStart(9, '0') })
  const finding = checkCardNumber(text)
  return finding.valid ? { value: finding.normalised, faults } : unreadable('CARD_NUMBER_MALFORMED')
}

/** 联系电话 of the mainland, Hong Kong or Macao; with its country where it is written. */
export const readPhone = (raw: string): Read<string> => {
  const { text, faults } = cleanNumber(raw)
  if (text === '') return BLANK
  const phone = text.replaceAll(/[()]/g, '')
  const known = /^(?:\+?86)?1[3-9]\d{9}$|^0\d{9,11}$|^[2-9]\d{6,7}$|^\+85[23]\d{8}$|^\+\d{8,15}$/
  return known.test(phone) ? { value: phone, faults } : unreadable('PHONE_MALFORMED')
}

const UNIT = /(?:亩|公顷|头|只|羽|户|人|次|天|月|吨|公斤|平方米|㎡)$/

/** 数量, such as an area: thousandths. */
export const readQuantity = (raw: string, mark: CellMark | undefined): Read<bigint> => {
  const { text, faults } = cleanCount(raw)
  if (text === '') return BLANK
  const bare = text.replace(UNIT, '').replaceAll(/,(?=\d{3})/g, '')
  const decimal = mark?.kind === 'number' ? parseStored(bare) : parseDecimal(bare)
  if (decimal === undefined || decimal.negative) return unreadable('QUANTITY_MALFORMED')
  const { units, exact } = atScale(decimal, 3)
  if (!exact) return unreadable('QUANTITY_MALFORMED')
  return { value: units, faults }
}
