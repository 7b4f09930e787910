import { isUnreachable } from './db.ts'
import type { Logger } from './log.ts'

/** What work in the background says of its faults. */
export interface Faults {
  /** A fault of the database is told once, until it answers again; any other every time. */
  happened(error: unknown, where: string): void
  /** To be asked for before a piece of work; the work that went through says so by it. */
  attempt(): Attempt
}

export interface Attempt {
  /**
   * The database has answered. That says nothing of an outage that began meanwhile: what was asked
   * before it can still be answered while the server goes down.
   */
  passed(): void
}

/** One for everything that works in the background: an outage is one event, not one for each. */
export const watchFaults = (log: Logger): Faults => {
  let isAway = false
  let outages = 0
  return {
    happened: (error, where) => {
      if (!isUnreachable(error)) {
        log.error({ err: error }, where)
        return
      }
      if (!isAway) log.error({ err: error }, 'the database does not answer; waiting for it')
      isAway = true
      outages += 1
    },
    attempt: () => {
      const before = outages
      return {
        passed: () => {
          if (!isAway || outages !== before) return
          log.warn('the database answers again')
          isAway = false
        },
      }
    },
  }
}
