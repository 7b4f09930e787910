import type { AheadClock } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import type { ScheduledJob } from '#platform/jobs.ts'
import type { Logger } from '#platform/log.ts'
import { keepSecondsAhead } from '#platform/simulated-time.ts'
import type { ClockControl } from '#sandbox/index.ts'

/** Jobs meet every day of a longer move, as they would have met it had it passed. */
const DAY_SECONDS = 86_400

interface Options {
  readonly db: Database
  readonly clock: AheadClock
  readonly log: Logger
  /** What the clock sets off; made when the time is moved, for it needs the whole program. */
  readonly jobs: () => readonly ScheduledJob[]
}

/**
 * 拨时间: moves the time of a demonstration on, day by day, and does after each day what the clock
 * would have set off; jobs that only look do so on the last. What was reached is kept, so that a
 * new start goes on from there: nothing that is recorded ever lies in the future.
 */
export const clockControl = ({ db, clock, log, jobs }: Options): ClockControl => {
  let moving = false
  /** A party outside that does not answer keeps no other job, and no day, from being done. */
  const done = async ({ name, run }: ScheduledJob): Promise<readonly string[]> => {
    try {
      await run()
      return []
    } catch (error) {
      log.warn({ err: error }, `${name} failed while the time was moved`)
      return [name]
    }
  }
  const moveOn = async (seconds: number): Promise<readonly string[]> => {
    const goal = clock.aheadSeconds + seconds
    const failed = new Set<string>()
    while (clock.aheadSeconds < goal) {
      const next = Math.min(clock.aheadSeconds + DAY_SECONDS, goal)
      const realAt = clock.now().subtract({ seconds: clock.aheadSeconds })
      await db.transaction((tx) => keepSecondsAhead(tx, next, realAt))
      clock.moveTo(next)
      for (const job of jobs())
        if (next === goal || job.looksOnly !== true)
          for (const name of await done(job)) failed.add(name)
    }
    return [...failed]
  }
  return {
    now: () => clock.now(),
    aheadSeconds: () => clock.aheadSeconds,
    moveOn: async (seconds) => {
      if (moving) return undefined
      moving = true
      try {
        return { failed: await moveOn(seconds) }
      } finally {
        moving = false
      }
    },
  }
}
