import { PROVINCE_ZONE } from '#kernel/period.ts'
import type { Scene } from './scene.ts'

/** Whether the last day of a scene has passed; one without a last day goes on. */
export const hasEnded = ({ lastDay }: Pick<Scene, 'lastDay'>, on: Temporal.PlainDate): boolean =>
  lastDay !== undefined && lastDay < on.toString()

/**
 * Scenes as they are on a day: what has ended is withdrawn, as if a version had said so. It cannot
 * be verified any more, no list offers it, and its page says since when (Art. 8).
 */
export const scenesOn = (scenes: readonly Scene[], on: Temporal.PlainDate): readonly Scene[] =>
  scenes.map((scene) => (hasEnded(scene, on) ? { ...scene, status: 'withdrawn' } : scene))

/** The instants at which scenes end, which is when the day after their last begins. */
export const endsOf = (scenes: readonly Scene[]): readonly Temporal.Instant[] =>
  [...new Set(scenes.flatMap(({ lastDay }) => lastDay ?? []))].map((lastDay) =>
    Temporal.PlainDate.from(lastDay).add({ days: 1 }).toZonedDateTime(PROVINCE_ZONE).toInstant(),
  )
