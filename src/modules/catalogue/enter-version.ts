import { uuidv7 } from '#kernel/ids.ts'
import type { KeyRing } from '#platform/crypto/keys.ts'
import type { Transaction } from '#platform/db.ts'
import { byCode, changesBetween, codeOf } from './changes.ts'
import { missingBasis } from './domain-basis.ts'
import type { Scene } from './scene.ts'
import { sealVersion } from './seal.ts'
import type { VersionContent } from './snapshot.ts'
import { insertVersion, latestVersion, type Publishers, scenesOf, versionBefore } from './store.ts'

export interface NewVersion extends Publishers {
  readonly id?: string | undefined
  readonly regionCode: string
  readonly publishedAt: Temporal.Instant
  readonly effectiveFrom: Temporal.Instant
  readonly reason: string
  /** Every scene of the layer from then on. */
  readonly scenes: readonly Scene[]
  /** Why each scene comes, changes or goes; the reason of the version where nothing is said. */
  readonly reasons?: ReadonlyMap<string, string> | undefined
  /** Versions that wait and are never to take effect. */
  readonly supersedes?: readonly number[] | undefined
}

/**
 * Publishes the next version of a layer (Art. 8): what it changes is worked out here, signed with
 * all its scenes, and written with them, or nothing is. Throws for a scene that does not name the
 * article which opens its field.
 */
export const enterVersion = async (
  tx: Transaction,
  keys: KeyRing,
  { scenes: unordered, reasons, id, draftedBy, publishedBy, supersedes = [], ...given }: NewVersion,
): Promise<VersionContent> => {
  const scenes = byCode(unordered)
  for (const scene of scenes) {
    const missing = missingBasis(scene)
    if (missing !== undefined) throw new Error(`Scene ${scene.code} does not rest on ${missing}`)
  }
  const latest = await latestVersion(tx, given.regionCode)
  const number = (latest?.number ?? 0) + 1
  const before = await versionBefore(tx, { ...given, number, supersedes })
  const was = before === undefined ? [] : await scenesOf(tx, [before.id])
  const version: VersionContent = {
    ...given,
    id: id ?? uuidv7(given.publishedAt),
    number,
    previous: latest?.seal?.digest,
    supersedes,
    changes: changesBetween(was, scenes).map((change) => ({
      kind: change.kind,
      code: codeOf(change),
      reason: reasons?.get(codeOf(change)) ?? given.reason,
    })),
  }
  const seal = sealVersion(keys, version, scenes)
  await insertVersion(tx, version, scenes, seal, { draftedBy, publishedBy })
  return version
}
