import { provinceDate } from '#kernel/period.ts'
import type { Handle } from '#platform/db.ts'
import { scenesOn } from './last-day.ts'
import { CatalogueSnapshot, hasBegun } from './snapshot.ts'
import { scenesOf, versionsFrom } from './store.ts'
import { allPlaces } from './store-places.ts'

/**
 * The catalogue in force at an instant as it lies in the database, unchecked: for names in
 * histories. Whoever decides by it or shows it as the catalogue reads by `CatalogueReader`.
 */
export const loadSnapshot = async (
  handle: Handle,
  at: Temporal.Instant,
): Promise<CatalogueSnapshot> => {
  const versions = (await versionsFrom(handle, at)).filter((version) => hasBegun(version, at))
  const layers = await scenesOf(
    handle,
    versions.map(({ id }) => id),
  )
  const scenes = scenesOn(layers, provinceDate(at))
  return new CatalogueSnapshot(versions, scenes, await allPlaces(handle))
}
