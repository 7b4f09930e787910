import type { Place, Scene } from './scene.ts'

export const PROVINCE = '440000'

/** One published layer: the province's, or what a city added. */
export interface PublishedVersion {
  readonly id: string
  readonly regionCode: string
  readonly number: number
  readonly publishedAt: Temporal.Instant
  readonly effectiveFrom: Temporal.Instant
  readonly reason: string
}

/**
 * The catalogue in force at one instant (Art. 8): the provincial layer and what cities added to it.
 * A snapshot never changes; a later one is loaded beside it.
 */
export class CatalogueSnapshot {
  readonly versions: readonly PublishedVersion[]
  readonly scenes: readonly Scene[]
  readonly places: ReadonlyMap<string, Place>
  readonly #byCode: ReadonlyMap<string, Scene>

  constructor(
    versions: readonly PublishedVersion[],
    scenes: readonly Scene[],
    places: readonly Place[],
  ) {
    this.versions = versions
    this.scenes = scenes
    this.places = new Map(places.map((place) => [place.id, place]))
    this.#byCode = new Map(scenes.map((scene) => [scene.code, scene]))
  }

  /** The scene as it holds in a city: a provincial one everywhere, a city's own only there. */
  scene(code: string, cityCode: string): Scene | undefined {
    const scene = this.#byCode.get(code)
    if (scene === undefined || scene.status !== 'published') return undefined
    return scene.regionCode === PROVINCE || scene.regionCode === cityCode ? scene : undefined
  }

  /** The scene wherever it holds, for names in histories. */
  sceneByCode(code: string): Scene | undefined {
    return this.#byCode.get(code)
  }

  place(id: string): Place | undefined {
    return this.places.get(id)
  }
}
