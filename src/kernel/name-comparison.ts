import { normaliseName } from './names.ts'

/**
 * 同名判断: one name, one name but for how it is written, or something a person has to look at. Two
 * names that merely look like one are never the same by rule.
 */
export type NameComparison =
  | { readonly result: 'same' }
  | { readonly result: 'equivalent'; readonly by: readonly Equivalence[] }
  | { readonly result: 'secondLook'; readonly why: 'scripts' | 'differs' }

/** In what two writings of one name may differ. */
export type Equivalence =
  /** Forms of the middle dot, width, runs of spaces, case of Latin letters. */
  | 'writing'
  /** Accents of Latin letters, which machine-readable lines and many systems do not know. */
  | 'accents'
  /** Hyphens, apostrophes, commas and full stops between the parts of a Latin name. */
  | 'joints'
  /** Surname first or last. */
  | 'order'

/** Letters that do not fall apart into a letter and its mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'SS',
  ẞ: 'SS',
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Đ: 'D',
  Ð: 'D',
  Ł: 'L',
  Þ: 'TH',
  İ: 'I',
  ı: 'I',
}

const isLatin = (name: string): boolean =>
  /\p{Script=Latin}/u.test(name) && /^[\p{Script=Latin}\p{M}\s\-‐‑'’`´.,·<]+$/u.test(name)

const isHan = (name: string): boolean => /\p{Script=Han}/u.test(name)

const withoutAccents = (name: string): string =>
  name
    .replaceAll(/[ßẞÆŒØĐÐŁÞİı]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')

const withoutJoints = (name: string): string =>
  name
    .replaceAll(/[-‐‑'’`´.,·<]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

const inOneOrder = (name: string): string => name.split(' ').toSorted().join(' ')

/** Each step takes away one more way of writing, in this order. */
const STEPS: readonly (readonly [Equivalence, (name: string) => string])[] = [
  ['accents', withoutAccents],
  ['joints', withoutJoints],
  ['order', inOneOrder],
]

/**
 * The form that all writings of one name share. For comparison only: never shown, never stored and
 * never put in an index. A name in another script than Latin keeps to `normaliseName`.
 */
export const comparedForm = (name: string): string => {
  const plain = normaliseName(name)
  return isLatin(plain) ? STEPS.reduce((form, [, step]) => step(form), plain) : plain
}

/** The ways of writing in which two names of one form differ. */
const equivalencesOf = (one: string, other: string): readonly Equivalence[] => {
  let [left, right] = [normaliseName(one), normaliseName(other)]
  const by: Equivalence[] = []
  if (one !== left || other !== right) by.push('writing')
  for (const [equivalence, step] of STEPS) {
    if (left === right) break
    const [a, b] = [step(left), step(right)]
    if (a !== left || b !== right) by.push(equivalence)
    ;[left, right] = [a, b]
  }
  return by
}

/**
 * Compares two names of which both should be of one person. A Chinese and a Latin name are a matter
 * for two eyes: how a name is romanised is the choice of its owner.
 */
export const compareNames = (one: string, other: string): NameComparison => {
  const [left, right] = [one.trim().normalize('NFC'), other.trim().normalize('NFC')]
  if (left === right) return { result: 'same' }
  if (comparedForm(left) === comparedForm(right))
    return { result: 'equivalent', by: equivalencesOf(left, right) }
  const scripts = (isHan(left) && isLatin(right)) || (isLatin(left) && isHan(right))
  return { result: 'secondLook', why: scripts ? 'scripts' : 'differs' }
}
