import type { ScheduledJob } from '#platform/jobs.ts'
import { purgeSessions } from '#platform/session.ts'
import { expireTemporaryLoss } from '#modules/card/index.ts'
import { purgeDrafts } from '#modules/handling/index.ts'
import { purgeCodes } from '#modules/verification/index.ts'
import type { AppDeps } from './deps.ts'

/** What the clock sets off. */
export const scheduledJobs = (deps: AppDeps): readonly ScheduledJob[] => [
  {
    name: 'card.expireTemporaryLoss',
    cron: '*/10 * * * *',
    run: async () => {
      await expireTemporaryLoss(deps, {
        actor: { kind: 'system', id: 'card.expireTemporaryLoss' },
        requestId: `job-${deps.clock.now().toString()}`,
        at: deps.clock.now(),
      })
    },
  },
  {
    name: 'verification.purgeCodes',
    cron: '* * * * *',
    run: async () => {
      await deps.db.transaction((tx) => purgeCodes(tx, deps.clock.now()))
    },
  },
  {
    name: 'handling.purgeDrafts',
    cron: '17 3 * * *',
    run: async () => {
      await deps.db.transaction((tx) => purgeDrafts(tx, deps.clock.now()))
    },
  },
  {
    name: 'platform.purgeSessions',
    cron: '7 * * * *',
    run: async () => {
      await deps.db.transaction((tx) => purgeSessions(tx, deps.clock.now()))
    },
  },
]
