import { foldWidth, normaliseNumber } from './identity-number/normalise.ts'
import { graphemes } from './names.ts'

const STAR = '*'
const stars = (count: number): string => STAR.repeat(Math.max(count, 0))

/** Shows the first and the last few characters and one star for each between them. */
const maskMiddle = (text: string, first: number, last: number): string => {
  const characters = graphemes(text)
  const hidden = characters.length - first - last
  if (hidden < 1) return stars(characters.length)
  return [
    ...characters.slice(0, first),
    stars(hidden),
    ...characters.slice(characters.length - last),
  ].join('')
}

/** 复姓 that are still borne; the surname of a longer name is shown whole. */
const TWO_CHARACTER_SURNAMES: ReadonlySet<string> = new Set(
  (
    '欧阳 歐陽 上官 司马 司馬 司徒 司空 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 令狐 慕容 ' +
    '夏侯 轩辕 軒轅 端木 宇文 长孙 長孫 独孤 獨孤 南宫 南宮 呼延 申屠 公冶 濮阳 濮陽 澹台 澹臺'
  ).split(' '),
)

const DOT = /[\u00B7\u30FB\u2022\u2027\uFF65]/
const BETWEEN_PARTS = /([\s\-,.'\u2019]+)/

/** 买买提·艾力 as 买**·*力: the first character of the first part, the last of the last. */
const maskDottedName = (name: string): string => {
  const characters = graphemes(name)
  const bare = characters.filter((character) => !DOT.test(character)).length
  if (bare < 2) return stars(characters.length)
  return characters
    .map((character, i) => {
      const shown = i === 0 || (i === characters.length - 1 && bare > 2)
      return shown || DOT.test(character) ? character : STAR
    })
    .join('')
}

/** CHAN Tai Man as C* T* M*: one star whatever the length of the part. */
const maskAlphabeticName = (name: string): string =>
  name
    .split(BETWEEN_PARTS)
    .map((part, i) => (i % 2 === 1 || part === '' ? part : `${graphemes(part)[0] ?? ''}${STAR}`))
    .join('')

/**
 * 姓名脱敏: 张*, 王*明, 欧阳**, 买**·*力, C* T* M*. Shows enough for the owner to know the name and
 * always hides some of it. Works on characters as a person sees them.
 */
export const maskName = (name: string): string => {
  // A name such as 张 三 is spaced to fill a column; its space is no character to hide.
  const whole = name.replaceAll(/\s+/g, '')
  if (DOT.test(whole)) return maskDottedName(whole)
  if (!/^\p{Script=Han}/u.test(whole)) return maskAlphabeticName(name.trim())
  const characters = graphemes(whole)
  if (characters.length >= 4 && TWO_CHARACTER_SURNAMES.has(characters.slice(0, 2).join('')))
    return maskMiddle(whole, 2, 0)
  return characters.length === 2 ? maskMiddle(whole, 1, 0) : maskMiddle(whole, 1, 1)
}

/**
 * 证件号码脱敏: 4401**********1239. Shorter numbers show less, so that at least half stays hidden:
 * three and four of 15, two and two of a travel permit, one and two of a Hong Kong card.
 */
export const maskIdentityNumber = (raw: string): string => {
  const number = normaliseNumber(raw)
  if (number.length >= 18) return maskMiddle(number, 4, 4)
  if (number.length >= 15) return maskMiddle(number, 3, 4)
  if (number.length >= 9) return maskMiddle(number, 2, 2)
  return number.length >= 6 ? maskMiddle(number, 1, 2) : stars(number.length)
}

/** Country codes of most holders; the code is not personal and helps to know the number. */
const COUNTRY = /^\+(?:86|852|853|886)/

/** 手机号脱敏: 138****1234, +852****4567; any other number shows its last four digits at most. */
export const maskPhone = (raw: string): string => {
  const phone = foldWidth(raw).replaceAll(/[^\d+]/g, '')
  const country = COUNTRY.exec(phone)?.[0] ?? ''
  const number = phone.slice(country.length).replaceAll('+', '')
  if (/^1\d{10}$/.test(number)) return country + maskMiddle(number, 3, 4)
  return country + maskMiddle(number, 0, number.length >= 8 ? 4 : 2)
}

/** 银行账号脱敏: ****0018, always four stars, so that the length of the account is not told. */
export const maskAccountTail = (raw: string): string => {
  const account = normaliseNumber(raw)
  return account.length >= 8 ? `${stars(4)}${account.slice(-4)}` : stars(4)
}

/** 社保卡卡号脱敏: *****4567. */
export const maskCardNumber = (raw: string): string => {
  const number = normaliseNumber(raw)
  return maskMiddle(number, 0, number.length >= 8 ? 4 : 0)
}

/** What a screen reader says of a masked number, in parts that each language puts together. */
export interface SpokenTail {
  readonly count: number
  /** One by one, so that 0012 is read as four digits and not as twelve. */
  readonly characters: readonly string[]
}

/**
 * The last four characters, or as many as a masked number shows: “证件号码，末四位 0 0 1 2” and
 * never “星星星”. Give it what is on the screen; it never says more than four characters.
 */
export const spokenTail = (number: string): SpokenTail => {
  const shown = number.slice(number.lastIndexOf(STAR) + 1)
  const characters = graphemes(shown).slice(-4)
  return { count: characters.length, characters }
}
