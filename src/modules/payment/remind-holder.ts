import { ageOn } from '#kernel/ages.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Transaction } from '#platform/db.ts'
import type { Text } from '#ui/i18n/language.ts'
import { bankAgencies } from '#modules/bank/index.ts'
import { listOutlets } from '#modules/organisation/index.ts'
import { notify, personsForVerification, regionOfPerson } from '#modules/person/index.ts'
import { loadStandards } from '#modules/standard/index.ts'
import { ANY_OUTLET, returnNotices } from './messages-notices.ts'
import { routeOf } from './reason-words.ts'
import type { ReturnCase } from './store-cases.ts'

/** What the holder is asked for. */
export type HolderTask = 'activate' | 'askBank' | 'permit'

/** What only the holder can do about a reason; nothing for what is not theirs. */
export const taskOf = (reasonCode: string): HolderTask | undefined => {
  const { retry, next } = routeOf(reasonCode)
  if (retry === 'withPermission') return 'permit'
  if (reasonCode === 'R04') return 'activate'
  return next === 'holder' ? 'askBank' : undefined
}

/** The outlet of a bank nearest to where a person lives: of the district, else of the city. */
const outletNear = async (
  tx: Transaction,
  agencyCode: string | undefined,
  regionCode: string | undefined,
): Promise<Text> => {
  if (agencyCode === undefined || regionCode === undefined) return ANY_OUTLET
  for (const region of [regionCode, `${regionCode.slice(0, 4)}00`]) {
    const [outlet] = await listOutlets(tx, { agencyCode, regionCode: region })
    if (outlet !== undefined) return outlet.name
  }
  return ANY_OUTLET
}

/**
 * 提醒本人: each holder is told once what to do and where; elders are called as well. Nobody who has
 * died is told anything.
 *
 * @returns the cases whose holders were told.
 */
export const remindHolders = async (
  tx: Transaction,
  context: ActionContext,
  cases: readonly ReturnCase[],
): Promise<readonly ReturnCase[]> => {
  const on = provinceDate(context.at)
  const standard = await loadStandards(tx)
  const agencies = await bankAgencies(tx)
  const persons = await personsForVerification(
    tx,
    cases.map(({ personId }) => personId),
  )
  const told: ReturnCase[] = []
  for (const one of cases) {
    const { personId, reasonCode, bankCode } = one
    const person = persons.get(personId)
    const task = taskOf(reasonCode)
    if (person === undefined || person.diedOn !== undefined || task === undefined) continue
    const region = await regionOfPerson(tx, personId)
    const byVoice = ageOn(person.birthOn, on) >= standard('voiceReminderAge', '440000', on)
    const notice =
      task === 'permit'
        ? returnNotices('permit')
        : returnNotices(task, { outlet: await outletNear(tx, agencies.get(bankCode), region) })
    await notify(tx, context, { personId, ...notice, byVoice })
    told.push(one)
  }
  return told
}
