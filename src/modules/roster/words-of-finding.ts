import { FINDING_TEXTS, type FindingCode } from './finding-texts.ts'
import { isCheck, ROSTER_CHECKS } from './roster-check.ts'

const isRead = (code: string): code is FindingCode => Object.hasOwn(FINDING_TEXTS, code)

/** What is wrong and what to do, apart. */
export interface FindingWords {
  readonly what: string
  readonly next: string
}

const WITHOUT_PLACE: readonly (readonly [string, string])[] = [
  ['第 {} 个字', '有一个字'],
  ['第 {} 位', '有一位'],
  ['在第 {} 行也有', '在另一行也有'],
  ['在第 {} 行已经', '已经'],
]

const withoutPlace = (text: string): string =>
  WITHOUT_PLACE.reduce((said, [from, to]) => said.replace(from, to), text)

/** A finding of the reading or of a check, in words for the officer. */
export const wordsOf = (code: string): FindingWords => {
  if (isCheck(code)) {
    const { zh, nextZh } = ROSTER_CHECKS[code]
    return { what: zh, next: nextZh }
  }
  if (!isRead(code)) return { what: code, next: '' }
  const [what = '', ...next] = withoutPlace(FINDING_TEXTS[code].zh).split('。')
  return { what, next: next.filter((one) => one !== '').join('。') }
}
