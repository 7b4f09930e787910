const DIGITS = '零一二三四五六七八九'

const digit = (n: number): string => DIGITS.charAt(n)

const belowHundred = (n: number): string => {
  const tens = Math.floor(n / 10)
  const ones = n % 10
  return `${tens === 0 ? '' : `${digit(tens)}十`}${ones === 0 ? '' : digit(ones)}`
}

/**
 * A number as statutes write it: 3 → 三, 14 → 十四, 20 → 二十, 105 → 一百零五, 280 → 二百八十.
 * Throws a RangeError outside 1 to 999.
 */
export const chineseNumeral = (n: number): string => {
  if (!Number.isInteger(n) || n < 1 || n > 999) throw new RangeError(`no article number: ${n}`)
  if (n < 20) return belowHundred(n).replace(/^一十/, '十')
  if (n < 100) return belowHundred(n)
  const rest = n % 100
  return `${digit(Math.floor(n / 100))}百${rest > 0 && rest < 10 ? '零' : ''}${belowHundred(rest)}`
}
