import type { ActionContext } from '#platform/audit.ts'
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
import { checkParity } from '#modules/opendata/index.ts'
import { openRecoveries, proposeReissues } from '#modules/payment/index.ts'
import { purgeMisses } from '#modules/mapper/index.ts'
import { remindAgencies } from '#modules/duty/index.ts'
import { remindOfEnd } from '#modules/entitlement/index.ts'
import { remindOffCard } from '#modules/programme/index.ts'
import { removeFiles } from '#modules/roster/index.ts'
import { purgeCodes } from '#modules/verification/index.ts'
import { bankWorld, connectionsOf } from './banks.ts'
import { cardFactoryDeps } from './card-factory.ts'
import type { AppDeps } from './deps.ts'
import { jobContext } from './job-context.ts'
import { paymentJobs } from './payments.ts'
import { workingDays } from './working-days.ts'

/** A job that acts in its own name, as its records say. */
const acting = <Deps extends AppDeps>(
  deps: Deps,
  name: string,
  cron: string,
  act: (deps: Deps, context: ActionContext) => Promise<unknown>,
): ScheduledJob => ({
  name,
  cron,
  run: async () => {
    await act(deps, jobContext(deps, name))
  },
})

/**
 * Relations run out by the day, checks that are late go to people, and deaths are asked for where a
 * register is connected.
 */
const personJobs = (deps: AppDeps): readonly ScheduledJob[] => {
  const url = deps.populationRegisterUrl
  return [
    acting(deps, 'person.expireRelations', '13 * * * *', expireRelations),
    acting(deps, 'person.reviewLateChecks', '*/10 * * * *', reviewLateChecks),
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
  acting(deps, 'card.expireTemporaryLoss', '*/10 * * * *', expireTemporaryLoss),
  acting(deps, 'card.remindOfLossEnd', '12 * * * *', remindOfLossEnd),
  acting(deps, 'card.remindOfActivation', '40 1 * * *', remindOfActivation),
  acting(deps, 'card.returnUnclaimed', '20 1 * * *', returnUnclaimed),
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

/** What stands still is taken up, what a person should have seen to is watched; promised days. */
const handlingJobs = (deps: AppDeps): readonly ScheduledJob[] => {
  const handling = { ...deps, workingDays: workingDays(deps.db) }
  return [
    acting(handling, 'handling.reportStandstills', '50 1 * * *', reportStandstills),
    acting(handling, 'handling.watchExceptions', '5 * * * *', watchExceptions),
    acting(handling, 'handling.recountDeadlines', '*/10 * * * *', recountDeadlines),
  ]
}

/** Lists, what failed, departments that owe an answer. */
const departmentJobs = (deps: AppDeps): readonly ScheduledJob[] => [
  { name: 'roster.removeFiles', cron: '35 * * * *', run: () => removeFiles(deps) },
  acting(deps, 'disclosure.takeDownNotices', '5 * * * *', takeDownNotices),
  acting(deps, 'payment.proposeReissues', '*/10 * * * *', proposeReissues),
  acting(deps, 'payment.openRecoveries', '35 * * * *', openRecoveries),
  acting(deps, 'programme.remindOffCard', '20 8 * * *', remindOffCard),
  acting(deps, 'duty.remindAgencies', '25 8 * * *', remindAgencies),
  acting(deps, 'entitlement.remindOfEnd', '35 1 * * *', remindOfEnd),
  acting(deps, 'exchange.remindDepartments', '30 8 * * *', remindDepartments),
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
  ...handlingJobs(deps),
  ...paymentJobs(deps),
  ...departmentJobs(deps),
  ...platformJobs(deps),
  acting(deps, 'account.endWatches', '20 3 * * *', endWatches),
  acting(deps, 'catalogue.endAuthorisations', '3 * * * *', endAuthorisations),
  { ...acting(deps, 'opendata.checkParity', '40 2 * * *', checkParity), looksOnly: true },
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
]
