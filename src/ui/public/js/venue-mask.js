// @ts-check
// Names and numbers as a counter may see them before somebody asks for more. The rules are those of
// the server; a test compares the two.

/** @param {string} text What a person sees as one character each. @returns {string[]} */
const graphemes = (text) => {
  if (typeof Intl.Segmenter !== 'function') return Array.from(text)
  const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** @param {string} text @param {number} first @param {number} last */
const maskMiddle = (text, first, last) => {
  const characters = graphemes(text)
  const hidden = characters.length - first - last
  if (hidden < 1) return '*'.repeat(characters.length)
  const tail = characters.slice(characters.length - last).join('')
  return characters.slice(0, first).join('') + '*'.repeat(hidden) + tail
}

const TWO_CHARACTER_SURNAMES = (
  '欧阳 歐陽 上官 司马 司馬 司徒 司空 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 令狐 慕容 ' +
  '夏侯 轩辕 軒轅 端木 宇文 长孙 長孫 独孤 獨孤 南宫 南宮 呼延 申屠 公冶 濮阳 濮陽 澹台 澹臺'
).split(' ')

const DOT = /[\u00B7\u30FB\u2022\u2027\uFF65]/

/** @param {string} name */
const maskDottedName = (name) => {
  const characters = graphemes(name)
  const bare = characters.filter((character) => !DOT.test(character)).length
  if (bare < 2) return '*'.repeat(characters.length)
  return characters
    .map((character, i) => {
      const shown = i === 0 || (i === characters.length - 1 && bare > 2)
      return shown || DOT.test(character) ? character : '*'
    })
    .join('')
}

/** @param {string} name */
const maskAlphabeticName = (name) =>
  name
    .split(/([\s\-,.'\u2019]+)/)
    .map((part, i) => (i % 2 === 1 || part === '' ? part : `${graphemes(part)[0] || ''}*`))
    .join('')

/** @param {string} name 张*, 王*明, 欧阳**, 买**·*力, C* T* M*. */
export const maskName = (name) => {
  const whole = name.replace(/\s+/g, '')
  if (DOT.test(whole)) return maskDottedName(whole)
  if (!/^\p{Script=Han}/u.test(whole)) return maskAlphabeticName(name.trim())
  const characters = graphemes(whole)
  const surname = characters.slice(0, 2).join('')
  if (characters.length >= 4 && TWO_CHARACTER_SURNAMES.indexOf(surname) >= 0)
    return maskMiddle(whole, 2, 0)
  return characters.length === 2 ? maskMiddle(whole, 1, 0) : maskMiddle(whole, 1, 1)
}

/** @param {string} number Only its last four characters, or nothing of a short one. */
export const maskNumber = (number) => maskMiddle(number, 0, number.length >= 8 ? 4 : 0)

/** @param {string} masked The tail that may be read aloud, character by character. */
export const spokenTail = (masked) => graphemes(masked.replace(/^.*\*/, '')).join(' ')
