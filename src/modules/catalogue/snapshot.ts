import { tighten } from './layer.ts'
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

/** What a city says of a scene of the province. */
const isTightening = (scene: Scene, ofProvince: ReadonlyMap<string, Scene>): boolean =>
  scene.regionCode !== PROVINCE && ofProvince.has(scene.code)

/**
 * The catalogue in force at one instant (Art. 8): the provincial layer, what cities added to it,
 * and what they tightened. A snapshot never changes; a later one is loaded beside it.
 */
export class CatalogueSnapshot {
  readonly versions: readonly PublishedVersion[]
  /** Every scene once, as the layer that brought it says. */
  readonly scenes: readonly Scene[]
  /** Provincial scenes as they hold in the cities that tightened them, by city and code. */
  readonly tightened: ReadonlyMap<string, Scene>
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
    this.#layers = layers
    this.versions = versions
    this.scenes = layers.filter((scene) => !isTightening(scene, ofProvince))
    this.tightened = new Map(
      layers.flatMap((scene): [string, Scene][] => {
        const base = ofProvince.get(scene.code)
        return base === undefined || scene.regionCode === PROVINCE
          ? []
          : [[`${scene.regionCode}/${scene.code}`, tighten(base, scene)]]
      }),
    )
    this.places = new Map(places.map((place) => [place.id, place]))
    this.#byCode = new Map(this.scenes.map((scene) => [scene.code, scene]))
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
    return this.tightened.get(`${cityCode}/${code}`) ?? scene
  }

  /** Every scene once, provincial ones as this city has them; without a city as they are. */
  scenesIn(cityCode: string | undefined): readonly Scene[] {
    if (cityCode === undefined) return this.scenes
    return this.scenes.map((scene) => this.tightened.get(`${cityCode}/${scene.code}`) ?? scene)
  }

  /** The cities that tightened a scene of the province, with what it is there. */
  tightenedIn(code: string): readonly (readonly [cityCode: string, scene: Scene])[] {
    return [...this.tightened].flatMap(([key, scene]): [string, Scene][] =>
      scene.code === code ? [[key.slice(0, 6), scene]] : [],
    )
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
