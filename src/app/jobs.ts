import type { ActionContext } from '#platform/audit.ts'
import type { ScheduledJob } from '#platform/jobs.ts'
import { purgeSessions } from '#platform/session.ts'
import { expireTemporaryLoss } from '#modules/card/index.ts'
import { expireRelations, httpPopulationRegister, pullDeaths } from '#modules/person/index.ts'
import { purgeCodes } from '#modules/verification/index.ts'
import type { AppDeps } from './deps.ts'

const contextOf = ({ clock }: AppDeps, name: string): ActionContext => ({
  actor: { kind: 'system', id: name },
  requestId: `job-${clock.now().toString()}`,
  at: clock.now(),
})

/** Relations run out by the day; deaths are asked for where a register is connected. */
const personJobs = (deps: AppDeps): readonly ScheduledJob[] => {
  const url = deps.populationRegisterUrl
  return [
    {
      name: 'person.expireRelations',
      cron: '13 * * * *',
      run: async () => {
        await expireRelations(deps, contextOf(deps, 'person.expireRelations'))
      },
    },
    ...(url === undefined
      ? []
      : [
          {
            name: 'person.pullDeaths',
            cron: '*/10 * * * *',
            run: async () => {
              const register = httpPopulationRegister(url)
              await pullDeaths({ ...deps, register }, contextOf(deps, 'person.pullDeaths'))
            },
          },
        ]),
  ]
}

/** What the clock sets off. */
export const scheduledJobs = (deps: AppDeps): readonly ScheduledJob[] => [
  ...personJobs(deps),
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
]
