/** How often a holder is reminded that the account on the card is not activated. */
export const REMINDER_STAGES = ['first', 'second', 'last'] as const
export type ReminderStage = (typeof REMINDER_STAGES)[number]

/**
 * The stage to remind of now: the latest whose day has come, unless it or a later one was reminded
 * of before. Stages that were missed are passed over.
 */
export const stageDue = (
  days: Readonly<Record<ReminderStage, number>>,
  enabledForDays: number,
  reminded: readonly ReminderStage[],
): ReminderStage | undefined => {
  const due = REMINDER_STAGES.findLastIndex((stage) => enabledForDays >= days[stage])
  const done = REMINDER_STAGES.findLastIndex((stage) => reminded.includes(stage))
  return due > done ? REMINDER_STAGES[due] : undefined
}
