import { hasEnded } from './last-day.ts'
import type { Scene } from './scene.ts'

export type MemberRefusal = 'OWNER_UNKNOWN' | 'SUPERVISOR_UNKNOWN' | 'LAST_DAY_PAST'

/** What is possible in place of what was refused. */
export const INSTEAD: Readonly<Record<MemberRefusal, readonly string[]>> = {
  OWNER_UNKNOWN: ['chooseAgency'],
  SUPERVISOR_UNKNOWN: ['chooseAgency'],
  LAST_DAY_PAST: ['laterDay', 'suspendAtOnce'],
}

/** What the wishes for a scene are held against besides its draft. */
export interface Surroundings {
  /** Codes of the agencies that can answer for a scene of this layer. */
  readonly agencies: ReadonlySet<string>
  readonly on: Temporal.PlainDate
}

/**
 * Why what is newly said of a scene cannot be: somebody answers for each scene, and a last day is
 * to come. What was published before and is not touched stands, whatever has become of it.
 */
export const wrongMember = (
  known: Scene | undefined,
  scene: Scene,
  { agencies, on }: Surroundings,
): MemberRefusal | undefined => {
  const isNew = (member: 'ownerAgency' | 'supervisingAgency' | 'lastDay') =>
    scene[member] !== undefined && known?.[member] !== scene[member]
  if (isNew('ownerAgency') && !agencies.has(scene.ownerAgency)) return 'OWNER_UNKNOWN'
  if (isNew('supervisingAgency') && !agencies.has(scene.supervisingAgency ?? ''))
    return 'SUPERVISOR_UNKNOWN'
  return isNew('lastDay') && hasEnded(scene, on) ? 'LAST_DAY_PAST' : undefined
}
