import type { DocumentKind } from '#kernel/identity-number/index.ts'
import type { CatalogueSnapshot, Scene } from '#modules/catalogue/index.ts'

/** What everybody is compared with. */
export const REFERENCE = 'residentIdentityCard' as const

/** 港澳居民's documents: who holds the card by one of them pays what everybody pays (Art. 16). */
export const COMPARED_DOCUMENTS = [
  'residencePermitHongKong',
  'residencePermitMacao',
  'travelPermitHongKongMacao',
  'travelPermitHongKongMacaoNonChinese',
] as const satisfies readonly DocumentKind[]

/** Ages from birth on; nothing that is known asks for more. */
export const OLDEST = 100

/** A made-up holder, with everything by which one could be told from another. */
export interface ParityHolder {
  readonly documentKind: DocumentKind
  readonly age: number
  readonly categories: readonly string[]
}

/** A scene in a city, as it holds there. */
export interface SceneInCity {
  readonly scene: Scene
  readonly cityCode: string
}

/** What is answered to a holder in a scene, as a text that is alike where the answer is. */
export type AnswerTo = (where: SceneInCity, holder: ParityHolder) => string

/** 差别: two people who differ by their document alone are answered differently. */
export interface ParityDifference {
  readonly sceneCode: string
  readonly cityCode: string
  readonly age: number
  readonly categories: readonly string[]
  readonly documentKind: DocumentKind
  readonly expected: string
  readonly found: string
}

/** Nobody at all, everybody of one category, and somebody of all of them. */
export const categorySets = (categories: readonly string[]): readonly (readonly string[])[] => [
  [],
  ...categories.map((category) => [category]),
  ...(categories.length > 1 ? [categories] : []),
]

/**
 * The cities to compare in: each that says anything of its own, and one that stands for the others,
 * where all is as the province has it.
 */
export const citiesToCompare = (
  cityCodes: readonly string[],
  speaking: ReadonlySet<string>,
): readonly string[] => {
  const silent = cityCodes.find((code) => !speaking.has(code))
  return cityCodes.filter((code) => speaking.has(code) || code === silent)
}

/**
 * The scenes to compare: what has a price in every city, since cities have rules of their own; the
 * others once, in a city where they hold.
 */
export const scenesToCompare = (
  catalogue: CatalogueSnapshot,
  cityCodes: readonly string[],
): readonly SceneInCity[] =>
  catalogue.scenes.flatMap(({ code, concessionKind }) => {
    const held = cityCodes.flatMap((cityCode): SceneInCity[] => {
      const scene = catalogue.scene(code, cityCode)
      return scene === undefined ? [] : [{ scene, cityCode }]
    })
    return concessionKind === undefined ? held.slice(0, 1) : held
  })

/** Compares all ages and categories in one scene of one city (Art. 16). */
export const compareInScene = (
  where: SceneInCity,
  sets: readonly (readonly string[])[],
  answerTo: AnswerTo,
): { readonly cases: number; readonly differences: readonly ParityDifference[] } => {
  const differences: ParityDifference[] = []
  let cases = 0
  for (let age = 0; age <= OLDEST; age += 1)
    for (const categories of sets) {
      const expected = answerTo(where, { documentKind: REFERENCE, age, categories })
      for (const documentKind of COMPARED_DOCUMENTS) {
        const found = answerTo(where, { documentKind, age, categories })
        cases += 1
        if (found === expected) continue
        const { scene, cityCode } = where
        const sceneCode = scene.code
        differences.push({ sceneCode, cityCode, age, categories, documentKind, expected, found })
      }
    }
  return { cases, differences }
}
