import type { Domain, Scene } from '#modules/catalogue/index.ts'
import type { Audience, Use } from './credential.ts'

/** What two things are compared by. */
export interface Likeness {
  readonly name: string
  readonly domain: Domain
  readonly audiences: readonly Audience[]
  readonly uses: readonly Use[]
}

/** 重复的理由: in what two things are alike. */
export const LIKENESS_REASONS = ['domain', 'audience', 'use', 'name'] as const
export type LikenessReason = (typeof LIKENESS_REASONS)[number]

export interface Compared {
  /** 0 to 100. */
  readonly score: number
  readonly reasons: readonly LikenessReason[]
}

/**
 * How much each counts, of 100. They only decide what is laid before people, never what comes of
 * it, and are set so that a second card for the same people to ride by is always found.
 */
const WEIGHTS = { domain: 25, audience: 25, use: 20, name: 30 } as const satisfies Record<
  LikenessReason,
  number
>
/** From here on two things are shown as alike. */
const LEAST_SCORE = 60
/** Names that are this alike are shown, whatever they are for. */
const LEAST_NAME = 0.6

/** Words of everyday speech that mean one thing in names. */
const SAME_WORDS: readonly (readonly [RegExp, string])[] = [
  [/老年人?|老人|敬老|高龄/g, '长者'],
  [/坐车|搭车|公交|乘坐/g, '乘车'],
  [/低收入|低保|困难群众|特困/g, '困难'],
  [/残障/g, '残疾'],
  [/优惠|优抚/g, '优待'],
]
/** What every card is called, which tells nothing. */
const NOTHING_SAID = /[\s\p{P}]|广东省?|社会保障|一卡通|[卡证码]$/gu

/** A name as names are compared: one spelling, one word for one thing, nothing that all share. */
export const plainName = (name: string): string =>
  SAME_WORDS.reduce((text, [words, one]) => text.replaceAll(words, one), name.normalize('NFKC'))
    .toLowerCase()
    .replaceAll(NOTHING_SAID, '')

const pairsOf = (name: string): ReadonlySet<string> => {
  const letters = Array.from(plainName(name))
  return new Set(letters.slice(1).map((letter, i) => `${letters[i] ?? ''}${letter}`))
}

/** Dice coefficient of pairs of characters: 1 for the same, 0 for nothing in common. */
const nameLikeness = (a: string, b: string): number => {
  if (plainName(a) === plainName(b)) return 1
  const [ofA, ofB] = [pairsOf(a), pairsOf(b)]
  const all = ofA.size + ofB.size
  return all === 0 ? 0 : (2 * ofA.intersection(ofB).size) / all
}

/** Something for everyone is half of what something for a few is. */
const audienceLikeness = (a: readonly Audience[], b: readonly Audience[]): number => {
  if (a.some((one) => b.includes(one))) return 1
  return a.includes('everyone') || b.includes('everyone') ? 0.5 : 0
}

const useLikeness = (a: readonly Use[], b: readonly Use[]): number => {
  const fewer = Math.min(a.length, b.length)
  return fewer === 0 ? 0 : a.filter((one) => b.includes(one)).length / fewer
}

/** How alike two things are, and in what; the same whichever comes first. */
export const compareLikeness = (a: Likeness, b: Likeness): Compared => {
  const shares: Readonly<Record<LikenessReason, number>> = {
    domain: a.domain === b.domain ? 1 : 0,
    audience: audienceLikeness(a.audiences, b.audiences),
    use: useLikeness(a.uses, b.uses),
    name: nameLikeness(a.name, b.name),
  }
  const sum = LIKENESS_REASONS.reduce((all, reason) => all + WEIGHTS[reason] * shares[reason], 0)
  const reasons = LIKENESS_REASONS.filter((reason) => shares[reason] >= 0.25)
  return { score: Math.round(sum), reasons }
}

/** Whether people have to look at the two. */
const overlaps = (a: Likeness, b: Likeness, { score }: Compared): boolean =>
  score >= LEAST_SCORE || nameLikeness(a.name, b.name) >= LEAST_NAME

/** Those of many that overlap with one, the most alike first; of equals the first stays first. */
export const findOverlaps = <Other extends Likeness>(
  one: Likeness,
  others: readonly Other[],
): readonly { readonly other: Other; readonly compared: Compared }[] =>
  others
    .map((other) => ({ other, compared: compareLikeness(one, other) }))
    .filter(({ other, compared }) => overlaps(one, other, compared))
    .toSorted((a, b) => b.compared.score - a.compared.score)

/** For whom a scene is, as its own words say; for everyone where they say nothing. */
const AUDIENCE_WORDS: readonly (readonly [Audience, RegExp])[] = [
  ['elders', /老年|长者|敬老|高龄|养老/],
  ['disabled', /残疾|残障/],
  ['students', /学生|校园|学籍|助学/],
  ['children', /儿童|少年|孤儿/],
  ['lowIncome', /低保|低收入|特困|困难|最低生活/],
  ['veterans', /退役|军人|优抚/],
  ['talents', /人才|职称|专业技术/],
  ['workers', /职工|工会/],
]

const usesOf = (scene: Scene): readonly Use[] => {
  const { returnedFields, carriers, assuranceLevel, codePurpose, concessionKind, domain } = scene
  const tells = (...fields: readonly string[]) =>
    returnedFields.some((field) => fields.includes(field))
  const holds: Readonly<Record<Use, boolean>> = {
    identity: assuranceLevel >= 2,
    entry: codePurpose === 'identity' && assuranceLevel === 1,
    payment: codePurpose !== 'identity' || carriers.includes('bank'),
    concession: concessionKind !== undefined,
    entitlement:
      tells('entitlement', 'talentLevel', 'accountToken') || ['subsidy', 'relief'].includes(domain),
  }
  return (Object.keys(holds) as Use[]).filter((use) => holds[use])
}

/** A scene of the catalogue as something that a credential may repeat. */
export const likenessOfScene = (scene: Scene): Likeness => {
  const words = `${scene.name['zh-Hans']}${scene.description['zh-Hans']}`
  const audiences = AUDIENCE_WORDS.filter(([, found]) => found.test(words)).map(([one]) => one)
  return {
    name: scene.name['zh-Hans'],
    domain: scene.domain,
    audiences: audiences.length === 0 ? ['everyone'] : audiences,
    uses: usesOf(scene),
  }
}
