import { ageOn } from '#kernel/ages.ts'
import { provinceDate } from '#kernel/period.ts'
import type { ActionContext } from '#platform/audit.ts'
import type { Database, Transaction } from '#platform/db.ts'
import { publish } from '#platform/events.ts'
import { personsForVerification } from '#modules/person/index.ts'
import { loadStandards, type ReadStandard } from '#modules/standard/index.ts'
import { type ReminderStage, stageDue } from './activation.ts'
import { ActivationDue } from './events.ts'
import { type Card, lockCard } from './store.ts'
import { cardsToActivate, insertReminder, stagesReminded } from './store-activation.ts'

/** Cards of one page; every page is gone through. */
const BATCH = 500

const daysOf = (standard: ReadStandard, { issuingRegion }: Card, on: Temporal.PlainDate) => ({
  first: standard('activationFirstReminderDays', issuingRegion, on),
  second: standard('activationSecondReminderDays', issuingRegion, on),
  last: standard('activationLastReminderDays', issuingRegion, on),
})

/** An elder is called as well; `undefined` for whoever has died and is not reminded. */
const isCalled = async (
  tx: Transaction,
  standard: ReadStandard,
  { personId, issuingRegion }: Card,
  on: Temporal.PlainDate,
): Promise<boolean | undefined> => {
  const person = (await personsForVerification(tx, [personId])).get(personId)
  if (person === undefined || person.diedOn !== undefined) return undefined
  return ageOn(person.birthOn, on) >= standard('voiceReminderAge', issuingRegion, on)
}

const remind = async (
  tx: Transaction,
  context: ActionContext,
  about: { readonly id: string; readonly personId: string },
): Promise<ReminderStage | undefined> => {
  const on = provinceDate(context.at)
  const card = await lockCard(tx, about.personId, about.id)
  if (card?.status !== 'normal' || card.bankStatus !== 'notActivated') return undefined
  if (card.issuedOn === undefined) return undefined
  const enabledFor = card.issuedOn.until(on, { largestUnit: 'days' }).days
  const standard = await loadStandards(tx)
  const days = daysOf(standard, card, on)
  const stage = stageDue(days, enabledFor, await stagesReminded(tx, card.id))
  if (stage === undefined) return undefined
  const byVoice = await isCalled(tx, standard, card, on)
  if (byVoice === undefined) return undefined
  const { id: cardId, personId } = card
  await insertReminder(tx, { cardId, personId, stage, byVoice, at: context.at })
  await publish(tx, context, ActivationDue, {
    subjectId: cardId,
    payload: { cardId, personId, days: days[stage], byVoice },
  })
  return stage
}

/**
 * 激活提醒: tells holders, at three stages, that the account on their enabled card is not activated;
 * elders are marked to be called (Art. 14, 18). Running it twice reminds once; stages that were
 * missed are not made up for.
 *
 * @returns how many holders are reminded.
 */
export const remindOfActivation = async (
  { db }: { readonly db: Database },
  context: ActionContext,
): Promise<number> => {
  let reminded = 0
  let after: string | undefined
  for (;;) {
    const page = await cardsToActivate(db, after, BATCH)
    if (page.length === 0) return reminded
    for (const about of page) {
      const stage = await db.transaction((tx) => remind(tx, context, about))
      if (stage !== undefined) reminded += 1
    }
    after = page.at(-1)?.id
  }
}
