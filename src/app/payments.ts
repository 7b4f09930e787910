import type { ScheduledJob } from '#platform/jobs.ts'
import { listBanks } from '#modules/bank/index.ts'
import {
  BANK_FORMATS,
  fetchAnswers,
  type PayingBanks,
  payingBanksOver,
  paymentRound,
  signSidecar,
  tidySpool,
  waitingAnswersAt,
} from '#modules/payment/index.ts'
import type { AppDeps } from './deps.ts'
import { jobContext } from './job-context.ts'

/** Signs the file beside a file of payments; absent where nothing is there to sign with. */
export const signFileOf = ({ fileKey }: AppDeps): ((text: string) => string) | undefined =>
  fileKey && ((text) => signSidecar(fileKey, text))

/** Banks that pay, over HTTP or by hand; none while nothing is there to sign with. */
export const payingBanks = (deps: AppDeps): PayingBanks => {
  const sign = signFileOf(deps)
  return sign === undefined
    ? () => undefined
    : payingBanksOver({ addressOf: deps.bankAddress, termsOf: deps.bankTerms, sign })
}

/** What everything about sending and taking files stands on. */
export const paymentDeps = (deps: AppDeps) => ({
  ...deps,
  banks: payingBanks(deps),
  formats: BANK_FORMATS,
})

/** Files that wait at banks which can be reached. */
const fetchWaiting = async (deps: AppDeps): Promise<void> => {
  const waitingAt = (code: string) => {
    const address = deps.bankAddress(code)
    return address === undefined ? undefined : waitingAnswersAt(address)
  }
  const codes = (await listBanks(deps.db))
    .map(({ code }) => code)
    .filter((code) => deps.bankTerms(code) !== undefined)
  const context = jobContext(deps, 'payment.fetchAnswers')
  await fetchAnswers({ ...paymentDeps(deps), waitingAt }, context, codes)
}

/** What the clock sets off about payments; run as often and by as many as one likes. */
export const paymentJobs = (deps: AppDeps): readonly ScheduledJob[] => [
  {
    name: 'payment.round',
    cron: '* * * * *',
    run: async () => {
      await paymentRound(paymentDeps(deps))
    },
  },
  { name: 'payment.fetchAnswers', cron: '* * * * *', run: () => fetchWaiting(deps) },
  {
    name: 'payment.tidySpool',
    cron: '33 3 * * *',
    run: async () => {
      await tidySpool(deps)
    },
  },
]
