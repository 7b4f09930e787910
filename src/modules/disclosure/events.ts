import { z } from 'zod'
import { eventType } from '#platform/events.ts'
import { OBJECTION_STATUSES } from './objection.ts'

/** Somebody objects: the row waits. */
export const objectionMade = eventType(
  'disclosure.objection-made',
  z.object({ objectionId: z.uuid(), rosterId: z.uuid(), rowId: z.uuid().nullable() }),
)

/** An objection was looked into; whoever left a phone is told. */
export const objectionDecided = eventType(
  'disclosure.objection-decided',
  z.object({
    objectionId: z.uuid(),
    rosterId: z.uuid(),
    rowId: z.uuid().nullable(),
    status: z.enum(OBJECTION_STATUSES),
  }),
)
