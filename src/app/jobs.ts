import { endPartnerKeys } from '#platform/http/partner-keys.ts'
import { purgePartnerTokens } from '#platform/http/partner-token.ts'
import type { ScheduledJob } from '#platform/jobs.ts'
import { purgeSessions } from '#platform/session.ts'
import { endWatches } from '#modules/account/index.ts'
import { askBanks } from '#modules/bank/index.ts'
import {
  askFactory,
  expireTemporaryLoss,
  purgeBankChangeDrafts,
  purgeStatements,
  remindOfActivation,
  remindOfLossEnd,
  returnUnclaimed,
} from '#modules/card/index.ts'
import { endAuthorisations } from '#modules/catalogue/index.ts'
import { takeDownNotices } from '#modules/disclosure/index.ts'
import { purgeMessages, remindDepartments } from '#modules/exchange/index.ts'
import {
  expireRelations,
  httpPopulationRegister,
  pullDeaths,
  pullFeed,
  reviewLateChecks,
} from '#modules/person/index.ts'
import {
  purgeDrafts,
  recountDeadlines,
  reportStandstills,
  watchExceptions,
} from '#modules/handling/index.ts'
import { openRecoveries, proposeReissues } from '#modules/payment/index.ts'
import { purgeMisses } from '#modules/mapper/index.ts'
import { remindAgencies } from '#modules/duty/index.ts'
import { remindOffCard } from '#modules/programme/index.ts'
import { removeFiles } from '#modules/roster/index.ts'
import { purgeCodes } from '#modules/verification/index.ts'
import { bankWorld, connectionsOf } from './banks.ts'
import { cardFactoryDeps } from './card-factory.ts'
import type { AppDeps } from './deps.ts'
import { jobContext } from './job-context.ts'
import { paymentJobs } from './payments.ts'
import { workingDays } from './working-days.ts'

/**
 * Relations run out by the day, checks that are late go to people, and deaths are asked for where a
 * register is connected.
 */
const personJobs = (deps: AppDeps): readonly ScheduledJob[] => {
  const url = deps.populationRegisterUrl
  return [
    {
      name: 'person.expireRelations',
      cron: '13 * * * *',
      run: async () => {
        await expireRelations(deps, jobContext(deps, 'person.expireRelations'))
      },
    },
    {
      name: 'person.reviewLateChecks',
      cron: '*/10 * * * *',
      run: async () => {
        await reviewLateChecks(deps, jobContext(deps, 'person.reviewLateChecks'))
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
              await pullDeaths({ ...deps, register }, jobContext(deps, 'person.pullDeaths'))
            },
          },
          {
            name: 'person.pullFacts',
            cron: '*/10 * * * *',
            run: async () => {
              const from = { ...deps, register: httpPopulationRegister(url) }
              const context = jobContext(deps, 'person.pullFacts')
              for (const feed of ['imprisonment', 'emigration'] as const)
                await pullFeed(from, context, feed)
            },
          },
        ]),
  ]
}

/** What a counter showed and nobody signed is kept for a day. */
const KEPT = { hours: 24 } as const

/** Answers on the way to a change of bank that nobody came back to. */
const bankChangeDrafts = (deps: AppDeps): ScheduledJob => ({
  name: 'card.purgeBankChangeDrafts',
  cron: '27 3 * * *',
  run: async () => {
    const at = deps.clock.now()
    await deps.db.transaction(async (tx) => {
      await purgeBankChangeDrafts(tx, at)
      await purgeStatements(tx, at.subtract(KEPT))
    })
  },
})

/** Losses, reminders, and what banks and factory owe an answer to. */
const cardJobs = (deps: AppDeps): readonly ScheduledJob[] => [
  {
    name: 'card.expireTemporaryLoss',
    cron: '*/10 * * * *',
    run: async () => {
      await expireTemporaryLoss(deps, jobContext(deps, 'card.expireTemporaryLoss'))
    },
  },
  {
    name: 'card.remindOfLossEnd',
    cron: '12 * * * *',
    run: async () => {
      await remindOfLossEnd(deps, jobContext(deps, 'card.remindOfLossEnd'))
    },
  },
  {
    name: 'card.remindOfActivation',
    cron: '40 1 * * *',
    run: async () => {
      await remindOfActivation(deps, jobContext(deps, 'card.remindOfActivation'))
    },
  },
  {
    name: 'card.returnUnclaimed',
    cron: '20 1 * * *',
    run: async () => {
      await returnUnclaimed(deps, jobContext(deps, 'card.returnUnclaimed'))
    },
  },
  {
    name: 'card.askFactory',
    cron: '*/10 * * * *',
    run: async () => {
      await askFactory(cardFactoryDeps(deps), jobContext(deps, 'card.askFactory'))
    },
  },
  bankChangeDrafts(deps),
  {
    name: 'bank.askBanks',
    cron: '*/10 * * * *',
    run: async () => {
      const world = { ...bankWorld(deps), connections: connectionsOf(deps) }
      await askBanks({ ...deps, ...world }, jobContext(deps, 'bank.askBanks'))
    },
  },
]

