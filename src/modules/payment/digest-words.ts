/** Sixteen characters that nobody takes for one another, by eye or by ear; one for each digit. */
const SIGNS = '山 水 云 雨 花 鸟 鱼 虫 金 木 火 土 日 月 星 风'.split(' ')

/** Digits of the digest that are read out. */
const READ_OUT = 12

/**
 * 核对词: the beginning of a digest in twelve characters, in fours, to be compared by telephone; the
 * rest stands in groups of four digits (T23).
 */
export const digestWords = (digest: string): readonly string[] => {
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new RangeError('this is no digest')
  const signs = Array.from(
    { length: READ_OUT },
    (_, i) => SIGNS[Number.parseInt(digest.charAt(i), 16)] ?? '',
  )
  return [0, 4, 8].map((from) => signs.slice(from, from + 4).join(''))
}

/** The whole digest in groups of four digits. */
export const digestGroups = (digest: string): readonly string[] => digest.match(/.{4}/g) ?? []
