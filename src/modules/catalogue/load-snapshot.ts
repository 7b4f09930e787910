import type { Handle } from '#platform/db.ts'
import { CatalogueSnapshot } from './snapshot.ts'
import { scenesOf, versionsInForce } from './store.ts'
import { allPlaces } from './store-places.ts'

/** The layers in force at an instant and their scenes, without the places. */
export const loadScenes = async (
  handle: Handle,
  at: Temporal.Instant,
): Promise<Pick<CatalogueSnapshot, 'versions' | 'scenes'>> => {
  const versions = await versionsInForce(handle, at)
  const scenes = await scenesOf(
    handle,
    versions.map((version) => version.id),
  )
  return { versions, scenes }
}

/** Reads the catalogue in force at an instant: every layer, every place (Art. 8). */
export const loadSnapshot = async (
  handle: Handle,
  at: Temporal.Instant,
): Promise<CatalogueSnapshot> => {
  const { versions, scenes } = await loadScenes(handle, at)
  return new CatalogueSnapshot(versions, scenes, await allPlaces(handle))
}
