// @ts-check
// From an answer of the gateway to the plate that shows it and the words in it. The plates and the
// words themselves come with the page.
import { maskName, maskNumber, spokenTail } from './venue-mask.js'

/**
 * Names of plates that fit, the closest first.
 * @param {import('./venue-gateway.js').Answer} answer @param {string} scene @returns {string[]}
 */
export const platesFor = ({ outcome, instead, concession }, scene) => {
  if (outcome === 'granted')
    return concession === undefined
      ? [`granted:${scene}`, 'granted']
      : [`granted:${scene}:priced`, `granted:${scene}`, 'granted']
  const first = instead === undefined ? undefined : instead[0]
  return first === undefined ? [outcome, 'OTHER'] : [`${outcome}:${first}`, outcome, 'OTHER']
}

/** @param {number} fen */
const yuan = (fen) => `¥${(fen / 100).toFixed(2)}`

/** Fields whose value is hidden until somebody asks for it. */
const MASKS = {
  name: maskName,
  socialSecurityNumber: maskNumber,
  cardNumber: maskNumber,
  cardIdentifier: maskNumber,
}

/** @typedef {(key: string) => string | undefined} Words */

/** @param {string} field @param {unknown} value @param {Words} words @returns {string} */
const wordOf = (field, value, words) => {
  if (value === null || value === undefined) return words('none') || ''
  if (Array.isArray(value)) {
    const several = value.map((one) => wordOf(field, one, words))
    return several.length === 0 ? words('none') || '' : several.join('、')
  }
  return words(`${field}.${String(value)}`) || words(`${field}.other`) || String(value)
}

/** @param {import('./venue-gateway.js').Answer['concession']} concession @param {Words} words */
const priceOf = (concession, words) => {
  if (concession === undefined || concession.payFen === null) return ''
  const { payFen, fullFen } = concession
  const sentence = words(fullFen === null ? 'price' : 'price.full') || ''
  return sentence.replace('{pay}', yuan(payFen)).replace('{full}', yuan(fullFen || 0))
}

/**
 * What stands in the slots of a plate, by the slot's name.
 * @param {import('./venue-gateway.js').Answer} answer @param {Words} words
 * @returns {Record<string, string>}
 */
export const slotsOf = ({ id, fields = {}, concession }, words) => {
  /** @type {Record<string, string>} */
  const slots = { price: priceOf(concession, words) }
  if (id !== undefined) slots['reference'] = id.slice(-6).toUpperCase()
  for (const field of Object.keys(fields)) {
    const value = fields[field]
    const mask = MASKS[/** @type {keyof typeof MASKS} */ (field)]
    if (mask === undefined || typeof value !== 'string') slots[field] = wordOf(field, value, words)
    else {
      const masked = mask(value)
      slots[field] = masked
      slots[`${field}.spoken`] = field === 'name' ? masked.replace(/\*+/g, ' ') : spokenTail(masked)
      slots[`${field}.full`] = value
    }
  }
  // The field is the rule's name; people read its label.
  if (concession !== undefined) slots['concession'] = concession.label['zh-Hans'] || ''
  return slots
}
