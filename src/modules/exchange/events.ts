import { z } from 'zod'
import { eventType } from '#platform/events.ts'

/** A department has not answered a change of account, although it was reminded. */
export const answerOverdue = eventType(
  'exchange.answer-overdue',
  z.strictObject({
    changeId: z.string(),
    agencyCode: z.string(),
    programmeCode: z.string(),
    dueOn: z.iso.date(),
  }),
)
