import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Handle } from '#platform/db.ts'
import type { Logger } from '#platform/log.ts'
import type { Scene } from './scene.ts'
import { isSealGood } from './seal.ts'
import { type CatalogueSpan, CatalogueSnapshot, CatalogueTimeline } from './snapshot.ts'
import { listVersions, scenesOf, type StoredVersion, versionsAfter, versionsFrom } from './store.ts'
import { allPlaces } from './store-places.ts'

/** What lies in the database is not what was published; nothing is answered from it. */
export class CatalogueNotTrusted extends Error {
  override name = 'CatalogueNotTrusted'
}

/** A version whose signature was found good, with its scenes. */
export interface Layer {
  readonly version: StoredVersion
  readonly scenes: readonly Scene[]
}

/**
 * All that lies in a row, to see whether it is still the one that was checked. Rows come from one
 * statement, so that the order of members is the same; it is made anew for every request.
 */
const markOf = ({ seal, ...version }: StoredVersion): string =>
  JSON.stringify([
    version,
    seal && [seal.keyNumber, seal.digest, Buffer.from(seal.signature).toString('hex')],
  ])

/** The layers in force at an instant: of each region the last one that has begun. */
const inForce = (layers: readonly Layer[], at: Temporal.Instant): readonly Layer[] => [
  ...new Map(
    layers
      .filter(({ version }) => Temporal.Instant.compare(version.effectiveFrom, at) <= 0)
      .map((layer) => [layer.version.regionCode, layer]),
  ).values(),
]

const snapshotOf = (layers: readonly Layer[]): CatalogueSnapshot =>
  new CatalogueSnapshot(
    layers.map(({ version }) => version),
    layers.flatMap(({ scenes }) => scenes),
    [],
  )

/**
 * Reads the catalogue for whoever decides by it or shows it (S1): every version is checked once
 * against its signature, and kept, for a version never changes. What is unsigned, changed, or older
 * than what this reader has seen is refused: it goes on with what it knows, and throws where it
 * knows nothing.
 */
export class CatalogueReader {
  readonly #keys: KeyRing
  readonly #log: Pick<Logger, 'error'> | undefined
  readonly #known = new Map<string, Layer & { readonly mark: string }>()
  readonly #highest = new Map<string, number>()
  #last: { readonly at: Temporal.Instant; readonly layers: readonly Layer[] } | undefined

  /** What was made last of the layers in force. */
  #made: { readonly layers: readonly Layer[]; readonly snapshot: CatalogueSnapshot } | undefined

  constructor(keys: KeyRing, log?: Pick<Logger, 'error'>) {
    this.#keys = keys
    this.#log = log
  }

  /** A version with its scenes, once its signature is known to be good. */
  async layer(handle: Handle, version: StoredVersion): Promise<Layer> {
    const known = this.#known.get(version.id)
    const mark = markOf(version)
    if (known?.mark === mark) return known
    const scenes = await scenesOf(handle, [version.id])
    const { seal, regionCode, number } = version
    if (seal === undefined || !isSealGood(this.#keys, version, scenes, seal))
      throw new CatalogueNotTrusted(
        `version ${number} of ${regionCode} does not carry a signature of this program`,
      )
    const layer = { version, scenes, mark }
    this.#known.set(version.id, layer)
    return layer
  }

  /** Those of some versions, checked one after the other. */
  async #checked(handle: Handle, versions: readonly StoredVersion[]): Promise<Layer[]> {
    const layers: Layer[] = []
    for (const version of versions) layers.push(await this.layer(handle, version))
    return layers
  }

  /** The versions of every region, those that wait too, the newest first (Art. 8). */
  async newest(handle: Handle, most: number): Promise<readonly Layer[]> {
    return this.#checked(handle, (await listVersions(handle)).slice(0, most))
  }

  /** The versions of a region after a number, in order (Art. 8). */
  async after(
    handle: Handle,
    regionCode: string,
    page: { readonly after: number; readonly limit: number },
  ): Promise<readonly Layer[]> {
    return this.#checked(handle, await versionsAfter(handle, regionCode, page))
  }

  /** The layers in force and those that follow, checked. */
  async #layers(handle: Handle, at: Temporal.Instant): Promise<readonly Layer[]> {
    const versions = await versionsFrom(handle, at)
    const found = new Map(versions.map(({ regionCode, number }) => [regionCode, number]))
    for (const [regionCode, number] of this.#highest)
      if ((found.get(regionCode) ?? 0) < number)
        throw new CatalogueNotTrusted(`version ${number} of ${regionCode} has gone`)
    const layers = await this.#checked(handle, versions)
    for (const [regionCode, number] of found) this.#highest.set(regionCode, number)
    return layers
  }

  /** The same; what it knew before where something is wrong with what it finds. */
  async #trusted(handle: Handle, at: Temporal.Instant): Promise<readonly Layer[]> {
    try {
      const layers = await this.#layers(handle, at)
      this.#last = { at, layers }
      return layers
    } catch (error) {
      const last = this.#last
      if (!(error instanceof CatalogueNotTrusted) || last === undefined) throw error
      if (Temporal.Instant.compare(at, last.at) < 0) throw error
      this.#log?.error({ err: error }, 'the catalogue in the database is not to be trusted')
      return last.layers
    }
  }

  /** The catalogue in force at an instant, without the places; as long as it is, the same one. */
  async scenes(handle: Handle, at: Temporal.Instant): Promise<CatalogueSnapshot> {
    const layers = inForce(await this.#trusted(handle, at), at)
    const made = this.#made
    if (made?.layers.length === layers.length && layers.every((one, i) => one === made.layers[i]))
      return made.snapshot
    const snapshot = snapshotOf(layers)
    this.#made = { layers, snapshot }
    return snapshot
  }

  /** The catalogue in force at an instant: every layer, every place (Art. 8). */
  async snapshot(handle: Handle, at: Temporal.Instant): Promise<CatalogueSnapshot> {
    return (await this.scenes(handle, at)).withPlaces(await allPlaces(handle))
  }

  /** The catalogue of an instant and all that is known to follow. */
  async timeline(handle: Handle, at: Temporal.Instant): Promise<CatalogueTimeline> {
    const layers = await this.#trusted(handle, at)
    const places = await allPlaces(handle)
    const later = layers
      .map(({ version }) => version.effectiveFrom)
      .filter((from) => Temporal.Instant.compare(from, at) > 0)
      .toSorted((a, b) => Temporal.Instant.compare(a, b))
    const spans = [at, ...later].map((from): CatalogueSpan => ({
      from,
      snapshot: snapshotOf(inForce(layers, from)).withPlaces(places),
    }))
    return new CatalogueTimeline(spans)
  }
}
