import { PgBoss } from 'pg-boss'
import { QuietClient } from './db.ts'
import type { Faults } from './faults.ts'

/** A piece of work that runs by the clock, once per tick however many processes there are. */
export interface ScheduledJob {
  /** `card.expireTemporaryLoss`. */
  readonly name: string
  /** Five fields, in the province's time. */
  readonly cron: string
  /** Must be idempotent: a tick may come twice. */
  readonly run: () => Promise<void>
  /**
   * It looks at how things stand and moves none of them on: where the time of a demonstration is
   * moved by many days, the look on the last of them is enough.
   */
  readonly looksOnly?: boolean
}

export interface Jobs {
  stop(): Promise<void>
}

const SCHEMA = 'jobs'

/**
 * The queue reads dates and numbers its own way, so it keeps a small pool of its own; its role owns
 * the schema `jobs` and nothing else.
 */
const queueOptions = (databaseUrl: string) => {
  const url = new URL(databaseUrl)
  url.searchParams.set('options', '-c role=ykt_queue')
  const connectionString = url.toString()
  return { connectionString, Client: QuietClient, schema: SCHEMA, createSchema: false, max: 2 }
}

const schedule = async (boss: PgBoss, jobs: readonly ScheduledJob[]): Promise<void> => {
  for (const { name, cron, run } of jobs) {
    await boss.createQueue(name)
    await boss.schedule(name, cron, null, { tz: 'Asia/Shanghai' })
    await boss.work(name, { pollingIntervalSeconds: 30 }, run)
  }
}

/**
 * Starts the clockwork: every job has a queue, a schedule and one worker. The library creates and
 * upgrades its own tables.
 */
export const startJobs = async (
  databaseUrl: string,
  faults: Faults,
  jobs: readonly ScheduledJob[],
): Promise<Jobs> => {
  const boss = new PgBoss(queueOptions(databaseUrl))
  boss.on('error', (error) => faults.happened(error, 'job queue'))
  try {
    await boss.start()
    await schedule(boss, jobs)
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {})
    throw error
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5000 }) }
}
