import type { Handle } from '#platform/db.ts'
import { provinceDate } from '#kernel/period.ts'
import {
  type Account,
  accountsOf,
  type CutOverChoices,
  cutOverChoices,
  type PersonProgramme,
  programmesOf,
} from '#modules/account/index.ts'
import { windowDaysOn } from '#modules/programme/index.ts'
import { loadStandards } from '#modules/standard/index.ts'
import type { Card } from './store.ts'

/** A programme that pays the holder, and what a change of bank can do to it. */
export interface AffectedProgramme {
  readonly paid: PersonProgramme
  /** False while another change of it is under way: that one is waited for, or taken back. */
  readonly possible: boolean
  readonly choices: CutOverChoices
}

/** 影响清单: every programme that pays a person now, in the order of the codes. */
export const affectedProgrammes = async (
  handle: Handle,
  personId: string,
  at: Temporal.Instant,
): Promise<AffectedProgramme[]> => {
  const today = provinceDate(at)
  const days = windowDaysOn(today, await loadStandards(handle))
  return (await programmesOf(handle, personId, at)).map((paid) => ({
    paid,
    possible: paid.change === undefined,
    choices: cutOverChoices(paid.programme, today, days),
  }))
}

/** The account on a card as the departments know it: by the card, or else by its bank. */
export const accountOnCard = async (
  handle: Handle,
  { id, personId, bankCode }: Pick<Card, 'id' | 'personId' | 'bankCode'>,
): Promise<Account | undefined> => {
  const open = (await accountsOf(handle, personId)).filter(({ status }) => status !== 'closed')
  return (
    open.find(({ cardId }) => cardId === id) ??
    open.find((one) => one.cardId === undefined && one.bankCode === bankCode)
  )
}
