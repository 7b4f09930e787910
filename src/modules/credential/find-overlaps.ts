import type { Handle } from '#platform/db.ts'
import { PROVINCE } from '#law/setting.ts'
import { loadScenes } from '#modules/catalogue/index.ts'
import type { Credential } from './credential.ts'
import { findOverlaps, type Likeness, likenessOfScene } from './likeness.ts'
import { listCredentials } from './store.ts'
import type { Overlap } from './store-opinions.ts'

/** More than this nobody compares; the most alike come first. */
const MOST = 20

/** What somebody wants to hand out, and where. */
export type Compare = Likeness & Pick<Credential, 'regionCode'>

type Other = Likeness & Pick<Overlap, 'with' | 'agencyCode'>

const meets = (a: string, b: string): boolean => a === b || a === PROVINCE || b === PROVINCE

/**
 * 查重: which published scenes and which credentials on file are like this one (Art. 7). A city's
 * meets those of the same city and of the province; what was withdrawn counts no more.
 */
export const overlapsWith = async (
  handle: Handle,
  one: Compare,
  at: Temporal.Instant,
): Promise<readonly Overlap[]> => {
  const { scenes } = await loadScenes(handle, at)
  const credentials = await listCredentials(handle)
  const others: readonly Other[] = [
    ...scenes
      .filter(
        ({ status, regionCode }) => status === 'published' && meets(regionCode, one.regionCode),
      )
      .map((scene) => ({
        ...likenessOfScene(scene),
        with: { kind: 'scene', sceneCode: scene.code } as const,
        agencyCode: scene.ownerAgency,
      })),
    ...credentials
      .filter(
        ({ status, regionCode }) => status !== 'withdrawn' && meets(regionCode, one.regionCode),
      )
      .map(({ id, issuerAgency, name, domain, audiences, uses }) => ({
        ...{ name, domain, audiences, uses },
        with: { kind: 'credential', otherId: id } as const,
        agencyCode: issuerAgency,
      })),
  ]
  return findOverlaps(one, others)
    .slice(0, MOST)
    .map(({ other, compared }) => ({
      ...compared,
      with: other.with,
      name: other.name,
      agencyCode: other.agencyCode,
    }))
}
