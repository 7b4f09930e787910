import { hasBegun, type VersionContent } from './snapshot.ts'

type Version = Pick<VersionContent, 'regionCode' | 'number' | 'supersedes' | 'effectiveFrom'>

const keyOf = (regionCode: string, number: number): string => `${regionCode}/${number}`

/** By which version each of those that never took effect is replaced, by region and number. */
export const replacements = (versions: readonly Version[]): ReadonlyMap<string, number> =>
  new Map(
    versions.flatMap(({ regionCode, number, supersedes }) =>
      supersedes.map((old): [string, number] => [keyOf(regionCode, old), number]),
    ),
  )

/** The number of the version that stands in the place of one, or `undefined`. */
export const replacedBy = (
  found: ReadonlyMap<string, number>,
  { regionCode, number }: Pick<Version, 'regionCode' | 'number'>,
): number | undefined => found.get(keyOf(regionCode, number))

/** The versions of any layers that will take effect after an instant. */
export const waitingVersions = <One extends Version>(
  versions: readonly One[],
  at: Temporal.Instant,
): readonly One[] => {
  const found = replacements(versions)
  return versions.filter(
    (version) => !hasBegun(version, at) && replacedBy(found, version) === undefined,
  )
}
