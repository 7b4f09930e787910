import { systemClock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { type PayingBanks, payingBanksOver } from '#modules/payment/index.ts'
import {
  type AfterRestore,
  askBanks,
  declareRestored,
  enterList,
  matchBatch,
  type Said,
  standing,
} from '../after-restore.ts'
import { bankAddresses, bankTerms } from '../banks.ts'
import { withFoundation } from '../foundation.ts'
import type { Command } from './command.ts'

/** Banks as this program reaches them; nothing is sent here, so that nothing is signed. */
const banksOf = ({ settings, mode }: Config): PayingBanks => {
  const own = settings.YKT_PUBLIC_URL ?? `http://127.0.0.1:${settings.YKT_PORT ?? 8080}`
  return payingBanksOver({
    addressOf: bankAddresses(
      settings.YKT_BANK_ADDRESSES,
      mode === 'demonstration' ? own : undefined,
    ),
    termsOf: bankTerms(settings.YKT_BANK_PAYMENTS, mode),
    sign: () => '',
  })
}

type Step = (deps: AfterRestore, args: readonly string[]) => Promise<Said>

/** Each with the number of its arguments. */
const STEPS: Readonly<Record<string, readonly [count: number, step: Step]>> = {
  status: [0, (deps) => standing(deps)],
  declare: [1, (deps, [why = '']) => declareRestored(deps, why)],
  ask: [0, (deps) => askBanks(deps)],
  enter: [
    4,
    (deps, [bankCode = '', file = '', firstId = '', secondId = '']) =>
      enterList(deps, bankCode, { file, firstId, secondId }),
  ],
  match: [
    5,
    (deps, [reference = '', batchId = '', file = '', firstId = '', secondId = '']) =>
      matchBatch(deps, { reference, batchId }, { file, firstId, secondId }),
  ],
}

const USAGE = 'after-restore status|declare|ask|enter|match'
/** Each step with its arguments. */
const FORMS = [
  'ykt after-restore status',
  'ykt after-restore declare WHY',
  'ykt after-restore ask',
  'ykt after-restore enter BANK LIST.json FIRST SECOND',
  'ykt after-restore match REFERENCE BATCH PAPER FIRST SECOND',
].join('\n')

export const afterRestoreCommand: Command = {
  name: 'after-restore',
  usage: USAGE,
  zh: '数据库从备份恢复之后:登记、核对银行已收的指令,核对完才能再发放',
  en: 'After the database came back from a backup: what banks have, before anything is sent again',
  example: 'npx ykt after-restore status --json',
  options: ['json'],
  mostArguments: 6,
  run: async ({ arguments: given, readConfig, json, language, print, say }) => {
    const [verb = '', ...args] = given
    const [count, step] = (Object.hasOwn(STEPS, verb) && STEPS[verb]) || []
    if (step === undefined || args.length !== count) {
      say(`用法:\n${FORMS}`, `Usage:\n${FORMS}`)
      return 2
    }
    const config = readConfig()
    return withFoundation(config, say, async ({ db }) => {
      const said = await step({ db, banks: banksOf(config), clock: systemClock }, args)
      if (json) print(JSON.stringify(said))
      else for (const line of said.lines) print(line[language])
      return said.isDone ? 0 : 1
    })
  },
}