/** 疑难件: what stands still is taken up, and what a person should have seen to is watched. */
const exceptionJobs = (deps: AppDeps): readonly ScheduledJob[] => {
  const handling = { ...deps, workingDays: workingDays(deps.db) }
  return [
    {
      name: 'handling.reportStandstills',
      cron: '50 1 * * *',
      run: async () => {
        await reportStandstills(handling, jobContext(deps, 'handling.reportStandstills'))
      },
    },
    {
      name: 'handling.watchExceptions',
      cron: '5 * * * *',
      run: async () => {
        await watchExceptions(handling, jobContext(deps, 'handling.watchExceptions'))
      },
    },
  ]
}

/** Lists, what failed, departments that owe an answer. */
const departmentJobs = (deps: AppDeps): readonly ScheduledJob[] => [
  { name: 'roster.removeFiles', cron: '35 * * * *', run: () => removeFiles(deps) },
  {
    name: 'disclosure.takeDownNotices',
    cron: '5 * * * *',
    run: async () => {
      await takeDownNotices(deps, jobContext(deps, 'disclosure.takeDownNotices'))
    },
  },
  {
    name: 'payment.proposeReissues',
    cron: '*/10 * * * *',
    run: async () => {
      await proposeReissues(deps, jobContext(deps, 'payment.proposeReissues'))
    },
  },
  {
    name: 'payment.openRecoveries',
    cron: '35 * * * *',
    run: async () => {
      await openRecoveries(deps, jobContext(deps, 'payment.openRecoveries'))
    },
  },
  {
    name: 'programme.remindOffCard',
    cron: '20 8 * * *',
    run: async () => {
      await remindOffCard(deps, jobContext(deps, 'programme.remindOffCard'))
    },
  },
  {
    name: 'duty.remindAgencies',
    cron: '25 8 * * *',
    run: async () => {
      await remindAgencies(deps, jobContext(deps, 'duty.remindAgencies'))
    },
  },
  {
    name: 'exchange.remindDepartments',
    cron: '30 8 * * *',
    run: async () => {
      await remindDepartments(deps, jobContext(deps, 'exchange.remindDepartments'))
    },
  },
  {
    name: 'exchange.purgeMessages',
    cron: '43 3 * * *',
    run: async () => {
      await purgeMessages(deps, deps.clock.now())
    },
  },
  {
    name: 'mapper.purgeMisses',
    cron: '33 3 * * *',
    run: async () => {
      const before = deps.clock.now().subtract({ hours: 48 })
      await deps.db.transaction((tx) => purgeMisses(tx, before))
    },
  },
]

/** What is kept for a while only. */
const platformJobs = (deps: AppDeps): readonly ScheduledJob[] => [
  {
    name: 'platform.purgeSessions',
    cron: '7 * * * *',
    run: async () => {
      await deps.db.transaction((tx) => purgeSessions(tx, deps.clock.now()))
    },
  },
  {
    name: 'platform.endPartnerKeys',
    cron: '*/10 * * * *',
    run: async () => {
      await deps.db.transaction((tx) => endPartnerKeys(tx, deps.clock.now()))
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

/** What the clock sets off. */
export const scheduledJobs = (deps: AppDeps): readonly ScheduledJob[] => [
  ...personJobs(deps),
  ...cardJobs(deps),
  ...exceptionJobs(deps),
  ...paymentJobs(deps),
  ...departmentJobs(deps),
  ...platformJobs(deps),
  {
    name: 'account.endWatches',
    cron: '20 3 * * *',
    run: async () => {
      await endWatches(deps, jobContext(deps, 'account.endWatches'))
    },
  },
  {
    name: 'catalogue.endAuthorisations',
    cron: '3 * * * *',
    run: async () => {
      await endAuthorisations(deps, jobContext(deps, 'catalogue.endAuthorisations'))
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
    name: 'handling.recountDeadlines',
    cron: '*/10 * * * *',
    run: async () => {
      const counting = { ...deps, workingDays: workingDays(deps.db) }
      await recountDeadlines(counting, jobContext(deps, 'handling.recountDeadlines'))
    },
  },
  {
    name: 'handling.purgeDrafts',
    cron: '17 3 * * *',
    run: async () => {
      await deps.db.transaction((tx) => purgeDrafts(tx, deps.clock.now()))
    },
  },
]
