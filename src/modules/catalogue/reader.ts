import { provinceDate } from '#kernel/period.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Handle } from '#platform/db.ts'
import type { Logger } from '#platform/log.ts'
import { type CatalogueMemory, rootOf, type VersionMark } from './catalogue-memory.ts'
import { endsOf, scenesOn } from './last-day.ts'
import type { Place, Scene } from './scene.ts'
import { isSealGood } from './seal.ts'
import { type CatalogueSpan, CatalogueSnapshot, CatalogueTimeline, hasBegun } from './snapshot.ts'
import {
  findVersion,
  listVersions,
  scenesOf,
  type StoredVersion,
  versionsAfter,
  versionsFrom,
} from './store.ts'
import { allPlaces } from './store-places.ts'
import { replacedBy, replacements } from './superseded.ts'

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
      .filter(({ version }) => hasBegun(version, at))
      .map((layer) => [layer.version.regionCode, layer]),
  ).values(),
]

/** What layers come to on a day: a scene whose last day has passed is withdrawn. */
const snapshotOf = (
  layers: readonly Layer[],
  on: Temporal.PlainDate,
  places: readonly Place[] = [],
): CatalogueSnapshot =>
  new CatalogueSnapshot(
    layers.map(({ version }) => version),
    scenesOn(
      layers.flatMap(({ scenes }) => scenes),
      on,
    ),
    places,
  )

/**
 * Reads the catalogue for whoever decides by it or shows it (S1): every version is checked once
 * against its signature, and kept, for a version never changes. What is unsigned, changed, or older
 * than what was seen, by this reader or by an earlier one on this machine, is refused: it goes on
 * with what it knows, and throws where it knows nothing.
 */
export class CatalogueReader {
  readonly #keys: KeyRing
  readonly #log: Pick<Logger, 'error'> | undefined
  readonly #known = new Map<string, Layer & { readonly mark: string }>()
  readonly #memory: CatalogueMemory | undefined
  readonly #highest = new Map<string, VersionMark>()
  /** The catalogue whose memory was asked for; `undefined` until there is one. */
  #root: string | undefined
  #last: { readonly at: Temporal.Instant; readonly layers: readonly Layer[] } | undefined

  /** What was made last of the layers in force, and for which day. */
  #made:
    | {
        readonly layers: readonly Layer[]
        readonly on: Temporal.PlainDate
        readonly snapshot: CatalogueSnapshot
      }
    | undefined

  /** @param memory what was seen before this process began; without it, it learns anew */
  constructor(keys: KeyRing, log?: Pick<Logger, 'error'>, memory?: CatalogueMemory) {
    this.#keys = keys
    this.#log = log
    this.#memory = memory
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

  /**
   * The versions of every region, those that wait too and none that another stands in the place
   * of, the newest first (Art. 8).
   */
  async newest(handle: Handle, most: number): Promise<readonly Layer[]> {
    const versions = await listVersions(handle)
    const replaced = replacements(versions)
    const standing = versions.filter((version) => replacedBy(replaced, version) === undefined)
    return this.#checked(handle, standing.slice(0, most))
  }

  /** The versions of a region after a number, in order (Art. 8). */
  async after(
    handle: Handle,
    regionCode: string,
    page: { readonly after: number; readonly limit: number },
  ): Promise<readonly Layer[]> {
    return this.#checked(handle, await versionsAfter(handle, regionCode, page))
  }

  /** What was seen of this catalogue on this machine, once there is a catalogue. */
  async #recall(handle: Handle): Promise<void> {
    if (this.#memory === undefined || this.#root !== undefined) return
    const root = await rootOf(handle)
    if (root === undefined) return
    const marks = await this.#memory.recall(root).catch((error: unknown) => {
      throw new CatalogueNotTrusted('what was seen of it cannot be read', { cause: error })
    })
    for (const [regionCode, mark] of marks) this.#highest.set(regionCode, mark)
    this.#root = root
  }

  /** Refuses a database in which something is missing or other than it was seen. */
  async #compare(handle: Handle, found: ReadonlyMap<string, StoredVersion>): Promise<void> {
    for (const [regionCode, { number, digest }] of this.#highest) {
      const latest = found.get(regionCode)
      if ((latest?.number ?? 0) < number)
        throw new CatalogueNotTrusted(`version ${number} of ${regionCode} has gone`)
      const same =
        latest?.number === number ? latest : await findVersion(handle, regionCode, number)
      if (same?.seal?.digest !== digest)
        throw new CatalogueNotTrusted(`version ${number} of ${regionCode} is another than it was`)
    }
  }

  /** Remembers what it has seen; where that cannot be written, it says so and goes on. */
  async #learn(found: ReadonlyMap<string, StoredVersion>): Promise<void> {
    for (const [regionCode, { number, seal }] of found) {
      if (seal === undefined || (this.#highest.get(regionCode)?.number ?? 0) >= number) continue
      const mark = { number, digest: seal.digest }
      this.#highest.set(regionCode, mark)
      if (this.#root !== undefined)
        await this.#memory?.keep(this.#root, regionCode, mark).catch((error: unknown) => {
          this.#log?.error({ err: error }, 'what was seen of the catalogue could not be kept')
        })
    }
  }

  /** The layers in force and those that follow, checked. */
  async #layers(handle: Handle, at: Temporal.Instant): Promise<readonly Layer[]> {
    await this.#recall(handle)
    const versions = await versionsFrom(handle, at)
    const found = new Map(versions.map((version) => [version.regionCode, version]))
    await this.#compare(handle, found)
    const layers = await this.#checked(handle, versions)
    await this.#learn(found)
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

  /** The catalogue in force at an instant, without the places; on a day and unchanged, the same. */
  async scenes(handle: Handle, at: Temporal.Instant): Promise<CatalogueSnapshot> {
    const layers = inForce(await this.#trusted(handle, at), at)
    const on = provinceDate(at)
    const made = this.#made
    if (
      made?.layers.length === layers.length &&
      made.on.equals(on) &&
      layers.every((one, i) => one === made.layers[i])
    )
      return made.snapshot
    const snapshot = snapshotOf(layers, on)
    this.#made = { layers, on, snapshot }
    return snapshot
  }

  /** The same of any day of the past or to come: what it finds is not what it goes on with. */
  async asOf(handle: Handle, at: Temporal.Instant): Promise<CatalogueSnapshot> {
    return snapshotOf(inForce(await this.#layers(handle, at), at), provinceDate(at))
  }

  /** The catalogue in force at an instant: every layer, every place (Art. 8). */
  async snapshot(handle: Handle, at: Temporal.Instant): Promise<CatalogueSnapshot> {
    return (await this.scenes(handle, at)).withPlaces(await allPlaces(handle))
  }

  /** The catalogue of an instant and all that is known to follow: what begins, and what ends. */
  async timeline(handle: Handle, at: Temporal.Instant): Promise<CatalogueTimeline> {
    const layers = await this.#trusted(handle, at)
    const places = await allPlaces(handle)
    const turns = layers.flatMap(({ version, scenes }) => [
      version.effectiveFrom,
      ...endsOf(scenes),
    ])
    const later = turns
      .filter((from) => Temporal.Instant.compare(from, at) > 0)
      .toSorted((a, b) => Temporal.Instant.compare(a, b))
    const spans = [at, ...later].map((from): CatalogueSpan => ({
      from,
      snapshot: snapshotOf(inForce(layers, from), provinceDate(from), places),
    }))
    return new CatalogueTimeline(spans)
  }
}
