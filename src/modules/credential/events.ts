import { z } from 'zod'
import { eventType } from '#platform/events.ts'

/** A list has rows whose people are not known yet. */
export const NUMBERS_BROUGHT = eventType(
  'credential.numbers-brought',
  z.object({ listId: z.uuid() }),
)
