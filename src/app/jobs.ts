import { purgePartnerTokens } from '#platform/http/partner-token.ts'
import type { ScheduledJob } from '#platform/jobs.ts'
import { purgeSessions } from '#platform/session.ts'
import { expireTemporaryLoss } from '#modules/card/index.ts'
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
    name: 'platform.purgeSessions',
    cron: '7 * * * *',
    run: async () => {
      await deps.db.transaction((tx) => purgeSessions(tx, deps.clock.now()))
    },
  },
  {
    name: 'platform.purgePartnerTokens',
    cron: '*/15 * * * *',
    run: async () => {
      await deps.db.transaction((tx) => purgePartnerTokens(tx, deps.clock.now()))
    },
  },
]
