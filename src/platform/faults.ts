import { isUnreachable } from './db.ts'
import type { Logger } from './log.ts'

/** What work in the background says of its faults. */
export interface Faults {
  /** A fault of the database is told once, until it answers again; any other every time. */
  happened(error: unknown, where: string): void
  /** The database has just answered. */
  passed(): void
}

/** One for everything that works in the background: an outage is one event, not one for each. */
export const watchFaults = (log: Logger): Faults => {
  let isAway = false
  return {
    happened: (error, where) => {
      if (!isUnreachable(error)) log.error({ err: error }, where)
      else if (!isAway) log.error({ err: error }, 'the database does not answer; waiting for it')
      isAway ||= isUnreachable(error)
    },
    passed: () => {
      if (isAway) log.warn('the database answers again')
      isAway = false
    },
  }
}
