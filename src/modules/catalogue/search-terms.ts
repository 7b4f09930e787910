import { pinyin } from 'pinyin-pro'
import type { Text } from './scene.ts'

/** Goes up when terms are worked out otherwise: those of every place are then renewed. */
export const TERMS_EDITION = 1

/** As much of a word as anybody types before looking at the list. */
const LONGEST = 12
const HAN = /\p{Script=Han}/u
const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu

/** 全角 and half, upper and lower case, é and e are the same to somebody who searches. */
export const plainText = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').normalize('NFKC').toLowerCase()

const readings = new Map<string, string>()
const READINGS_KEPT = 5000

/** 拼音首字母: `广州图书馆` → `gztsg`; whoever types on a small keyboard types these. */
export const initialsOf = (text: string): string => {
  const known = readings.get(text)
  if (known !== undefined) return known
  const letters = pinyin(text, {
    pattern: 'first',
    toneType: 'none',
    type: 'array',
    nonZh: 'removed',
  })
  const initials = letters.join('').toLowerCase()
  if (readings.size >= READINGS_KEPT) readings.clear()
  readings.set(text, initials)
  return initials
}

const runsOf = (text: string): readonly string[] => plainText(text).match(RUNS) ?? []

/** `图书馆` → `图书`, `书馆`: no dictionary decides where a word of Chinese begins. */
const pairsOf = (run: string): readonly string[] => {
  const characters = Array.from(run)
  if (characters.length < 2) return characters
  return characters.slice(1).map((second, i) => `${characters[i] ?? ''}${second}`)
}

/** 佛山图书馆 is the library of 佛山市: what kind of division a name belongs to is often left out. */
const short = (run: string): string => run.replaceAll(/[省市区县區縣]/gu, '')

const beginningsOf = (word: string): readonly string[] =>
  Array.from({ length: Math.min(word.length, LONGEST) }, (_, i) => word.slice(0, i + 1))

/** Every part of the initials that is long enough to mean something. */
const initialTerms = (initials: string): readonly string[] =>
  Array.from(initials, (_, i) => beginningsOf(initials.slice(i)))
    .flat()
    .filter((letters) => letters.length > 1)

const textTerms = (text: string): readonly string[] =>
  runsOf(text).flatMap((run) =>
    HAN.test(run) ? Array.from(run).concat(pairsOf(run), pairsOf(short(run))) : beginningsOf(run),
  )

/**
 * 检索词 of a place: what it is found by, kept beside it under an index. Single characters and
 * pairs of its names and address, the beginnings of foreign words, and the initials of its name.
 */
export const placeTerms = (place: {
  readonly code: string
  readonly name: Text
  readonly address: string
}): readonly string[] => [
  ...new Set([
    ...[place.code, ...Object.values(place.name), place.address].flatMap(textTerms),
    ...[place.name['zh-Hans'], short(place.name['zh-Hans'])].flatMap((name) =>
      initialTerms(initialsOf(name)),
    ),
  ]),
]

/** The terms that all must be there for what somebody typed; none where nothing can be read. */
export const askedTerms = (query: string): readonly string[] => [
  ...new Set(
    runsOf(query).flatMap((run) => {
      if (!HAN.test(run)) return [run.slice(0, LONGEST)]
      return pairsOf(Array.from(short(run)).length < 2 ? run : short(run))
    }),
  ),
]
