import type { Handle } from '#platform/db.ts'
import { PROVINCE } from '#law/setting.ts'
import type { CatalogueReader, Scene } from '#modules/catalogue/index.ts'
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

const ofScene = (scene: Scene): Other => {
  const { name, domain, audiences, uses } = likenessOfScene(scene)
  const { code: sceneCode, ownerAgency: agencyCode } = scene
  return { name, domain, audiences, uses, with: { kind: 'scene', sceneCode }, agencyCode }
}

const ofCredential = (credential: Credential): Other => {
  const { id: otherId, name, domain, audiences, uses, issuerAgency: agencyCode } = credential
  return { name, domain, audiences, uses, with: { kind: 'credential', otherId }, agencyCode }
}

/**
 * 查重: which published scenes and which credentials on file are like this one (Art. 7). A city's
 * meets those of the same city and of the province; what was withdrawn counts no more.
 */
export const overlapsWith = async (
  { handle, catalogue }: { readonly handle: Handle; readonly catalogue: CatalogueReader },
  one: Compare,
  at: Temporal.Instant,
): Promise<readonly Overlap[]> => {
  const { scenes } = await catalogue.scenes(handle, at)
  const credentials = await listCredentials(handle)
  const others: readonly Other[] = [
    ...scenes
      .filter(
        ({ status, regionCode }) => status === 'published' && meets(regionCode, one.regionCode),
      )
      .map(ofScene),
    ...credentials
      .filter(
        ({ status, regionCode }) => status !== 'withdrawn' && meets(regionCode, one.regionCode),
      )
      .map(ofCredential),
  ]
  return findOverlaps(one, others)
    .slice(0, MOST)
    .map(({ other: { with: what, name, agencyCode }, compared: { score, reasons } }) => ({
      with: what,
      name,
      agencyCode,
      score,
      reasons,
    }))
}
