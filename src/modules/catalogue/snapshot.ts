import { PROVINCE } from '#law/setting.ts'
import { tighten } from './layer.ts'
import type { Place, Scene } from './scene.ts'
import type { Seal } from './seal.ts'

export { PROVINCE } from '#law/setting.ts'

/** One published layer: the province's, or what a city added. */
export interface PublishedVersion {
  readonly id: string
  readonly regionCode: string
  readonly number: number
  readonly publishedAt: Temporal.Instant
  readonly effectiveFrom: Temporal.Instant
  readonly reason: string
  /** What it was signed with; its digest names all it says. */
  readonly seal?: Seal | undefined
}

/** Whether the time of a version has come. */
export const hasBegun = (
  { effectiveFrom }: Pick<PublishedVersion, 'effectiveFrom'>,
  at: Temporal.Instant,
): boolean => Temporal.Instant.compare(effectiveFrom, at) <= 0

/** What a version did to one scene of the version before, and why. */
export interface VersionChange {
  readonly kind: 'added' | 'changed' | 'removed'
  readonly code: string
  readonly reason: string
}

/** What a version says of itself besides its scenes. */
export interface VersionContent extends PublishedVersion {
  /** The digest of the version before; `undefined` for the first. */
  readonly previous: string | undefined
  readonly changes: readonly VersionChange[]
  /** Versions that waited, and never take effect because this one stands in their place. */
  readonly supersedes: readonly number[]
}

/**
 * The catalogue in force at one instant (Art. 8): the provincial layer, what cities added to it,
 * and what they tightened. A snapshot never changes; a later one is loaded beside it.
 */
export class CatalogueSnapshot {
  readonly versions: readonly PublishedVersion[]
  /** Every scene once, as the layer that brought it says. */
  readonly scenes: readonly Scene[]
  /** Provincial scenes as they hold in the cities that tightened them: by city, then by code. */
  readonly tightened: ReadonlyMap<string, ReadonlyMap<string, Scene>>
  readonly places: ReadonlyMap<string, Place>
  readonly #layers: readonly Scene[]
  readonly #byCode: ReadonlyMap<string, Scene>

  /** @param layers the scenes of every layer; a city's on a provincial code tightens that scene. */
  constructor(
    versions: readonly PublishedVersion[],
    layers: readonly Scene[],
    places: readonly Place[],
  ) {
    const ofProvince = new Map(
      layers.filter(({ regionCode }) => regionCode === PROVINCE).map((one) => [one.code, one]),
    )
    const scenes: Scene[] = []
    const tightened = new Map<string, Map<string, Scene>>()
    for (const scene of layers) {
      const base = scene.regionCode === PROVINCE ? undefined : ofProvince.get(scene.code)
      if (base === undefined) scenes.push(scene)
      else {
        const inCity = tightened.get(scene.regionCode) ?? new Map<string, Scene>()
        tightened.set(scene.regionCode, inCity.set(scene.code, tighten(base, scene)))
      }
    }
    this.#layers = layers
    this.versions = versions
    this.scenes = scenes
    this.tightened = tightened
    this.places = new Map(places.map((place) => [place.id, place]))
    this.#byCode = new Map(scenes.map((scene) => [scene.code, scene]))
  }

  /** The same catalogue with other places. */
  withPlaces(places: readonly Place[]): CatalogueSnapshot {
    return new CatalogueSnapshot(this.versions, this.#layers, places)
  }

  /** The scene as it holds in a city: a provincial one everywhere, a city's own only there. */
  scene(code: string, cityCode: string): Scene | undefined {
    const scene = this.#byCode.get(code)
    if (scene === undefined || scene.status !== 'published') return undefined
    if (scene.regionCode !== PROVINCE && scene.regionCode !== cityCode) return undefined
    return this.tightened.get(cityCode)?.get(code) ?? scene
  }

  /** Every scene once, provincial ones as this city has them; without a city as they are. */
  scenesIn(cityCode: string | undefined): readonly Scene[] {
    const inCity = cityCode === undefined ? undefined : this.tightened.get(cityCode)
    if (inCity === undefined) return this.scenes
    return this.scenes.map((scene) => inCity.get(scene.code) ?? scene)
  }

  /** The cities that tightened a scene of the province, with what it is there. */
  tightenedIn(code: string): readonly (readonly [cityCode: string, scene: Scene])[] {
    return [...this.tightened].flatMap(([cityCode, scenes]): [string, Scene][] => {
      const scene = scenes.get(code)
      return scene === undefined ? [] : [[cityCode, scene]]
    })
  }

  /** The scene wherever it holds, for names in histories. */
  sceneByCode(code: string): Scene | undefined {
    return this.#byCode.get(code)
  }

  place(id: string): Place | undefined {
    return this.places.get(id)
  }
}

/** A catalogue from an instant on. */
export interface CatalogueSpan {
  readonly from: Temporal.Instant
  readonly snapshot: CatalogueSnapshot
}

/**
 * The catalogue of now and what is already known to follow: whoever holds one switches at the
 * effective instant by the clock, without asking anybody, and so does every other process.
 */
export class CatalogueTimeline {
  readonly #spans: readonly CatalogueSpan[]

  /** @param spans in the order of their beginnings; the first holds before it, too */
  constructor(spans: readonly CatalogueSpan[]) {
    this.#spans = spans
  }

  /** The catalogue in force at an instant of now or later. */
  at(instant: Temporal.Instant): CatalogueSnapshot {
    const found =
      this.#spans.findLast(({ from }) => Temporal.Instant.compare(from, instant) <= 0) ??
      this.#spans[0]
    if (found === undefined) throw new Error('a timeline has at least one catalogue')
    return found.snapshot
  }

  /** The same spans with something done to the catalogue of each. */
  map(change: (snapshot: CatalogueSnapshot) => CatalogueSnapshot): CatalogueTimeline {
    return new CatalogueTimeline(
      this.#spans.map(({ from, snapshot }) => ({ from, snapshot: change(snapshot) })),
    )
  }
}
