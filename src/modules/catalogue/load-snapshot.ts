import type { Handle } from '#platform/db.ts'
import { CatalogueSnapshot } from './snapshot.ts'
import { allPlaces, scenesOf, versionsInForce } from './store.ts'

/** Reads the catalogue in force at an instant: every layer, every place (Art. 8). */
export const loadSnapshot = async (
  handle: Handle,
  at: Temporal.Instant,
): Promise<CatalogueSnapshot> => {
  const versions = await versionsInForce(handle, at)
  const scenes = await scenesOf(
    handle,
    versions.map((version) => version.id),
  )
  return new CatalogueSnapshot(versions, scenes, await allPlaces(handle))
}
